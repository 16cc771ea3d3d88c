package io.pagurus.cpu.ppc64.isa;

import io.pagurus.cpu.ppc64.fp.FpEnv;

/** Bits of the floating-point status and control register (Power ISA I 4.2.2), as numbers of its low word. */
final class Fpscr {
    /** Exception summary. */
    static final long FX = 0x8000_0000L;
    /** Enabled exception summary. */
    static final long FEX = 0x4000_0000L;
    /** Invalid operation summary. */
    static final long VX = 0x2000_0000L;
    /** Overflow. */
    static final long OX = 0x1000_0000L;
    /** Underflow. */
    static final long UX = 0x0800_0000L;
    /** Zero divide. */
    static final long ZX = 0x0400_0000L;
    /** Inexact. */
    static final long XX = 0x0200_0000L;
    /** All invalid operations, each with its bit. */
    static final long INVALID = FpEnv.INVALID;
    /** Fraction rounded. */
    static final long FR = 0x0004_0000L;
    /** Fraction inexact. */
    static final long FI = 0x0002_0000L;
    /** Result flags: class and condition. */
    static final long FPRF = 0x0001_f000L;
    /** Condition alone. */
    static final long FPCC = 0x0000_f000L;
    /** Enables invalid operation exceptions. */
    static final long VE = 0x80;
    /** Enables overflow exceptions. */
    static final long OE = 0x40;
    /** Enables underflow exceptions. */
    static final long UE = 0x20;
    /** Enables zero divide exceptions. */
    static final long ZE = 0x10;
    /** Enables inexact exceptions. */
    static final long XE = 0x08;
    /** Non-IEEE mode. */
    static final long NI = 0x04;
    /** Binary rounding mode. */
    static final long RN = 0x03;
    /** Decimal rounding mode, above the low word. */
    static final long DRN = 7L << 32;

    /** Where {@link #FPRF} stands. */
    static final int FPRF_SHIFT = 12;
    /** Where FX, FEX, VX and OX stand, of which the record forms make CR field 1. */
    static final int CR1_SHIFT = 28;

    private Fpscr() {}
}
