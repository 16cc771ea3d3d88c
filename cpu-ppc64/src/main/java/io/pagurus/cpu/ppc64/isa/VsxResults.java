package io.pagurus.cpu.ppc64.isa;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.fp.FpClass;
import io.pagurus.cpu.ppc64.fp.FpEnv;

/**
 * What VSX arithmetic leaves in the target, FPSCR and CR (Power ISA I 7.2.3, 7.4), by the rules of {@link
 * FloatingPointResults}. An instruction begins, computes element by element, asks {@link #lane} after each, and ends with
 * a result.
 *
 * <p>Enabled invalid operations and divisions by zero are interrupts at once: the target stays, and nothing of the other
 * elements is seen. Enabled overflow, underflow and inexact are interrupts behind the result. So is the invalid operation
 * of an ordered comparison, in the oracle.
 */
final class VsxResults {
    private VsxResults() {}

    /** Raises what an element raises at once. */
    static void lane(Cpu c, FpEnv e) {
        if ((e.flags & (FpEnv.INVALID | FpEnv.ZX)) != 0) {
            raise(c, e);
        }
    }

    private static void raise(Cpu c, FpEnv e) {
        int comparison = e.flags & FpEnv.VXVC;
        e.flags &= ~comparison;
        FloatingPointResults.checkLane(c, e);
        if (comparison != 0) {
            c.fpscr |= comparison | Fpscr.VX | Fpscr.FX;
            e.flags |= comparison;
        }
    }

    /** Ends a scalar operation with a number of double precision. */
    static void scalar(Cpu c, FpEnv e, int xt, long number) {
        scalar(c, e, xt, number, FpClass.of64(number));
    }

    /** Ends a scalar operation: doubleword 1 becomes zero, and FPRF tells the class. */
    static void scalar(Cpu c, FpEnv e, int xt, long number, int fpClass) {
        lane(c, e);
        c.vsr[2 * xt] = number;
        c.vsr[2 * xt + 1] = 0;
        FloatingPointResults.settle(c, e, fpClass);
    }

    /** Ends a scalar operation as {@link #scalar}, but sets the target only if no enabled exception is an interrupt. */
    static void scalarOrNothing(Cpu c, FpEnv e, int xt, long number) {
        lane(c, e);
        FloatingPointResults.settle(c, e, FpClass.of64(number));
        c.vsr[2 * xt] = number;
        c.vsr[2 * xt + 1] = 0;
    }

    /** Ends a scalar operation whose result has no class. */
    static void integer(Cpu c, FpEnv e, int xt, long result) {
        lane(c, e);
        c.vsr[2 * xt] = result;
        c.vsr[2 * xt + 1] = 0;
        FloatingPointResults.settle(c, e, FloatingPointResults.fprf(c));
    }

    /** Ends a vector operation: FPRF, FR and FI stay. */
    static void vector(Cpu c, FpEnv e, int xt, long high, long low) {
        c.vsr[2 * xt] = high;
        c.vsr[2 * xt + 1] = low;
        settle(c, e);
    }

    /** Ends a vector operation as {@link #vector}, but sets the target only if no enabled exception is an interrupt. */
    static void vectorOrNothing(Cpu c, FpEnv e, int xt, long high, long low) {
        settle(c, e);
        c.vsr[2 * xt] = high;
        c.vsr[2 * xt + 1] = low;
    }

    private static void settle(Cpu c, FpEnv e) {
        if (e.flags != 0) {
            FloatingPointResults.settleVector(c, e);
            if ((e.flags & FpEnv.VXVC) != 0) {
                FloatingPointResults.raise(c, FpEnv.VXVC, Fpscr.VE);
            }
        }
    }

    /** Ends a comparison. */
    static void condition(Cpu c, FpEnv e, int bf, int condition) {
        FloatingPointResults.condition(c, bf, condition);
        lane(c, e);
        settle(c, e);
    }
}
