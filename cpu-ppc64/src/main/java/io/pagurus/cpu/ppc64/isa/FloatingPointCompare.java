package io.pagurus.cpu.ppc64.isa;

import static io.pagurus.cpu.ppc64.isa.FloatingPointResults.begin;
import static io.pagurus.cpu.ppc64.isa.FloatingPointResults.classify;
import static io.pagurus.cpu.ppc64.isa.FloatingPointResults.condition;
import static io.pagurus.cpu.ppc64.isa.FloatingPointResults.raise;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.fp.Float64;
import io.pagurus.cpu.ppc64.fp.FpClass;
import io.pagurus.cpu.ppc64.fp.FpEnv;

/** Floating-point comparison (Power ISA I 4.6.8). */
public final class FloatingPointCompare {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic  form  opcode  operands    attributes
        fcmpu       X     63/0    BF,FRA,FRB  fp inval=600001
        fcmpo       X     63/32   BF,FRA,FRB  fp inval=600001
        """;

    private FloatingPointCompare() {}

    /** Floating compare unordered. */
    public static void fcmpu(Cpu c, int bf, int fra, int frb) {
        FpEnv e = begin(c);
        compared(c, e, bf, Float64.compareUnordered(e, c.vsr[2 * fra], c.vsr[2 * frb]));
    }

    /** Floating compare ordered. */
    public static void fcmpo(Cpu c, int bf, int fra, int frb) {
        FpEnv e = begin(c);
        compared(c, e, bf, Float64.compareOrdered(e, c.vsr[2 * fra], c.vsr[2 * frb]));
    }

    /** In the oracle an ordered comparison of a NaN makes a NaN of FPRF, and the interrupt of a quiet one comes last. */
    private static void compared(Cpu c, FpEnv e, int bf, int order) {
        condition(c, bf, order);
        int flags = e.flags;
        if ((flags & FpEnv.VXVC) != 0) {
            classify(c, FpClass.QUIET_NAN);
        }
        if ((flags & FpEnv.VXSNAN) != 0) {
            raise(c, flags | Fpscr.VX, Fpscr.VE);
        }
        c.fpscr &= ~Fpscr.FI;
        if (flags == FpEnv.VXVC) {
            raise(c, flags | Fpscr.VX, Fpscr.VE);
        }
    }
}
