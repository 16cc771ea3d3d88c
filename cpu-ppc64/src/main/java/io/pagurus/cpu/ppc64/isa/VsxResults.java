package io.pagurus.cpu.ppc64.isa;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.exec.Vector;
import io.pagurus.cpu.ppc64.fp.FpClass;
import io.pagurus.cpu.ppc64.fp.FpEnv;
import io.pagurus.cpu.ppc64.state.Msr;

/**
 * What VSX arithmetic leaves in the target, FPSCR and CR (Power ISA I 7.2.3, 7.4). An instruction begins, computes
 * element by element, asks {@link #lane} after each, and ends with a result.
 *
 * <p>Enabled invalid operations and divisions by zero are interrupts at once: the target stays, and nothing of the other
 * elements is seen. Enabled overflow, underflow and inexact are interrupts behind the result.
 */
final class VsxResults {
    private static final long FX = 1L << 31;
    private static final long FEX = 1L << 30;
    private static final long VX = 1L << 29;
    private static final long FR = 1L << 18;
    private static final long FI = 1L << 17;
    private static final long FPRF = 0x1_f000;
    private static final long FPCC = 0xf000;
    private static final int FPRF_SHIFT = 12;

    /** What enables invalid operations and divisions by zero. */
    private static final long VE = 1 << 7;

    private static final long ZE = 1 << 4;

    /** Exceptions that are interrupts before the target is set. */
    private static final int AT_ONCE = FpEnv.INVALID & ~FpEnv.VXVC | FpEnv.ZX;

    /** Exceptions that are interrupts behind the result. */
    private static final int BEHIND = FpEnv.OX | FpEnv.UX | FpEnv.XX | FpEnv.VXVC;

    /** From the place of an exception to the place of its enable: OX to OE, and the like. */
    private static final int ENABLE_SHIFT = 22;

    /** From XX to FI. */
    private static final int FI_SHIFT = 8;

    /** SRR1 of a floating-point enabled exception. */
    private static final long ENABLED = 0x100000;

    private VsxResults() {}

    /** {@return the environment of a new operation} */
    static FpEnv begin(Cpu c) {
        FpEnv e = c.fp;
        e.begin((int) c.fpscr);
        return e;
    }

    /** Raises what an element raises at once. */
    static void lane(Cpu c, FpEnv e) {
        if ((e.flags & (FpEnv.INVALID | FpEnv.ZX)) != 0) {
            raise(c, e);
        }
    }

    private static void raise(Cpu c, FpEnv e) {
        int flags = e.flags & AT_ONCE;
        if (flags != 0) {
            e.flags &= ~flags;
            boolean invalid = (flags & FpEnv.INVALID) != 0;
            c.fpscr |= flags | FX | (invalid ? VX : 0);
            if ((flags & ~FpEnv.VXSNAN) != 0) {
                c.fpscr &= ~(FR | FI);
            }
            if (invalid && (c.fpscr & VE) != 0 || (flags & FpEnv.ZX) != 0 && (c.fpscr & ZE) != 0) {
                interrupt(c);
            }
        }
        if ((e.flags & FpEnv.VXVC) != 0) {
            c.fpscr |= FpEnv.VXVC | VX | FX;
        }
    }

    private static void interrupt(Cpu c) {
        c.fpscr |= FEX;
        if ((c.msr & (Msr.FE0 | Msr.FE1)) != 0) {
            throw c.interrupt(Vector.PROGRAM, ENABLED);
        }
    }

    /** Ends a scalar operation with a number of double precision. */
    static void scalar(Cpu c, FpEnv e, int xt, long number) {
        scalar(c, e, xt, number, FpClass.of64(number));
    }

    /** Ends a scalar operation: doubleword 1 becomes zero, and FPRF tells the class. */
    static void scalar(Cpu c, FpEnv e, int xt, long number, int fpClass) {
        lane(c, e);
        c.fpscr = c.fpscr & ~FPRF | (long) fpClass << FPRF_SHIFT;
        integer(c, e, xt, number);
    }

    /** Ends a scalar operation whose result has no class. */
    static void integer(Cpu c, FpEnv e, int xt, long result) {
        lane(c, e);
        c.fpscr = c.fpscr & ~FI | (e.flags & FpEnv.XX) >>> FI_SHIFT;
        vector(c, e, xt, result, 0);
    }

    /** Ends a vector operation: FPRF, FR and FI stay. */
    static void vector(Cpu c, FpEnv e, int xt, long high, long low) {
        c.vsr[2 * xt] = high;
        c.vsr[2 * xt + 1] = low;
        raiseBehind(c, e);
    }

    /** Ends a vector operation as {@link #vector}, but sets the target only if no enabled exception is an interrupt. */
    static void vectorOrNothing(Cpu c, FpEnv e, int xt, long high, long low) {
        raiseBehind(c, e);
        c.vsr[2 * xt] = high;
        c.vsr[2 * xt + 1] = low;
    }

    private static void raiseBehind(Cpu c, FpEnv e) {
        int flags = e.flags & BEHIND;
        if ((flags & FpEnv.OX) != 0) {
            // Of overflow and underflow in different elements the oracle tells the former only.
            flags &= ~FpEnv.UX;
        }
        if (flags != 0) {
            c.fpscr |= flags | FX;
            if ((flags & c.fpscr << ENABLE_SHIFT & (FpEnv.OX | FpEnv.UX | FpEnv.XX)) != 0
                    || (flags & FpEnv.VXVC) != 0 && (c.fpscr & VE) != 0) {
                interrupt(c);
            }
        }
    }

    /** Ends a scalar operation as {@link #scalar}, but sets the target only if no enabled exception is an interrupt. */
    static void scalarOrNothing(Cpu c, FpEnv e, int xt, long number) {
        lane(c, e);
        c.fpscr =
                c.fpscr & ~(FPRF | FI) | (long) FpClass.of64(number) << FPRF_SHIFT | (e.flags & FpEnv.XX) >>> FI_SHIFT;
        raiseBehind(c, e);
        c.vsr[2 * xt] = number;
        c.vsr[2 * xt + 1] = 0;
    }

    /** Ends a comparison. */
    static void condition(Cpu c, FpEnv e, int bf, int condition) {
        condition(c, bf, condition);
        lane(c, e);
        raiseBehind(c, e);
    }

    /** A condition, in a CR field and FPSCR[FPCC]. */
    static void condition(Cpu c, int bf, int condition) {
        c.cr[bf] = condition;
        c.fpscr = c.fpscr & ~FPCC | (long) condition << FPRF_SHIFT;
    }
}
