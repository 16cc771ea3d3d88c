package io.pagurus.vmstate;

/**
 * What a device does after its fields and subsections are loaded.
 *
 * @param <S> the state class
 */
@FunctionalInterface
public interface PostLoadHook<S> {
    /**
     * Runs the hook.
     *
     * @param version the stream's version of this vmsd
     * @throws VmStateException to refuse; QEMU 7.2 prints nothing of its own for it
     */
    void run(S state, int version) throws VmStateException;
}
