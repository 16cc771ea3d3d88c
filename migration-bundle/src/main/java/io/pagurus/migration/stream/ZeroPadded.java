package io.pagurus.migration.stream;

import io.pagurus.vmstate.VmStateException;

/**
 * Integers that the stream may end inside of. QEMU reads zeros past the end and looks for the error later, so that its
 * words are about the zeros.
 */
final class ZeroPadded {
    private ZeroPadded() {}

    /** {@return 16 bits, the missing bytes as zeros} */
    static int u16(StreamInput in) throws VmStateException {
        return in.peek(1) < 0 ? (int) rest(in, 2) : in.u16();
    }

    /** {@return 32 bits, the missing bytes as zeros} */
    static long u32(StreamInput in) throws VmStateException {
        return in.peek(3) < 0 ? rest(in, 4) : in.u32();
    }

    /** {@return 64 bits, the missing bytes as zeros} */
    static long u64(StreamInput in) throws VmStateException {
        return in.peek(7) < 0 ? rest(in, 8) : in.u64();
    }

    private static long rest(StreamInput in, int bytes) throws VmStateException {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value = value << 8 | (in.peek(0) < 0 ? 0 : in.u8());
        }
        return value;
    }
}
