package io.pagurus.cpu.ppc64.isa;

import static io.pagurus.cpu.ppc64.isa.FloatingPointResults.begin;
import static io.pagurus.cpu.ppc64.isa.VsxResults.scalar;
import static io.pagurus.cpu.ppc64.isa.VsxResults.scalarOrNothing;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.fp.Float64;
import io.pagurus.cpu.ppc64.fp.Float64Conversions;
import io.pagurus.cpu.ppc64.fp.FpEnv;

/** VSX scalar arithmetic: sums, products, quotients, roots, estimates (Power ISA I 7.6.1.3). */
public final class VsxScalarArithmetic {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic     form   opcode  operands    attributes
        xsadddp        XX3    60/32   XT,XA,XB  vsx
        xssubdp        XX3    60/40   XT,XA,XB  vsx
        xsmuldp        XX3    60/48   XT,XA,XB  vsx
        xsdivdp        XX3    60/56   XT,XA,XB  vsx
        xsaddsp        XX3    60/0    XT,XA,XB  vsx
        xssubsp        XX3    60/8    XT,XA,XB  vsx
        xsmulsp        XX3    60/16   XT,XA,XB  vsx
        xsdivsp        XX3    60/24   XT,XA,XB  vsx
        xssqrtdp       XX2    60/75   XT,XB     vsx
        xssqrtsp       XX2    60/11   XT,XB     vsx
        xsredp         XX2    60/90   XT,XB     vsx
        xsresp         XX2    60/26   XT,XB     vsx
        xsrsqrtedp     XX2    60/74   XT,XB     vsx
        xsrsqrtesp     XX2    60/10   XT,XB     vsx
        xsrsp          XX2    60/281  XT,XB     vsx
        """;

    private VsxScalarArithmetic() {}

    /** VSX scalar add double-precision. */
    public static void xsadddp(Cpu c, int xt, int xa, int xb) {
        FpEnv e = begin(c);
        scalar(c, e, xt, Float64.add(e, c.vsr[2 * xa], c.vsr[2 * xb]));
    }

    /** VSX scalar subtract double-precision. */
    public static void xssubdp(Cpu c, int xt, int xa, int xb) {
        FpEnv e = begin(c);
        scalar(c, e, xt, Float64.sub(e, c.vsr[2 * xa], c.vsr[2 * xb]));
    }

    /** VSX scalar multiply double-precision. */
    public static void xsmuldp(Cpu c, int xt, int xa, int xb) {
        FpEnv e = begin(c);
        scalar(c, e, xt, Float64.mul(e, c.vsr[2 * xa], c.vsr[2 * xb]));
    }

    /** VSX scalar divide double-precision. */
    public static void xsdivdp(Cpu c, int xt, int xa, int xb) {
        FpEnv e = begin(c);
        scalar(c, e, xt, Float64.div(e, c.vsr[2 * xa], c.vsr[2 * xb]));
    }

    /** VSX scalar add single-precision. */
    public static void xsaddsp(Cpu c, int xt, int xa, int xb) {
        FpEnv e = begin(c);
        single(c, e, xt, Float64.add(e, c.vsr[2 * xa], c.vsr[2 * xb]));
    }

    /** VSX scalar subtract single-precision. */
    public static void xssubsp(Cpu c, int xt, int xa, int xb) {
        FpEnv e = begin(c);
        single(c, e, xt, Float64.sub(e, c.vsr[2 * xa], c.vsr[2 * xb]));
    }

    /** VSX scalar multiply single-precision. */
    public static void xsmulsp(Cpu c, int xt, int xa, int xb) {
        FpEnv e = begin(c);
        single(c, e, xt, Float64.mul(e, c.vsr[2 * xa], c.vsr[2 * xb]));
    }

    /** VSX scalar divide single-precision. */
    public static void xsdivsp(Cpu c, int xt, int xa, int xb) {
        FpEnv e = begin(c);
        single(c, e, xt, Float64.div(e, c.vsr[2 * xa], c.vsr[2 * xb]));
    }

    /** VSX scalar square root double-precision. */
    public static void xssqrtdp(Cpu c, int xt, int xb) {
        FpEnv e = begin(c);
        scalar(c, e, xt, Float64.sqrt(e, c.vsr[2 * xb]));
    }

    /** VSX scalar square root single-precision. */
    public static void xssqrtsp(Cpu c, int xt, int xb) {
        FpEnv e = begin(c);
        single(c, e, xt, Float64.sqrt(e, c.vsr[2 * xb]));
    }

    /** VSX scalar reciprocal estimate double-precision. */
    public static void xsredp(Cpu c, int xt, int xb) {
        FpEnv e = begin(c);
        scalar(c, e, xt, estimate(e, Float64.reciprocalEstimate(e, c.vsr[2 * xb])));
    }

    /** VSX scalar reciprocal estimate single-precision. */
    public static void xsresp(Cpu c, int xt, int xb) {
        FpEnv e = begin(c);
        single(c, e, xt, estimate(e, Float64.reciprocalEstimate(e, c.vsr[2 * xb])));
    }

    /** VSX scalar reciprocal square root estimate double-precision. */
    public static void xsrsqrtedp(Cpu c, int xt, int xb) {
        FpEnv e = begin(c);
        scalar(c, e, xt, estimate(e, Float64.reciprocalSqrtEstimate(e, c.vsr[2 * xb])));
    }

    /** VSX scalar reciprocal square root estimate single-precision. */
    public static void xsrsqrtesp(Cpu c, int xt, int xb) {
        FpEnv e = begin(c);
        single(c, e, xt, estimate(e, Float64.reciprocalSqrtEstimate(e, c.vsr[2 * xb])));
    }

    /** VSX scalar round to single-precision. In the oracle the target stays if an exception is enabled. */
    public static void xsrsp(Cpu c, int xt, int xb) {
        FpEnv e = begin(c);
        long single = Float64Conversions.roundToSingle(e, c.vsr[2 * xb]);
        scalarOrNothing(c, e, xt, single);
    }

    /** An estimate, which in the oracle is no division by zero. */
    private static long estimate(FpEnv e, long number) {
        e.flags &= ~FpEnv.ZX;
        return number;
    }

    /** Rounds again, from double to single precision: the oracle does it in two steps. */
    private static void single(Cpu c, FpEnv e, int xt, long number) {
        scalar(c, e, xt, Float64Conversions.roundToSingle(e, number));
    }
}
