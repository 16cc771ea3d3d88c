package io.pagurus.cpu.ppc64.state;

/** Bits of the logical partitioning control register (Power ISA III 2.2). A guest changes them by hypercalls only. */
public final class Lpcr {
    /** Distance of the alternate interrupt location, two bits, from the right. */
    public static final int AIL_SHIFT = 23;
    /** Interrupts are taken in little-endian mode. */
    public static final long ILE = 1L << 25;
    /** Use of process tables (ISA 3.0). */
    public static final long UPRT = 1L << 22;
    /** Host radix (ISA 3.0). */
    public static final long HR = 1L << 20;
    /** The decrementer is a large one (ISA 3.0). */
    public static final long LD = 1L << 17;
    /** A directed privileged doorbell ends a sleep. */
    public static final long PECE_DOORBELL = 1L << 16;
    /** Guest translation shootdown enable (ISA 3.0): tlbie is the guest's. */
    public static final long GTSE = 1L << 10;
    /** An external interrupt ends a sleep. */
    public static final long PECE_EXTERNAL = 1L << 14;
    /** The decrementer ends a sleep. */
    public static final long PECE_DECREMENTER = 1L << 13;
    /** A machine check and the like end a sleep. */
    public static final long PECE_OTHER = 1L << 12;
    /** All that ends a sleep, five bits. */
    public static final long PECE = 0x1f000;
    /** External interrupts go to the guest, not to the hypervisor. */
    public static final long LPES0 = 8;

    private Lpcr() {}
}
