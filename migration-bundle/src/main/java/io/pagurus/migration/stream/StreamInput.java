package io.pagurus.migration.stream;

import io.pagurus.vmstate.StateInput;
import io.pagurus.vmstate.VmStateException;

/** A stream that can also be passed over without being looked at. */
public interface StreamInput extends StateInput {
    /**
     * Passes over {@code length} bytes.
     *
     * @param length number of bytes, not negative
     * @throws VmStateException EIO if fewer are left
     */
    void skip(long length) throws VmStateException;

    /**
     * {@return an input over exactly the next {@code length} bytes, at the same absolute positions; this one continues
     * behind them}
     *
     * @param length number of bytes, not negative
     * @throws VmStateException EIO if fewer are left
     */
    StreamInput split(long length) throws VmStateException;
}
