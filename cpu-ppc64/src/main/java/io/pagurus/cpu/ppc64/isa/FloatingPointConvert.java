package io.pagurus.cpu.ppc64.isa;

import static io.pagurus.cpu.ppc64.isa.FloatingPointResults.begin;
import static io.pagurus.cpu.ppc64.isa.FloatingPointResults.classify;
import static io.pagurus.cpu.ppc64.isa.FloatingPointResults.fprf;
import static io.pagurus.cpu.ppc64.isa.FloatingPointResults.record;
import static io.pagurus.cpu.ppc64.isa.FloatingPointResults.settle;
import static io.pagurus.cpu.ppc64.isa.FloatingPointResults.unclassified;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.fp.Float64;
import io.pagurus.cpu.ppc64.fp.Float64Conversions;
import io.pagurus.cpu.ppc64.fp.FpClass;
import io.pagurus.cpu.ppc64.fp.FpEnv;

/** Floating-point conversions to and from integers (Power ISA I 4.6.7.2, 4.6.7.3). */
public final class FloatingPointConvert {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic  form  opcode  operands  attributes
        fctid       X     63/814  FRT,FRB   fp rc inval=1f0000
        fctidz      X     63/815  FRT,FRB   fp rc inval=1f0000
        fctidu      X     63/942  FRT,FRB   fp rc
        fctiduz     X     63/943  FRT,FRB   fp rc
        fctiw       X     63/14   FRT,FRB   fp rc inval=1f0000
        fctiwz      X     63/15   FRT,FRB   fp rc inval=1f0000
        fctiwu      X     63/142  FRT,FRB   fp rc
        fctiwuz     X     63/143  FRT,FRB   fp rc
        fcfid       X     63/846  FRT,FRB   fp rc inval=1f0000
        fcfidu      X     63/974  FRT,FRB   fp rc
        fcfids      X     59/846  FRT,FRB   fp rc
        fcfidus     X     59/974  FRT,FRB   fp rc
        """;

    private FloatingPointConvert() {}

    /** Floating convert to integer doubleword. */
    public static void fctid(Cpu c, int frt, int frb, boolean rc) {
        FpEnv e = begin(c);
        unclassified(c, e, frt, Float64Conversions.toS64(e, c.vsr[2 * frb], e.rounding()), rc);
    }

    /** Floating convert to integer doubleword toward zero. */
    public static void fctidz(Cpu c, int frt, int frb, boolean rc) {
        FpEnv e = begin(c);
        unclassified(c, e, frt, Float64Conversions.toS64(e, c.vsr[2 * frb], FpEnv.ZERO), rc);
    }

    /** Floating convert to integer doubleword unsigned. */
    public static void fctidu(Cpu c, int frt, int frb, boolean rc) {
        FpEnv e = begin(c);
        unclassified(c, e, frt, Float64Conversions.toU64(e, c.vsr[2 * frb], e.rounding()), rc);
    }

    /** Floating convert to integer doubleword unsigned toward zero. */
    public static void fctiduz(Cpu c, int frt, int frb, boolean rc) {
        FpEnv e = begin(c);
        unclassified(c, e, frt, Float64Conversions.toU64(e, c.vsr[2 * frb], FpEnv.ZERO), rc);
    }

    /** Floating convert to integer word. */
    public static void fctiw(Cpu c, int frt, int frb, boolean rc) {
        FpEnv e = begin(c);
        word(c, e, frt, c.vsr[2 * frb], e.rounding(), rc);
    }

    /** Floating convert to integer word toward zero. */
    public static void fctiwz(Cpu c, int frt, int frb, boolean rc) {
        FpEnv e = begin(c);
        word(c, e, frt, c.vsr[2 * frb], FpEnv.ZERO, rc);
    }

    /** Floating convert to integer word unsigned. */
    public static void fctiwu(Cpu c, int frt, int frb, boolean rc) {
        FpEnv e = begin(c);
        unclassified(c, e, frt, Float64Conversions.toU32(e, c.vsr[2 * frb], e.rounding()) & 0xffff_ffffL, rc);
    }

    /** Floating convert to integer word unsigned toward zero. */
    public static void fctiwuz(Cpu c, int frt, int frb, boolean rc) {
        FpEnv e = begin(c);
        unclassified(c, e, frt, Float64Conversions.toU32(e, c.vsr[2 * frb], FpEnv.ZERO) & 0xffff_ffffL, rc);
    }

    /** Floating convert from integer doubleword. */
    public static void fcfid(Cpu c, int frt, int frb, boolean rc) {
        FpEnv e = begin(c);
        long value = Float64Conversions.fromS64(e, c.vsr[2 * frb]);
        fromInteger(c, e, frt, value, FpClass.of64(value), rc);
    }

    /** Floating convert from integer doubleword unsigned. */
    public static void fcfidu(Cpu c, int frt, int frb, boolean rc) {
        FpEnv e = begin(c);
        long value = Float64Conversions.fromU64(e, c.vsr[2 * frb]);
        fromInteger(c, e, frt, value, fprf(c), rc);
    }

    /** Floating convert from integer doubleword single. */
    public static void fcfids(Cpu c, int frt, int frb, boolean rc) {
        FpEnv e = begin(c);
        long value = Float64Conversions.fromS64Single(e, c.vsr[2 * frb]);
        fromInteger(c, e, frt, value, fprf(c), rc);
    }

    /** Floating convert from integer doubleword unsigned single. */
    public static void fcfidus(Cpu c, int frt, int frb, boolean rc) {
        FpEnv e = begin(c);
        long value = Float64Conversions.fromU64Single(e, c.vsr[2 * frb]);
        fromInteger(c, e, frt, value, fprf(c), rc);
    }

    /** The ISA leaves the high word undefined; in the oracle it is the sign, but zero for a NaN. */
    private static void word(Cpu c, FpEnv e, int frt, long number, int mode, boolean rc) {
        int value = Float64Conversions.toS32(e, number, mode);
        unclassified(c, e, frt, Float64.isNan(number) ? value & 0xffff_ffffL : value, rc);
    }

    /**
     * In the oracle the class is told after fcfid only, and an enabled inexact exception comes before the target is written
     * and FPRF set.
     */
    private static void fromInteger(Cpu c, FpEnv e, int frt, long value, int fpClass, boolean rc) {
        settle(c, e, fprf(c));
        c.vsr[2 * frt] = value;
        c.vsr[2 * frt + 1] = 0;
        classify(c, fpClass);
        record(c, rc);
    }
}
