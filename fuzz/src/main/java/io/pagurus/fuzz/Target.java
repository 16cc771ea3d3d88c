package io.pagurus.fuzz;

import io.pagurus.qdev.DeviceException;
import io.pagurus.vmstate.VmStateException;

/** Something that reads bytes which others wrote. */
interface Target {
    /**
     * Reads the bytes; what it accepts it writes again and reads again.
     *
     * @param input hostile
     * @throws VmStateException if the bytes are refused
     * @throws DeviceException if they are in order, but of a machine that cannot be built here
     * @throws BrokenPromise if what was accepted is not accepted again
     */
    void read(byte[] input) throws VmStateException, DeviceException;

    /** {@return bytes of memory that the last input may have cost for reasons of its own} */
    default long excused() {
        return 0;
    }
}
