package io.pagurus.cpu.ppc64.isa;

import static io.pagurus.cpu.ppc64.isa.FloatingPointResults.begin;
import static io.pagurus.cpu.ppc64.isa.FloatingPointResults.result;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.fp.Float64;
import io.pagurus.cpu.ppc64.fp.FpEnv;

/** Floating-point estimates, and whether software may build on them (Power ISA I 4.6.6.1). */
public final class FloatingPointEstimate {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic  form  opcode  operands    attributes
        fre         A     63/24   FRT,FRB     fp rc inval=1f07c0
        fres        A     59/24   FRT,FRB     fp rc inval=1f07c0
        frsqrte     A     63/26   FRT,FRB     fp rc inval=1f07c0
        frsqrtes    A     59/26   FRT,FRB     fp rc inval=1f07c0
        ftdiv       X     63/128  BF,FRA,FRB  fp inval=1
        ftsqrt      X     63/160  BF,FRB      fp inval=1
        """;

    private FloatingPointEstimate() {}

    private static final long HALF = 0x3fe0_0000_0000_0000L;

    /** Floating reciprocal estimate. */
    public static void fre(Cpu c, int frt, int frb, boolean rc) {
        FpEnv e = begin(c);
        result(c, e, frt, ofZero(c.vsr[2 * frb], Float64.reciprocalEstimate(e, c.vsr[2 * frb])), rc);
    }

    /** Floating reciprocal estimate single. */
    public static void fres(Cpu c, int frt, int frb, boolean rc) {
        FpEnv e = begin(c);
        result(c, e, frt, ofZero(c.vsr[2 * frb], Float64.reciprocalEstimateSingle(e, c.vsr[2 * frb])), rc);
    }

    /** Floating reciprocal square root estimate. */
    public static void frsqrte(Cpu c, int frt, int frb, boolean rc) {
        FpEnv e = begin(c);
        result(c, e, frt, Float64.reciprocalSqrtEstimate(e, c.vsr[2 * frb]), rc);
    }

    /** Floating reciprocal square root estimate single. */
    public static void frsqrtes(Cpu c, int frt, int frb, boolean rc) {
        FpEnv e = begin(c);
        result(c, e, frt, Float64.reciprocalSqrtEstimateSingle(e, c.vsr[2 * frb]), rc);
    }

    /** Floating test for software divide. */
    public static void ftdiv(Cpu c, int bf, int fra, int frb) {
        VsxSoftwareTest.xstdivdp(c, bf, fra, frb);
    }

    /** Floating test for software square root. */
    public static void ftsqrt(Cpu c, int bf, int frb) {
        VsxSoftwareTest.xstsqrtdp(c, bf, frb);
    }

    /** The oracle's fre and fres give a half for a zero, where the ISA has infinity. */
    private static long ofZero(long number, long estimate) {
        return number << 1 == 0 ? number | HALF : estimate;
    }
}
