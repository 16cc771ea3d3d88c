package io.pagurus.cpu.ppc64.isa;

import static io.pagurus.cpu.ppc64.isa.FloatingPointResults.begin;
import static io.pagurus.cpu.ppc64.isa.VectorFloat.words;
import static io.pagurus.cpu.ppc64.isa.VsxResults.lane;
import static io.pagurus.cpu.ppc64.isa.VsxResults.scalar;
import static io.pagurus.cpu.ppc64.isa.VsxResults.vector;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.fp.Float32;
import io.pagurus.cpu.ppc64.fp.Float64Conversions;
import io.pagurus.cpu.ppc64.fp.FpEnv;

/** VSX rounding to integers in floating-point format (Power ISA I 7.6.1.5). */
public final class VsxRound {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic     form   opcode  operands    attributes
        xsrdpi         XX2    60/73   XT,XB  vsx
        xsrdpic        XX2    60/107  XT,XB  vsx
        xsrdpim        XX2    60/121  XT,XB  vsx
        xsrdpip        XX2    60/105  XT,XB  vsx
        xsrdpiz        XX2    60/89   XT,XB  vsx
        xvrdpi         XX2    60/201  XT,XB  vsx
        xvrdpic        XX2    60/235  XT,XB  vsx
        xvrdpim        XX2    60/249  XT,XB  vsx
        xvrdpip        XX2    60/233  XT,XB  vsx
        xvrdpiz        XX2    60/217  XT,XB  vsx
        xvrspi         XX2    60/137  XT,XB  vsx
        xvrspic        XX2    60/171  XT,XB  vsx
        xvrspim        XX2    60/185  XT,XB  vsx
        xvrspip        XX2    60/169  XT,XB  vsx
        xvrspiz        XX2    60/153  XT,XB  vsx
        """;

    private VsxRound() {}

    /** The rounding mode of FPSCR[RN]; then inexact is an exception, with the others it is none. */
    private static final int CURRENT = -1;

    /** VSX scalar round to double-precision integer to nearest away. */
    public static void xsrdpi(Cpu c, int xt, int xb) {
        FpEnv e = begin(c);
        scalar(c, e, xt, integral(e, c.vsr[2 * xb], FpEnv.NEAREST_AWAY));
    }

    /** VSX scalar round to double-precision integer exact, as FPSCR[RN] says. */
    public static void xsrdpic(Cpu c, int xt, int xb) {
        FpEnv e = begin(c);
        scalar(c, e, xt, integral(e, c.vsr[2 * xb], CURRENT));
    }

    /** VSX scalar round to double-precision integer toward -infinity. */
    public static void xsrdpim(Cpu c, int xt, int xb) {
        FpEnv e = begin(c);
        scalar(c, e, xt, integral(e, c.vsr[2 * xb], FpEnv.DOWN));
    }

    /** VSX scalar round to double-precision integer toward +infinity. */
    public static void xsrdpip(Cpu c, int xt, int xb) {
        FpEnv e = begin(c);
        scalar(c, e, xt, integral(e, c.vsr[2 * xb], FpEnv.UP));
    }

    /** VSX scalar round to double-precision integer toward zero. */
    public static void xsrdpiz(Cpu c, int xt, int xb) {
        FpEnv e = begin(c);
        scalar(c, e, xt, integral(e, c.vsr[2 * xb], FpEnv.ZERO));
    }

    /** VSX vector round to double-precision integer to nearest away. */
    public static void xvrdpi(Cpu c, int xt, int xb) {
        doubles(c, xt, xb, FpEnv.NEAREST_AWAY);
    }

    /** VSX vector round to double-precision integer exact, as FPSCR[RN] says. */
    public static void xvrdpic(Cpu c, int xt, int xb) {
        doubles(c, xt, xb, CURRENT);
    }

    /** VSX vector round to double-precision integer toward -infinity. */
    public static void xvrdpim(Cpu c, int xt, int xb) {
        doubles(c, xt, xb, FpEnv.DOWN);
    }

    /** VSX vector round to double-precision integer toward +infinity. */
    public static void xvrdpip(Cpu c, int xt, int xb) {
        doubles(c, xt, xb, FpEnv.UP);
    }

    /** VSX vector round to double-precision integer toward zero. */
    public static void xvrdpiz(Cpu c, int xt, int xb) {
        doubles(c, xt, xb, FpEnv.ZERO);
    }

    /** VSX vector round to single-precision integer to nearest away. */
    public static void xvrspi(Cpu c, int xt, int xb) {
        singles(c, xt, xb, FpEnv.NEAREST_AWAY);
    }

    /** VSX vector round to single-precision integer exact, as FPSCR[RN] says. */
    public static void xvrspic(Cpu c, int xt, int xb) {
        singles(c, xt, xb, CURRENT);
    }

    /** VSX vector round to single-precision integer toward -infinity. */
    public static void xvrspim(Cpu c, int xt, int xb) {
        singles(c, xt, xb, FpEnv.DOWN);
    }

    /** VSX vector round to single-precision integer toward +infinity. */
    public static void xvrspip(Cpu c, int xt, int xb) {
        singles(c, xt, xb, FpEnv.UP);
    }

    /** VSX vector round to single-precision integer toward zero. */
    public static void xvrspiz(Cpu c, int xt, int xb) {
        singles(c, xt, xb, FpEnv.ZERO);
    }

    private static void doubles(Cpu c, int xt, int xb, int mode) {
        FpEnv e = begin(c);
        long high = integral(e, c.vsr[2 * xb], mode);
        lane(c, e);
        long low = integral(e, c.vsr[2 * xb + 1], mode);
        lane(c, e);
        vector(c, e, xt, high, low);
    }

    private static void singles(Cpu c, int xt, int xb, int mode) {
        FpEnv e = begin(c);
        long high = pair(c, e, c.vsr[2 * xb], mode);
        long low = pair(c, e, c.vsr[2 * xb + 1], mode);
        vector(c, e, xt, high, low);
    }

    private static long pair(Cpu c, FpEnv e, long b, int mode) {
        int first = integral(e, (int) (b >>> 32), mode);
        lane(c, e);
        int second = integral(e, (int) b, mode);
        lane(c, e);
        return words(first, second);
    }

    private static long integral(FpEnv e, long number, int mode) {
        if (mode == CURRENT) {
            return Float64Conversions.roundToIntegral(e, number, e.rounding());
        }
        long integral = Float64Conversions.roundToIntegral(e, number, mode);
        e.flags &= ~FpEnv.XX;
        return integral;
    }

    private static int integral(FpEnv e, int number, int mode) {
        if (mode == CURRENT) {
            return Float32.roundToIntegral(e, number, e.rounding());
        }
        int integral = Float32.roundToIntegral(e, number, mode);
        e.flags &= ~FpEnv.XX;
        return integral;
    }
}
