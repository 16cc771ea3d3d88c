package io.pagurus.cpu.ppc64.exec;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Guest RAM by host address, little-endian. The one place that touches memory without a check: addresses come from the
 * software TLB, which took them from pages that stay where they are as long as the machine lives.
 */
public final class HostMemory {
    @SuppressWarnings("restricted") // The whole address space: what a TLB entry points into is known to be RAM.
    private static final MemorySegment ALL = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

    private static final ValueLayout.OfByte U8 = ValueLayout.JAVA_BYTE;
    private static final ValueLayout.OfShort U16 = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt U32 = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong U64 = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle ATOMIC32 =
            ValueLayout.JAVA_INT.withOrder(ByteOrder.LITTLE_ENDIAN).varHandle();
    private static final VarHandle ATOMIC64 =
            ValueLayout.JAVA_LONG.withOrder(ByteOrder.LITTLE_ENDIAN).varHandle();

    private HostMemory() {}

    /** {@return the byte at a host address, zero-extended} */
    public static int get8(long address) {
        return ALL.get(U8, address) & 0xff;
    }

    /** {@return the halfword at a host address, zero-extended} */
    public static int get16(long address) {
        return ALL.get(U16, address) & 0xffff;
    }

    /** {@return the word at a host address} */
    public static int get32(long address) {
        return ALL.get(U32, address);
    }

    /** {@return the doubleword at a host address} */
    public static long get64(long address) {
        return ALL.get(U64, address);
    }

    /** Stores the low byte of a value. */
    public static void put8(long address, int value) {
        ALL.set(U8, address, (byte) value);
    }

    /** Stores the low halfword of a value. */
    public static void put16(long address, int value) {
        ALL.set(U16, address, (short) value);
    }

    /** Stores a word. */
    public static void put32(long address, int value) {
        ALL.set(U32, address, value);
    }

    /** Stores a doubleword. */
    public static void put64(long address, long value) {
        ALL.set(U64, address, value);
    }

    /** {@return whether the word at an address divisible by 4 was the expected one; if so, it has been replaced} */
    public static boolean compareAndSet32(long address, int expected, int value) {
        return ATOMIC32.compareAndSet(ALL, address, expected, value);
    }

    /** {@return whether the doubleword at an address divisible by 8 was the expected one; if so, it has been replaced} */
    public static boolean compareAndSet64(long address, long expected, long value) {
        return ATOMIC64.compareAndSet(ALL, address, expected, value);
    }
}
