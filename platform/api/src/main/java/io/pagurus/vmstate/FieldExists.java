package io.pagurus.vmstate;

/**
 * Decides alone whether a field is in the stream (QEMU's {@code field_exists}).
 *
 * @param <S> the state class
 */
@FunctionalInterface
public interface FieldExists<S> {
    /**
     * {@return whether the field is present}
     *
     * @param state the state as loaded or saved so far
     * @param version on load the stream's version of this vmsd, on save the current one
     */
    boolean test(S state, int version);
}
