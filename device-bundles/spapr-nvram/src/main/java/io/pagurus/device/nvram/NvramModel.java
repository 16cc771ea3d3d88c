package io.pagurus.device.nvram;

import io.pagurus.memory.GuestMemory;
import io.pagurus.memory.MemoryFaultException;
import io.pagurus.spapr.RtasStatus;

/** Behaviour of the NVRAM: nvram-fetch and nvram-store (LoPAR 7.3.1). */
final class NvramModel {
    private static final int ARGUMENTS = 3;
    private static final int RETURNS = 2;

    private final NvramState state;
    private final GuestMemory memory;
    private final Backing backing;

    /** Where contents survive the machine. */
    @FunctionalInterface
    interface Backing {
        /**
         * Keeps a piece of the contents.
         *
         * @return whether it is kept
         */
        boolean store(int offset, byte[] bytes);
    }

    NvramModel(NvramState state, GuestMemory memory, Backing backing) {
        this.state = state;
        this.memory = memory;
        this.backing = backing;
    }

    /** nvram-fetch: offset, address of the buffer, length; returns status and number of bytes. */
    synchronized int fetch(int[] arguments, int[] returns) {
        if (arguments.length != ARGUMENTS || returns.length != RETURNS) {
            return RtasStatus.PARAMETER_ERROR;
        }
        returns[1] = 0;
        if (outside(arguments[0], arguments[2])) {
            return RtasStatus.PARAMETER_ERROR;
        }
        try {
            memory.write(Integer.toUnsignedLong(arguments[1]), state.buf, arguments[0], arguments[2]);
        } catch (MemoryFaultException e) {
            return RtasStatus.PARAMETER_ERROR;
        }
        returns[1] = arguments[2];
        return RtasStatus.SUCCESS;
    }

    /** nvram-store: offset, address of the buffer, length; returns status and number of bytes. */
    synchronized int store(int[] arguments, int[] returns) {
        if (arguments.length != ARGUMENTS || returns.length != RETURNS) {
            return RtasStatus.PARAMETER_ERROR;
        }
        returns[1] = 0;
        if (outside(arguments[0], arguments[2])) {
            return RtasStatus.PARAMETER_ERROR;
        }
        byte[] bytes = new byte[arguments[2]];
        try {
            memory.read(Integer.toUnsignedLong(arguments[1]), bytes, 0, bytes.length);
        } catch (MemoryFaultException e) {
            return RtasStatus.PARAMETER_ERROR;
        }
        if (!backing.store(arguments[0], bytes)) {
            return RtasStatus.HARDWARE_ERROR;
        }
        System.arraycopy(bytes, 0, state.buf, arguments[0], bytes.length);
        returns[1] = bytes.length;
        return RtasStatus.SUCCESS;
    }

    private boolean outside(int offset, int length) {
        return Integer.toUnsignedLong(offset) + Integer.toUnsignedLong(length) > state.buf.length;
    }
}
