package io.pagurus.vmstate;

/**
 * Something a device does before a load, before a save or after a save. It touches the state only.
 *
 * @param <S> the state class
 */
@FunctionalInterface
public interface StateHook<S> {
    /**
     * Runs the hook.
     *
     * @throws VmStateException to refuse; QEMU 7.2 prints nothing of its own for it
     */
    void run(S state) throws VmStateException;
}
