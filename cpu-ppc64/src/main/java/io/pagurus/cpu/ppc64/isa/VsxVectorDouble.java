package io.pagurus.cpu.ppc64.isa;

import static io.pagurus.cpu.ppc64.isa.FloatingPointResults.begin;
import static io.pagurus.cpu.ppc64.isa.VsxResults.lane;
import static io.pagurus.cpu.ppc64.isa.VsxResults.vector;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.fp.Float64;
import io.pagurus.cpu.ppc64.fp.FpEnv;

/** VSX vector arithmetic of double precision: sums, products, quotients, roots, estimates (Power ISA I 7.6.1.4). */
public final class VsxVectorDouble {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic     form   opcode  operands    attributes
        xvadddp        XX3    60/96   XT,XA,XB  vsx
        xvsubdp        XX3    60/104  XT,XA,XB  vsx
        xvmuldp        XX3    60/112  XT,XA,XB  vsx
        xvdivdp        XX3    60/120  XT,XA,XB  vsx
        xvsqrtdp       XX2    60/203  XT,XB     vsx
        xvredp         XX2    60/218  XT,XB     vsx
        xvrsqrtedp     XX2    60/202  XT,XB     vsx
        """;

    private VsxVectorDouble() {}

    /** VSX vector add double-precision. */
    public static void xvadddp(Cpu c, int xt, int xa, int xb) {
        FpEnv e = begin(c);
        long high = Float64.add(e, c.vsr[2 * xa], c.vsr[2 * xb]);
        lane(c, e);
        long low = Float64.add(e, c.vsr[2 * xa + 1], c.vsr[2 * xb + 1]);
        lane(c, e);
        vector(c, e, xt, high, low);
    }

    /** VSX vector subtract double-precision. */
    public static void xvsubdp(Cpu c, int xt, int xa, int xb) {
        FpEnv e = begin(c);
        long high = Float64.sub(e, c.vsr[2 * xa], c.vsr[2 * xb]);
        lane(c, e);
        long low = Float64.sub(e, c.vsr[2 * xa + 1], c.vsr[2 * xb + 1]);
        lane(c, e);
        vector(c, e, xt, high, low);
    }

    /** VSX vector multiply double-precision. */
    public static void xvmuldp(Cpu c, int xt, int xa, int xb) {
        FpEnv e = begin(c);
        long high = Float64.mul(e, c.vsr[2 * xa], c.vsr[2 * xb]);
        lane(c, e);
        long low = Float64.mul(e, c.vsr[2 * xa + 1], c.vsr[2 * xb + 1]);
        lane(c, e);
        vector(c, e, xt, high, low);
    }

    /** VSX vector divide double-precision. */
    public static void xvdivdp(Cpu c, int xt, int xa, int xb) {
        FpEnv e = begin(c);
        long high = Float64.div(e, c.vsr[2 * xa], c.vsr[2 * xb]);
        lane(c, e);
        long low = Float64.div(e, c.vsr[2 * xa + 1], c.vsr[2 * xb + 1]);
        lane(c, e);
        vector(c, e, xt, high, low);
    }

    /** VSX vector square root double-precision. */
    public static void xvsqrtdp(Cpu c, int xt, int xb) {
        FpEnv e = begin(c);
        long high = Float64.sqrt(e, c.vsr[2 * xb]);
        lane(c, e);
        long low = Float64.sqrt(e, c.vsr[2 * xb + 1]);
        lane(c, e);
        vector(c, e, xt, high, low);
    }

    /** VSX vector reciprocal estimate double-precision. */
    public static void xvredp(Cpu c, int xt, int xb) {
        FpEnv e = begin(c);
        long high = Float64.reciprocalEstimate(e, c.vsr[2 * xb]);
        estimate(c, e);
        long low = Float64.reciprocalEstimate(e, c.vsr[2 * xb + 1]);
        estimate(c, e);
        vector(c, e, xt, high, low);
    }

    /** VSX vector reciprocal square root estimate double-precision. */
    public static void xvrsqrtedp(Cpu c, int xt, int xb) {
        FpEnv e = begin(c);
        long high = Float64.reciprocalSqrtEstimate(e, c.vsr[2 * xb]);
        estimate(c, e);
        long low = Float64.reciprocalSqrtEstimate(e, c.vsr[2 * xb + 1]);
        estimate(c, e);
        vector(c, e, xt, high, low);
    }

    /** The end of an element's estimate, which in the oracle is no division by zero. */
    private static void estimate(Cpu c, FpEnv e) {
        e.flags &= ~FpEnv.ZX;
        lane(c, e);
    }
}
