package io.pagurus.vmstate;

/** What a {@link CustomInfo} writes to: the stream, and the means to save a nested vmsd as its C counterpart would. */
public interface FieldOutput extends StateOutput {
    /**
     * Saves {@code state} by {@code vmsd} at this point of the stream ({@code vmstate_save_state}); the vmdesc JSON does
     * not mention it.
     *
     * @throws VmStateException as the writer does
     */
    <E> void save(VmStateDescription<E> vmsd, E state) throws VmStateException;
}
