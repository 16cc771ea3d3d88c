package io.pagurus.cpu.ppc64.isa;

import io.pagurus.cpu.ppc64.exec.Cpu;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Bytes out of four doublewords, each chosen by a number from 0, the most significant of the first, to 31. */
final class ChosenBytes {
    private static final VarHandle DOUBLEWORD =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private ChosenBytes() {}

    /** Says among which bytes is chosen. */
    static void among(Cpu c, long first, long second, long third, long fourth) {
        DOUBLEWORD.set(c.bytes, 0, first);
        DOUBLEWORD.set(c.bytes, 8, second);
        DOUBLEWORD.set(c.bytes, 16, third);
        DOUBLEWORD.set(c.bytes, 24, fourth);
    }

    /** {@return for each byte of a choice, the byte that its low five bits number} */
    static long choose(Cpu c, long choice) {
        byte[] bytes = c.bytes;
        long result = 0;
        for (int shift = 56; shift >= 0; shift -= 8) {
            // The length is 32, and the JVM sees that none of these is outside.
            result = result << 8 | bytes[(int) (choice >>> shift) & bytes.length - 1] & 0xff;
        }
        return result;
    }
}
