package io.pagurus.cpu.ppc64.state;

/** Bits of the machine state register (Power ISA III 3.2.1). */
public final class Msr {
    /** Sixty-four-bit mode. */
    public static final long SF = 1L << 63;
    /** Hypervisor state; never set in a pseries guest. */
    public static final long HV = 1L << 60;
    /** Transaction state, two bits: 00 none, 01 suspended, 10 transactional. */
    public static final long TS = 3L << 33;
    /** Transactional memory available. */
    public static final long TM = 1L << 32;
    /** Vector facility available. */
    public static final long VEC = 1L << 25;
    /** Vector-scalar facility available. */
    public static final long VSX = 1L << 23;
    /** External interrupts enabled, the decrementer's too. */
    public static final long EE = 1L << 15;
    /** Problem state. */
    public static final long PR = 1L << 14;
    /** Floating point available. */
    public static final long FP = 1L << 13;
    /** Machine check enabled. */
    public static final long ME = 1L << 12;
    /** Floating-point exception mode, high bit. */
    public static final long FE0 = 1L << 11;
    /** Trace single steps. */
    public static final long SE = 1L << 10;
    /** Trace branches. */
    public static final long BE = 1L << 9;
    /** Floating-point exception mode, low bit. */
    public static final long FE1 = 1L << 8;
    /** Instruction relocation. */
    public static final long IR = 1L << 5;
    /** Data relocation. */
    public static final long DR = 1L << 4;
    /** Performance monitor mark. */
    public static final long PMM = 1L << 2;
    /** Recoverable interrupt. */
    public static final long RI = 1L << 1;
    /** Little endian. */
    public static final long LE = 1L;

    private Msr() {}
}
