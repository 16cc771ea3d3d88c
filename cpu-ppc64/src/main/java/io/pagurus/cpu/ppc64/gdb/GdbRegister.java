package io.pagurus.cpu.ppc64.gdb;

import io.pagurus.cpu.ppc64.state.PpcState;
import java.util.function.ToLongFunction;

/**
 * A register as the debugger knows it. Its number is its place in {@link GdbRegisters#all}.
 *
 * @param name as GDB spells it
 * @param feature the feature of the target description it belongs to
 * @param bits 32, 64 or 128
 * @param type its type in the description
 * @param high doubleword 0 of 128 bits, else the value
 * @param low doubleword 1 of 128 bits, else not used
 * @param set sets it
 */
record GdbRegister(
        String name,
        String feature,
        int bits,
        String type,
        ToLongFunction<PpcState> high,
        ToLongFunction<PpcState> low,
        Setter set) {
    /** Sets a register. */
    @FunctionalInterface
    interface Setter {
        /** Sets it: doubleword 0 and 1 of 128 bits, else the value and nothing. */
        void set(PpcState state, long high, long low);
    }

    int bytes() {
        return bits / Byte.SIZE;
    }

    /** {@return the bytes a debugger expects, in the CPU's byte order} */
    byte[] read(PpcState state, boolean littleEndian) {
        byte[] bytes = new byte[bytes()];
        long value = high.applyAsLong(state);
        long second = low.applyAsLong(state);
        for (int i = 0; i < bytes.length; i++) {
            int fromRight = bytes.length - 1 - i;
            long word = bits == 128 && fromRight >= Long.BYTES ? value : bits == 128 ? second : value;
            bytes[littleEndian ? fromRight : i] = (byte) (word >>> Byte.SIZE * (fromRight % Long.BYTES));
        }
        return bytes;
    }

    /** Sets it from as many bytes as it has. */
    void write(PpcState state, byte[] from, boolean littleEndian) {
        long value = 0;
        long second = 0;
        for (int i = 0; i < from.length; i++) {
            long next = from[littleEndian ? from.length - 1 - i : i] & 0xff;
            if (bits == 128 && i >= Long.BYTES) {
                second = second << Byte.SIZE | next;
            } else {
                value = value << Byte.SIZE | next;
            }
        }
        set.set(state, value, second);
    }
}
