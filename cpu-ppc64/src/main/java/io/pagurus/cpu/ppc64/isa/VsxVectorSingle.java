package io.pagurus.cpu.ppc64.isa;

import static io.pagurus.cpu.ppc64.isa.FloatingPointResults.begin;
import static io.pagurus.cpu.ppc64.isa.VectorFloat.words;
import static io.pagurus.cpu.ppc64.isa.VsxResults.lane;
import static io.pagurus.cpu.ppc64.isa.VsxResults.vector;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.fp.Float32;
import io.pagurus.cpu.ppc64.fp.FpEnv;

/** VSX vector arithmetic of single precision: sums, products, quotients, roots, estimates (Power ISA I 7.6.1.4). */
public final class VsxVectorSingle {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic     form   opcode  operands    attributes
        xvaddsp        XX3    60/64   XT,XA,XB  vsx
        xvsubsp        XX3    60/72   XT,XA,XB  vsx
        xvmulsp        XX3    60/80   XT,XA,XB  vsx
        xvdivsp        XX3    60/88   XT,XA,XB  vsx
        xvsqrtsp       XX2    60/139  XT,XB     vsx
        xvresp         XX2    60/154  XT,XB     vsx
        xvrsqrtesp     XX2    60/138  XT,XB     vsx
        """;

    private VsxVectorSingle() {}

    /** VSX vector add single-precision. */
    public static void xvaddsp(Cpu c, int xt, int xa, int xb) {
        FpEnv e = begin(c);
        long high = sums(c, e, c.vsr[2 * xa], c.vsr[2 * xb]);
        long low = sums(c, e, c.vsr[2 * xa + 1], c.vsr[2 * xb + 1]);
        vector(c, e, xt, high, low);
    }

    /** VSX vector subtract single-precision. */
    public static void xvsubsp(Cpu c, int xt, int xa, int xb) {
        FpEnv e = begin(c);
        long high = differences(c, e, c.vsr[2 * xa], c.vsr[2 * xb]);
        long low = differences(c, e, c.vsr[2 * xa + 1], c.vsr[2 * xb + 1]);
        vector(c, e, xt, high, low);
    }

    /** VSX vector multiply single-precision. */
    public static void xvmulsp(Cpu c, int xt, int xa, int xb) {
        FpEnv e = begin(c);
        long high = products(c, e, c.vsr[2 * xa], c.vsr[2 * xb]);
        long low = products(c, e, c.vsr[2 * xa + 1], c.vsr[2 * xb + 1]);
        vector(c, e, xt, high, low);
    }

    /** VSX vector divide single-precision. */
    public static void xvdivsp(Cpu c, int xt, int xa, int xb) {
        FpEnv e = begin(c);
        long high = quotients(c, e, c.vsr[2 * xa], c.vsr[2 * xb]);
        long low = quotients(c, e, c.vsr[2 * xa + 1], c.vsr[2 * xb + 1]);
        vector(c, e, xt, high, low);
    }

    /** VSX vector square root single-precision. */
    public static void xvsqrtsp(Cpu c, int xt, int xb) {
        FpEnv e = begin(c);
        long high = roots(c, e, c.vsr[2 * xb]);
        long low = roots(c, e, c.vsr[2 * xb + 1]);
        vector(c, e, xt, high, low);
    }

    /** VSX vector reciprocal estimate single-precision. */
    public static void xvresp(Cpu c, int xt, int xb) {
        FpEnv e = begin(c);
        long high = reciprocals(c, e, c.vsr[2 * xb]);
        long low = reciprocals(c, e, c.vsr[2 * xb + 1]);
        vector(c, e, xt, high, low);
    }

    /** VSX vector reciprocal square root estimate single-precision. */
    public static void xvrsqrtesp(Cpu c, int xt, int xb) {
        FpEnv e = begin(c);
        long high = reciprocalRoots(c, e, c.vsr[2 * xb]);
        long low = reciprocalRoots(c, e, c.vsr[2 * xb + 1]);
        vector(c, e, xt, high, low);
    }

    private static long sums(Cpu c, FpEnv e, long a, long b) {
        int first = Float32.add(e, (int) (a >>> 32), (int) (b >>> 32));
        lane(c, e);
        int second = Float32.add(e, (int) a, (int) b);
        lane(c, e);
        return words(first, second);
    }

    private static long differences(Cpu c, FpEnv e, long a, long b) {
        int first = Float32.sub(e, (int) (a >>> 32), (int) (b >>> 32));
        lane(c, e);
        int second = Float32.sub(e, (int) a, (int) b);
        lane(c, e);
        return words(first, second);
    }

    private static long products(Cpu c, FpEnv e, long a, long b) {
        int first = Float32.mul(e, (int) (a >>> 32), (int) (b >>> 32));
        lane(c, e);
        int second = Float32.mul(e, (int) a, (int) b);
        lane(c, e);
        return words(first, second);
    }

    private static long quotients(Cpu c, FpEnv e, long a, long b) {
        int first = Float32.div(e, (int) (a >>> 32), (int) (b >>> 32));
        lane(c, e);
        int second = Float32.div(e, (int) a, (int) b);
        lane(c, e);
        return words(first, second);
    }

    private static long roots(Cpu c, FpEnv e, long b) {
        int first = Float32.sqrt(e, (int) (b >>> 32));
        lane(c, e);
        int second = Float32.sqrt(e, (int) b);
        lane(c, e);
        return words(first, second);
    }

    private static long reciprocals(Cpu c, FpEnv e, long b) {
        int first = Float32.reciprocalEstimate(e, (int) (b >>> 32));
        estimate(c, e);
        int second = Float32.reciprocalEstimate(e, (int) b);
        estimate(c, e);
        return words(first, second);
    }

    private static long reciprocalRoots(Cpu c, FpEnv e, long b) {
        int first = Float32.reciprocalSqrtEstimate(e, (int) (b >>> 32));
        estimate(c, e);
        int second = Float32.reciprocalSqrtEstimate(e, (int) b);
        estimate(c, e);
        return words(first, second);
    }

    /** The end of an element's estimate, which in the oracle is no division by zero. */
    private static void estimate(Cpu c, FpEnv e) {
        e.flags &= ~FpEnv.ZX;
        lane(c, e);
    }
}
