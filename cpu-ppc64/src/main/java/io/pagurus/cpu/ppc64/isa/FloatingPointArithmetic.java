package io.pagurus.cpu.ppc64.isa;

import static io.pagurus.cpu.ppc64.isa.FloatingPointResults.begin;
import static io.pagurus.cpu.ppc64.isa.FloatingPointResults.result;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.fp.Float64;
import io.pagurus.cpu.ppc64.fp.FpEnv;

/** Floating-point elementary arithmetic (Power ISA I 4.6.6.1). */
public final class FloatingPointArithmetic {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic  form  opcode   operands     attributes
        fadd        A     63/21    FRT,FRA,FRB  fp rc inval=7c0
        fadds       A     59/21    FRT,FRA,FRB  fp rc inval=7c0
        fsub        A     63/20    FRT,FRA,FRB  fp rc inval=7c0
        fsubs       A     59/20    FRT,FRA,FRB  fp rc inval=7c0
        fmul        A     63/25    FRT,FRA,FRC  fp rc inval=f800
        fmuls       A     59/25    FRT,FRA,FRC  fp rc inval=f800
        fdiv        A     63/18    FRT,FRA,FRB  fp rc inval=7c0
        fdivs       A     59/18    FRT,FRA,FRB  fp rc inval=7c0
        fsqrt       A     63/22    FRT,FRB      fp rc
        fsqrts      A     59/22    FRT,FRB      fp rc
        """;

    private FloatingPointArithmetic() {}

    /** Floating add. */
    public static void fadd(Cpu c, int frt, int fra, int frb, boolean rc) {
        FpEnv e = begin(c);
        result(c, e, frt, Float64.add(e, c.vsr[2 * fra], c.vsr[2 * frb]), rc);
    }

    /** Floating add single. */
    public static void fadds(Cpu c, int frt, int fra, int frb, boolean rc) {
        FpEnv e = begin(c);
        result(c, e, frt, Float64.addSingle(e, c.vsr[2 * fra], c.vsr[2 * frb]), rc);
    }

    /** Floating subtract. */
    public static void fsub(Cpu c, int frt, int fra, int frb, boolean rc) {
        FpEnv e = begin(c);
        result(c, e, frt, Float64.sub(e, c.vsr[2 * fra], c.vsr[2 * frb]), rc);
    }

    /** Floating subtract single. */
    public static void fsubs(Cpu c, int frt, int fra, int frb, boolean rc) {
        FpEnv e = begin(c);
        result(c, e, frt, Float64.subSingle(e, c.vsr[2 * fra], c.vsr[2 * frb]), rc);
    }

    /** Floating multiply. */
    public static void fmul(Cpu c, int frt, int fra, int frc, boolean rc) {
        FpEnv e = begin(c);
        result(c, e, frt, Float64.mul(e, c.vsr[2 * fra], c.vsr[2 * frc]), rc);
    }

    /** Floating multiply single. */
    public static void fmuls(Cpu c, int frt, int fra, int frc, boolean rc) {
        FpEnv e = begin(c);
        result(c, e, frt, Float64.mulSingle(e, c.vsr[2 * fra], c.vsr[2 * frc]), rc);
    }

    /** Floating divide. */
    public static void fdiv(Cpu c, int frt, int fra, int frb, boolean rc) {
        FpEnv e = begin(c);
        result(c, e, frt, Float64.div(e, c.vsr[2 * fra], c.vsr[2 * frb]), rc);
    }

    /** Floating divide single. */
    public static void fdivs(Cpu c, int frt, int fra, int frb, boolean rc) {
        FpEnv e = begin(c);
        result(c, e, frt, Float64.divSingle(e, c.vsr[2 * fra], c.vsr[2 * frb]), rc);
    }

    /** Floating square root. */
    public static void fsqrt(Cpu c, int frt, int frb, boolean rc) {
        FpEnv e = begin(c);
        result(c, e, frt, Float64.sqrt(e, c.vsr[2 * frb]), rc);
    }

    /** Floating square root single. */
    public static void fsqrts(Cpu c, int frt, int frb, boolean rc) {
        FpEnv e = begin(c);
        result(c, e, frt, Float64.sqrtSingle(e, c.vsr[2 * frb]), rc);
    }
}
