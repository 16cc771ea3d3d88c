package io.pagurus.cpu.ppc64.isa;

import io.pagurus.cpu.ppc64.dfp.Decimal;
import io.pagurus.cpu.ppc64.dfp.DecimalContext;
import io.pagurus.cpu.ppc64.dfp.DecimalFormat;
import io.pagurus.cpu.ppc64.dfp.DecimalRounding;
import io.pagurus.cpu.ppc64.exec.Cpu;

/**
 * Operands of decimal floating-point instructions, and what they leave in registers, FPSCR and CR (Power ISA I 5.2 and
 * 5.3). The oracle differs from the ISA in this: results are those of disabled exceptions, an enabled exception sets FEX
 * but is no interrupt, FR is never changed and FI never cleared.
 */
final class DecimalFloatingPointResults {
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
    /** Invalid: signaling NaN. */
    static final long VXSNAN = 0x0100_0000L;
    /** Invalid: infinity less infinity. */
    static final long VXISI = 0x0080_0000L;
    /** Invalid: infinity by infinity. */
    static final long VXIDI = 0x0040_0000L;
    /** Invalid: zero by zero. */
    static final long VXZDZ = 0x0020_0000L;
    /** Invalid: infinity times zero. */
    static final long VXIMZ = 0x0010_0000L;
    /** Invalid: comparison. */
    static final long VXVC = 0x0008_0000L;
    /** Fraction inexact. */
    static final long FI = 0x0002_0000L;
    /** Result flags: class and condition. */
    static final long FPRF = 0x0001_f000L;
    /** Condition alone. */
    static final long FPCC = 0x0000_f000L;
    /** Invalid: conversion. */
    static final long VXCVI = 0x0000_0100L;
    /** Enables invalid operation exceptions. */
    static final long VE = 0x80;

    private static final long OE = 0x40;
    private static final long UE = 0x20;
    private static final long ZE = 0x10;
    private static final long XE = 0x08;
    private static final int FPRF_SHIFT = 12;
    private static final int DRN_SHIFT = 32;

    private DecimalFloatingPointResults() {}

    /** {@return the rounding mode in FPSCR[DRN]} */
    static DecimalRounding rounding(Cpu c) {
        return DecimalRounding.of((int) (c.fpscr >>> DRN_SHIFT) & 7);
    }

    /** {@return a context that rounds as FPSCR[DRN] says} */
    static DecimalContext context(Cpu c, DecimalFormat format) {
        return new DecimalContext(format, rounding(c));
    }

    /** {@return the datum in an FPR, or in a pair of FPRs} */
    static Decimal operand(Cpu c, DecimalFormat format, int fr) {
        return format == DecimalFormat.EXTENDED
                ? format.decode(c.vsr[2 * fr], c.vsr[2 * fr + 2])
                : format.decode(0, c.vsr[2 * fr]);
    }

    /** Puts a datum that fits into an FPR, or into a pair of FPRs. */
    static void result(Cpu c, DecimalFormat format, int frt, Decimal value) {
        DecimalFormat.Bits bits = format.encode(value);
        result(c, format, frt, bits.high(), bits.low());
    }

    /** Puts bits into an FPR, or into a pair of FPRs. The other halves of the VSRs become zero. */
    static void result(Cpu c, DecimalFormat format, int frt, long high, long low) {
        boolean pair = format == DecimalFormat.EXTENDED;
        c.vsr[2 * frt] = pair ? high : low;
        c.vsr[2 * frt + 1] = 0;
        if (pair) {
            c.vsr[2 * frt + 2] = low;
            c.vsr[2 * frt + 3] = 0;
        }
    }

    /** CR field 1 from the exception summaries. */
    static void record(Cpu c, boolean rc) {
        if (rc) {
            c.cr[1] = (int) (c.fpscr >>> 28) & 15;
        }
    }

    /** A comparison's or test's outcome: in a CR field and in FPSCR[FPCC]. */
    static void condition(Cpu c, int bf, int outcome) {
        c.cr[bf] = outcome;
        c.fpscr = c.fpscr & ~FPCC | (long) outcome << FPRF_SHIFT;
    }

    /** FPSCR[FPRF] from the result. */
    static void classify(Cpu c, DecimalFormat format, Decimal value) {
        c.fpscr = c.fpscr & ~FPRF | (long) flags(format, value) << FPRF_SHIFT;
    }

    private static int flags(DecimalFormat format, Decimal value) {
        boolean negative = value.negative();
        return switch (value.kind()) {
            case SIGNALING_NAN -> 0b00001;
            case QUIET_NAN -> 0b10001;
            case INFINITE -> negative ? 0b01001 : 0b00101;
            case FINITE -> {
                if (value.isZero()) {
                    yield negative ? 0b10010 : 0b00010;
                }
                int sign = negative ? 0b01000 : 0b00100;
                yield format.isSubnormal(value) ? sign | 0b10000 : sign;
            }
        };
    }

    /** Sets exceptions, and FEX if one of the bits that enable them is set. */
    static void raise(Cpu c, long exceptions, long enables) {
        c.fpscr |= exceptions | FX;
        if ((c.fpscr & enables) != 0) {
            c.fpscr |= FEX;
        }
    }

    /** Sets the exceptions that any arithmetic may raise, but for inexact and invalid ones. */
    static void raiseRange(Cpu c, DecimalContext context) {
        if (context.raised(DecimalContext.OVERFLOW)) {
            raise(c, OX, OE);
        }
        if (context.raised(DecimalContext.UNDERFLOW)) {
            raise(c, UX, UE);
        }
        if (context.raised(DecimalContext.ZERO_DIVIDE)) {
            raise(c, ZX, ZE);
        }
    }

    /** Sets the inexact exception. */
    static void raiseInexact(Cpu c, DecimalContext context) {
        if (context.raised(DecimalContext.INEXACT)) {
            raise(c, XX | FI, XE);
        }
    }

    /** Sets an invalid operation exception. */
    static void raiseInvalid(Cpu c, long which) {
        raise(c, VX | which, VE);
    }

    /** Sets the exception of signaling NaNs. */
    static void raiseSignaling(Cpu c, Decimal a, Decimal b) {
        if (a.isSignaling() || b.isSignaling()) {
            raiseInvalid(c, VXSNAN);
        }
    }
}
