package io.pagurus.cpu.ppc64.isa;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.fp.FpClass;
import io.pagurus.cpu.ppc64.fp.FpEnv;
import io.pagurus.cpu.ppc64.state.Msr;

/**
 * What binary floating-point operations leave in FPSCR and CR, and when their exceptions are interrupts (Power ISA I 4.2.2,
 * 4.4). For scalar instructions of FPRs and VSRs, quad precision, and each lane of vectors:
 *
 * <pre>
 * FpEnv e = begin(c);
 * long value = Float64.add(e, a, b);
 * checkInvalid(c, e);               // invalid operation and zero divide; of vectors checkLane, for each lane
 * c.vsr[…] = value;                 // after all lanes
 * settle(c, e, FpClass.of64(value)) // FPRF, FI, overflow, underflow, inexact; of vectors settleVector, once
 * </pre>
 *
 * <p>So an enabled invalid operation or zero divide leaves the target as it was and the other enabled exceptions do not,
 * as the ISA has it. The oracle differs from the ISA in this: where MSR[FE0] and MSR[FE1] are 0 the target is always
 * written; FX is set by each exception, not only by new ones; FR is never set, and cleared by invalid operations other
 * than of signaling NaNs, and by zero divides, only. Interrupts are precise whatever FE0 and FE1 say.
 */
final class FloatingPointResults {
    private static final int BEFORE_TARGET = FpEnv.INVALID | FpEnv.ZX;
    private static final int AFTER_TARGET = FpEnv.OX | FpEnv.UX | FpEnv.XX;
    private static final long INEXACT = Fpscr.FX | Fpscr.XX | Fpscr.FI;

    private FloatingPointResults() {}

    /** {@return the environment of an operation that rounds as FPSCR[RN] says} */
    static FpEnv begin(Cpu c) {
        FpEnv e = c.fp;
        e.begin((int) c.fpscr);
        return e;
    }

    /** Settles the result of an instruction on FPRs, of which FPRF tells the class. */
    static void result(Cpu c, FpEnv e, int frt, long value, boolean rc) {
        checkInvalid(c, e);
        c.vsr[2 * frt] = value;
        c.vsr[2 * frt + 1] = 0;
        settle(c, e, FpClass.of64(value));
        record(c, rc);
    }

    /** Settles a result of which FPRF does not tell the class, such as an integer. */
    static void unclassified(Cpu c, FpEnv e, int frt, long value, boolean rc) {
        checkInvalid(c, e);
        c.vsr[2 * frt] = value;
        c.vsr[2 * frt + 1] = 0;
        settle(c, e, fprf(c));
        record(c, rc);
    }

    /** {@return FPSCR[FPRF] as it is} */
    static int fprf(Cpu c) {
        return (int) (c.fpscr >>> Fpscr.FPRF_SHIFT) & 0x1f;
    }

    /** FPSCR[FPRF] from the class of a result, as {@link FpClass} has it. */
    static void classify(Cpu c, int fpClass) {
        c.fpscr = c.fpscr & ~Fpscr.FPRF | (long) fpClass << Fpscr.FPRF_SHIFT;
    }

    /** What a comparison or a test finds: in a CR field and in FPSCR[FPCC]. */
    static void condition(Cpu c, int bf, int condition) {
        c.cr[bf] = condition;
        c.fpscr = c.fpscr & ~Fpscr.FPCC | (long) condition << Fpscr.FPRF_SHIFT;
    }

    /** CR field 1 from the exception summaries and OX. */
    static void record(Cpu c, boolean rc) {
        if (rc) {
            c.cr[1] = (int) (c.fpscr >>> Fpscr.CR1_SHIFT) & 15;
        }
    }

    /** Before a scalar target is written: invalid operation and zero divide, which may be interrupts. */
    static void checkInvalid(Cpu c, FpEnv e) {
        if ((e.flags & BEFORE_TARGET) != 0) {
            invalid(c, e, true);
        }
    }

    /**
     * The same for one lane of a vector, which changes no FPRF. To be asked after each lane: the flags it has dealt with are
     * cleared, the others add up.
     */
    static void checkLane(Cpu c, FpEnv e) {
        if ((e.flags & BEFORE_TARGET) != 0) {
            invalid(c, e, false);
        }
    }

    private static void invalid(Cpu c, FpEnv e, boolean scalar) {
        int flags = e.flags;
        e.flags = flags & AFTER_TARGET;
        if ((flags & FpEnv.INVALID) != 0) {
            int other = flags & FpEnv.INVALID & ~FpEnv.VXSNAN;
            if (other == 0) {
                raise(c, FpEnv.VXSNAN | Fpscr.VX, Fpscr.VE);
            } else {
                c.fpscr &= ~(Fpscr.FR | Fpscr.FI);
                if (scalar && (c.fpscr & Fpscr.VE) == 0) {
                    classify(c, FpClass.QUIET_NAN);
                }
                // Besides another invalid operation the oracle tells of a signaling NaN in conversions only.
                raise(c, Fpscr.VX | (other == FpEnv.VXCVI ? flags & FpEnv.INVALID : other), Fpscr.VE);
            }
        }
        if ((flags & FpEnv.ZX) != 0) {
            c.fpscr &= ~(Fpscr.FR | Fpscr.FI);
            raise(c, Fpscr.ZX, Fpscr.ZE);
        }
    }

    /**
     * Sets exceptions, and takes the interrupt if they are enabled.
     *
     * @param exceptions bits of the FPSCR
     * @param enable the bit that enables them
     */
    static void raise(Cpu c, long exceptions, long enable) {
        c.fpscr |= exceptions | Fpscr.FX;
        if ((c.fpscr & enable) != 0) {
            c.fpscr |= Fpscr.FEX;
            interruptIfEnabled(c);
        }
    }

    /** Takes the interrupt of an enabled exception, unless MSR[FE0] and MSR[FE1] are 0. */
    static void interruptIfEnabled(Cpu c) {
        if ((c.msr & (Msr.FE0 | Msr.FE1)) != 0) {
            throw c.floatingPoint();
        }
    }

    /**
     * After the target is written: FPRF, FI, overflow, underflow and inexact, which may be an interrupt.
     *
     * @param fprf class of the result, as {@link FpClass} has it
     */
    static void settle(Cpu c, FpEnv e, int fprf) {
        long fpscr = c.fpscr & ~(Fpscr.FPRF | Fpscr.FI) | (long) fprf << Fpscr.FPRF_SHIFT;
        int flags = e.flags & AFTER_TARGET;
        if (flags == 0) {
            c.fpscr = fpscr;
        } else if (flags == FpEnv.XX && (fpscr & Fpscr.XE) == 0) {
            c.fpscr = fpscr | INEXACT;
        } else {
            range(c, fpscr, flags, Fpscr.FI);
        }
    }

    /** The same for vectors, which change neither FPRF nor FI. */
    static void settleVector(Cpu c, FpEnv e) {
        int flags = e.flags & AFTER_TARGET;
        if (flags != 0) {
            range(c, c.fpscr, flags, 0);
        }
    }

    /** An underflow beside an overflow, which only vectors have, does not count in the oracle. */
    private static void range(Cpu c, long before, int flags, long fractionInexact) {
        long fpscr = before | Fpscr.FX;
        boolean enabled = false;
        boolean inexact = (flags & FpEnv.XX) != 0;
        if ((flags & FpEnv.OX) != 0) {
            fpscr |= Fpscr.OX;
            boolean trapped = (fpscr & Fpscr.OE) != 0;
            enabled |= trapped;
            inexact |= !trapped;
        } else if ((flags & FpEnv.UX) != 0) {
            fpscr |= Fpscr.UX;
            enabled |= (fpscr & Fpscr.UE) != 0;
        }
        if (inexact) {
            fpscr |= Fpscr.XX | fractionInexact;
            enabled |= (fpscr & Fpscr.XE) != 0;
        }
        c.fpscr = enabled ? fpscr | Fpscr.FEX : fpscr;
        if (enabled) {
            interruptIfEnabled(c);
        }
    }
}
