package io.pagurus.cpu.ppc64.isa;

import io.pagurus.cpu.ppc64.dfp.Decimal;
import io.pagurus.cpu.ppc64.dfp.DecimalContext;
import io.pagurus.cpu.ppc64.dfp.DecimalFormat;
import io.pagurus.cpu.ppc64.dfp.DecimalRounding;
import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.fp.FpClass;
import io.pagurus.cpu.ppc64.fp.FpEnv;

/**
 * Operands of decimal floating-point instructions, and what they leave in registers, FPSCR and CR (Power ISA I 5.2 and
 * 5.3). The oracle differs from the ISA in this: results are those of disabled exceptions, an enabled exception sets FEX
 * but is no interrupt, FR is never changed and FI never cleared.
 */
final class DecimalFloatingPointResults {
    /** FPSCR[FPRF] of a signaling NaN, which decimal instructions hand on. */
    private static final int SIGNALING_NAN = 0b00001;

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

    /** FPSCR[FPRF] from the result. */
    static void classify(Cpu c, DecimalFormat format, Decimal value) {
        FloatingPointResults.classify(c, fpClass(format, value));
    }

    private static int fpClass(DecimalFormat format, Decimal value) {
        boolean negative = value.negative();
        return switch (value.kind()) {
            case SIGNALING_NAN -> SIGNALING_NAN;
            case QUIET_NAN -> FpClass.QUIET_NAN;
            case INFINITE -> negative ? FpClass.MINUS_INFINITY : FpClass.PLUS_INFINITY;
            case FINITE -> {
                if (value.isZero()) {
                    yield negative ? FpClass.MINUS_ZERO : FpClass.PLUS_ZERO;
                }
                if (format.isSubnormal(value)) {
                    yield negative ? FpClass.MINUS_SUBNORMAL : FpClass.PLUS_SUBNORMAL;
                }
                yield negative ? FpClass.MINUS_NORMAL : FpClass.PLUS_NORMAL;
            }
        };
    }

    /** Sets exceptions, and FEX if one of the bits that enable them is set. */
    static void raise(Cpu c, long exceptions, long enables) {
        c.fpscr |= exceptions | Fpscr.FX;
        if ((c.fpscr & enables) != 0) {
            c.fpscr |= Fpscr.FEX;
        }
    }

    /** Sets the exceptions that any arithmetic may raise, but for inexact and invalid ones. */
    static void raiseRange(Cpu c, DecimalContext context) {
        if (context.raised(DecimalContext.OVERFLOW)) {
            raise(c, Fpscr.OX, Fpscr.OE);
        }
        if (context.raised(DecimalContext.UNDERFLOW)) {
            raise(c, Fpscr.UX, Fpscr.UE);
        }
        if (context.raised(DecimalContext.ZERO_DIVIDE)) {
            raise(c, Fpscr.ZX, Fpscr.ZE);
        }
    }

    /** Sets the inexact exception. */
    static void raiseInexact(Cpu c, DecimalContext context) {
        if (context.raised(DecimalContext.INEXACT)) {
            raise(c, Fpscr.XX | Fpscr.FI, Fpscr.XE);
        }
    }

    /**
     * Sets an invalid operation exception.
     *
     * @param which bits of {@link FpEnv#INVALID}
     */
    static void raiseInvalid(Cpu c, long which) {
        raise(c, Fpscr.VX | which, Fpscr.VE);
    }

    /** Sets the exception of signaling NaNs. */
    static void raiseSignaling(Cpu c, Decimal a, Decimal b) {
        if (a.isSignaling() || b.isSignaling()) {
            raiseInvalid(c, FpEnv.VXSNAN);
        }
    }
}
