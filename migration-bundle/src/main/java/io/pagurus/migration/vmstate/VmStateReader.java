package io.pagurus.migration.vmstate;

import io.pagurus.vmstate.StateInput;
import io.pagurus.vmstate.VmStateDescription;
import io.pagurus.vmstate.VmStateException;

/** Loads state by its description, as QEMU's {@code vmstate_load_state} does. */
public final class VmStateReader {
    private VmStateReader() {}

    /**
     * Loads one section's body.
     *
     * @param vmsd the receiver's description
     * @param state where the values go; after a failure it holds a part of them
     * @param in the stream, at the first byte after the section's header
     * @param version the version the header names
     * @throws VmStateException with QEMU's lines, the field's path and the offset
     */
    public static <S> void load(VmStateDescription<S> vmsd, S state, StateInput in, int version)
            throws VmStateException {
        new LoadRun(in, LoadMode.RECEIVE, null).section(vmsd, state, version);
    }
}
