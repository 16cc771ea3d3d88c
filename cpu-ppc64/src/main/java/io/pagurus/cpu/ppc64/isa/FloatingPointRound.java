package io.pagurus.cpu.ppc64.isa;

import static io.pagurus.cpu.ppc64.isa.FloatingPointResults.begin;
import static io.pagurus.cpu.ppc64.isa.FloatingPointResults.result;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.fp.Float64Conversions;
import io.pagurus.cpu.ppc64.fp.FpEnv;

/** Floating-point rounding to single precision and to integers (Power ISA I 4.6.7). */
public final class FloatingPointRound {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic  form  opcode  operands  attributes
        frsp        X     63/12   FRT,FRB   fp rc inval=1f0000
        frin        X     63/392  FRT,FRB   fp rc inval=1f0000
        friz        X     63/424  FRT,FRB   fp rc inval=1f0000
        frip        X     63/456  FRT,FRB   fp rc inval=1f0000
        frim        X     63/488  FRT,FRB   fp rc inval=1f0000
        """;

    private FloatingPointRound() {}

    /** Floating round to single-precision. */
    public static void frsp(Cpu c, int frt, int frb, boolean rc) {
        FpEnv e = begin(c);
        result(c, e, frt, Float64Conversions.roundToSingle(e, c.vsr[2 * frb]), rc);
    }

    /** Floating round to integer nearest, ties away from zero. */
    public static void frin(Cpu c, int frt, int frb, boolean rc) {
        integral(c, frt, frb, FpEnv.NEAREST_AWAY, rc);
    }

    /** Floating round to integer toward zero. */
    public static void friz(Cpu c, int frt, int frb, boolean rc) {
        integral(c, frt, frb, FpEnv.ZERO, rc);
    }

    /** Floating round to integer plus. */
    public static void frip(Cpu c, int frt, int frb, boolean rc) {
        integral(c, frt, frb, FpEnv.UP, rc);
    }

    /** Floating round to integer minus. */
    public static void frim(Cpu c, int frt, int frb, boolean rc) {
        integral(c, frt, frb, FpEnv.DOWN, rc);
    }

    /** Inexact is no exception of these. */
    private static void integral(Cpu c, int frt, int frb, int mode, boolean rc) {
        FpEnv e = begin(c);
        long value = Float64Conversions.roundToIntegral(e, c.vsr[2 * frb], mode);
        e.flags &= ~FpEnv.XX;
        result(c, e, frt, value, rc);
    }
}
