package io.pagurus.cpu.ppc64.isa;

import static io.pagurus.cpu.ppc64.isa.FloatingPointResults.begin;
import static io.pagurus.cpu.ppc64.isa.VectorFloat.words;
import static io.pagurus.cpu.ppc64.isa.VsxResults.lane;
import static io.pagurus.cpu.ppc64.isa.VsxResults.vector;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.fp.Float32;
import io.pagurus.cpu.ppc64.fp.Float64;
import io.pagurus.cpu.ppc64.fp.FpEnv;

/** VSX maximum and minimum (Power ISA I 7.6.1.6): +0 is greater than -0. Scalar ones leave zero in doubleword 1. */
public final class VsxMaximum {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic     form   opcode  operands    attributes
        xsmaxdp        XX3    60/160  XT,XA,XB  vsx
        xsmindp        XX3    60/168  XT,XA,XB  vsx
        xsmaxcdp       XX3    60/128  XT,XA,XB  vsx p9
        xsmincdp       XX3    60/136  XT,XA,XB  vsx p9
        xsmaxjdp       XX3    60/144  XT,XA,XB  vsx p9
        xsminjdp       XX3    60/152  XT,XA,XB  vsx p9
        xvmaxdp        XX3    60/224  XT,XA,XB  vsx
        xvmindp        XX3    60/232  XT,XA,XB  vsx
        xvmaxsp        XX3    60/192  XT,XA,XB  vsx
        xvminsp        XX3    60/200  XT,XA,XB  vsx
        """;

    private VsxMaximum() {}

    /** VSX scalar maximum double-precision. */
    public static void xsmaxdp(Cpu c, int xt, int xa, int xb) {
        FpEnv e = begin(c);
        chosen(c, e, xt, Float64.maxNumber(e, c.vsr[2 * xa], c.vsr[2 * xb]));
    }

    /** VSX scalar minimum double-precision. */
    public static void xsmindp(Cpu c, int xt, int xa, int xb) {
        FpEnv e = begin(c);
        chosen(c, e, xt, Float64.minNumber(e, c.vsr[2 * xa], c.vsr[2 * xb]));
    }

    /** VSX scalar maximum type-C double-precision: as C has it, {@code a > b ? a : b}. */
    public static void xsmaxcdp(Cpu c, int xt, int xa, int xb) {
        FpEnv e = begin(c);
        long a = c.vsr[2 * xa];
        long b = c.vsr[2 * xb];
        chosen(c, e, xt, Float64.compareUnordered(e, a, b) == 4 ? a : b);
    }

    /** VSX scalar minimum type-C double-precision: as C has it, {@code a < b ? a : b}. */
    public static void xsmincdp(Cpu c, int xt, int xa, int xb) {
        FpEnv e = begin(c);
        long a = c.vsr[2 * xa];
        long b = c.vsr[2 * xb];
        chosen(c, e, xt, Float64.compareUnordered(e, a, b) == 8 ? a : b);
    }

    /** VSX scalar maximum type-J double-precision: as {@link Math#max(double, double)}. */
    public static void xsmaxjdp(Cpu c, int xt, int xa, int xb) {
        FpEnv e = begin(c);
        long a = c.vsr[2 * xa];
        long b = c.vsr[2 * xb];
        long nan = Float64.isNan(a) ? a : b;
        if (!Float64.isNan(nan)) {
            chosen(c, e, xt, Float64.maxNumber(e, a, b));
        } else {
            chosenNan(c, e, xt, nan);
        }
    }

    /** VSX scalar minimum type-J double-precision: as {@link Math#min(double, double)}. */
    public static void xsminjdp(Cpu c, int xt, int xa, int xb) {
        FpEnv e = begin(c);
        long a = c.vsr[2 * xa];
        long b = c.vsr[2 * xb];
        long nan = Float64.isNan(a) ? a : b;
        if (!Float64.isNan(nan)) {
            chosen(c, e, xt, Float64.minNumber(e, a, b));
        } else {
            chosenNan(c, e, xt, nan);
        }
    }

    /** VSX vector maximum double-precision. */
    public static void xvmaxdp(Cpu c, int xt, int xa, int xb) {
        FpEnv e = begin(c);
        long high = Float64.maxNumber(e, c.vsr[2 * xa], c.vsr[2 * xb]);
        lane(c, e);
        long low = Float64.maxNumber(e, c.vsr[2 * xa + 1], c.vsr[2 * xb + 1]);
        lane(c, e);
        vector(c, e, xt, high, low);
    }

    /** VSX vector minimum double-precision. */
    public static void xvmindp(Cpu c, int xt, int xa, int xb) {
        FpEnv e = begin(c);
        long high = Float64.minNumber(e, c.vsr[2 * xa], c.vsr[2 * xb]);
        lane(c, e);
        long low = Float64.minNumber(e, c.vsr[2 * xa + 1], c.vsr[2 * xb + 1]);
        lane(c, e);
        vector(c, e, xt, high, low);
    }

    /** VSX vector maximum single-precision. */
    public static void xvmaxsp(Cpu c, int xt, int xa, int xb) {
        FpEnv e = begin(c);
        long high = greater(c, e, c.vsr[2 * xa], c.vsr[2 * xb]);
        long low = greater(c, e, c.vsr[2 * xa + 1], c.vsr[2 * xb + 1]);
        vector(c, e, xt, high, low);
    }

    /** VSX vector minimum single-precision. */
    public static void xvminsp(Cpu c, int xt, int xa, int xb) {
        FpEnv e = begin(c);
        long high = lesser(c, e, c.vsr[2 * xa], c.vsr[2 * xb]);
        long low = lesser(c, e, c.vsr[2 * xa + 1], c.vsr[2 * xb + 1]);
        vector(c, e, xt, high, low);
    }

    private static long greater(Cpu c, FpEnv e, long a, long b) {
        int first = Float32.maxNumber(e, (int) (a >>> 32), (int) (b >>> 32));
        lane(c, e);
        int second = Float32.maxNumber(e, (int) a, (int) b);
        lane(c, e);
        return words(first, second);
    }

    private static long lesser(Cpu c, FpEnv e, long a, long b) {
        int first = Float32.minNumber(e, (int) (a >>> 32), (int) (b >>> 32));
        lane(c, e);
        int second = Float32.minNumber(e, (int) a, (int) b);
        lane(c, e);
        return words(first, second);
    }

    /** Sets the target to a NaN as it is; the oracle does not ask whether the other operand is a signaling one. */
    private static void chosenNan(Cpu c, FpEnv e, int xt, long nan) {
        if (Float64.isSignaling(nan)) {
            e.flags |= FpEnv.VXSNAN;
        }
        chosen(c, e, xt, nan);
    }

    /** Sets the target to one of the operands; FPRF stays. */
    private static void chosen(Cpu c, FpEnv e, int xt, long number) {
        lane(c, e);
        vector(c, e, xt, number, 0);
    }
}
