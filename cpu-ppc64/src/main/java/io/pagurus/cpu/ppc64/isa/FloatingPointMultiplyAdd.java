package io.pagurus.cpu.ppc64.isa;

import static io.pagurus.cpu.ppc64.isa.FloatingPointResults.begin;
import static io.pagurus.cpu.ppc64.isa.FloatingPointResults.result;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.fp.Float64;
import io.pagurus.cpu.ppc64.fp.FpEnv;

/** Floating-point multiply-add, rounded once (Power ISA I 4.6.6.2). */
public final class FloatingPointMultiplyAdd {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic  form  opcode   operands         attributes
        fmadd       A     63/29    FRT,FRA,FRC,FRB  fp rc
        fmadds      A     59/29    FRT,FRA,FRC,FRB  fp rc
        fmsub       A     63/28    FRT,FRA,FRC,FRB  fp rc
        fmsubs      A     59/28    FRT,FRA,FRC,FRB  fp rc
        fnmadd      A     63/31    FRT,FRA,FRC,FRB  fp rc
        fnmadds     A     59/31    FRT,FRA,FRC,FRB  fp rc
        fnmsub      A     63/30    FRT,FRA,FRC,FRB  fp rc
        fnmsubs     A     59/30    FRT,FRA,FRC,FRB  fp rc
        """;

    private FloatingPointMultiplyAdd() {}

    /** Floating multiply-add. */
    public static void fmadd(Cpu c, int frt, int fra, int frc, int frb, boolean rc) {
        FpEnv e = begin(c);
        long value = Float64.multiplyAdd(e, c.vsr[2 * fra], c.vsr[2 * frc], c.vsr[2 * frb], false, false);
        result(c, e, frt, value, rc);
    }

    /** Floating multiply-add single. */
    public static void fmadds(Cpu c, int frt, int fra, int frc, int frb, boolean rc) {
        FpEnv e = begin(c);
        long value = Float64.multiplyAddSingle(e, c.vsr[2 * fra], c.vsr[2 * frc], c.vsr[2 * frb], false, false);
        result(c, e, frt, value, rc);
    }

    /** Floating multiply-subtract. */
    public static void fmsub(Cpu c, int frt, int fra, int frc, int frb, boolean rc) {
        FpEnv e = begin(c);
        long value = Float64.multiplyAdd(e, c.vsr[2 * fra], c.vsr[2 * frc], c.vsr[2 * frb], true, false);
        result(c, e, frt, value, rc);
    }

    /** Floating multiply-subtract single. */
    public static void fmsubs(Cpu c, int frt, int fra, int frc, int frb, boolean rc) {
        FpEnv e = begin(c);
        long value = Float64.multiplyAddSingle(e, c.vsr[2 * fra], c.vsr[2 * frc], c.vsr[2 * frb], true, false);
        result(c, e, frt, value, rc);
    }

    /** Floating negative multiply-add. */
    public static void fnmadd(Cpu c, int frt, int fra, int frc, int frb, boolean rc) {
        FpEnv e = begin(c);
        long value = Float64.multiplyAdd(e, c.vsr[2 * fra], c.vsr[2 * frc], c.vsr[2 * frb], false, true);
        result(c, e, frt, value, rc);
    }

    /** Floating negative multiply-add single. */
    public static void fnmadds(Cpu c, int frt, int fra, int frc, int frb, boolean rc) {
        FpEnv e = begin(c);
        long value = Float64.multiplyAddSingle(e, c.vsr[2 * fra], c.vsr[2 * frc], c.vsr[2 * frb], false, true);
        result(c, e, frt, value, rc);
    }

    /** Floating negative multiply-subtract. */
    public static void fnmsub(Cpu c, int frt, int fra, int frc, int frb, boolean rc) {
        FpEnv e = begin(c);
        long value = Float64.multiplyAdd(e, c.vsr[2 * fra], c.vsr[2 * frc], c.vsr[2 * frb], true, true);
        result(c, e, frt, value, rc);
    }

    /** Floating negative multiply-subtract single. */
    public static void fnmsubs(Cpu c, int frt, int fra, int frc, int frb, boolean rc) {
        FpEnv e = begin(c);
        long value = Float64.multiplyAddSingle(e, c.vsr[2 * fra], c.vsr[2 * frc], c.vsr[2 * frb], true, true);
        result(c, e, frt, value, rc);
    }
}
