package io.pagurus.vmstate;

/** What a {@link CustomInfo} reads from: the stream, and the means to load a nested vmsd as its C counterpart would. */
public interface FieldInput extends StateInput {
    /**
     * Loads {@code state} by {@code vmsd} at this point of the stream ({@code vmstate_load_state}).
     *
     * @param version the version to load, as the enclosing format knows it
     * @throws VmStateException as the reader does
     */
    <E> void load(VmStateDescription<E> vmsd, E state, int version) throws VmStateException;

    /**
     * {@return whether received values must be checked against the receiver's own; false while a section is only being
     * looked at on a scratch state}
     */
    boolean checking();
}
