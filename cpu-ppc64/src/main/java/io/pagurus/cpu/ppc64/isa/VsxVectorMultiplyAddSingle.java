package io.pagurus.cpu.ppc64.isa;

import static io.pagurus.cpu.ppc64.isa.FloatingPointResults.begin;
import static io.pagurus.cpu.ppc64.isa.VectorFloat.words;
import static io.pagurus.cpu.ppc64.isa.VsxResults.lane;
import static io.pagurus.cpu.ppc64.isa.VsxResults.vector;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.fp.Float32;
import io.pagurus.cpu.ppc64.fp.FpEnv;

/**
 * VSX vector multiply-add of single precision (Power ISA I 7.6.1.4). The target is an operand too: the addend of type A, the
 * multiplier of type M.
 */
public final class VsxVectorMultiplyAddSingle {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic     form   opcode  operands    attributes
        xvmaddasp      XX3    60/65   XT,XA,XB  vsx
        xvmaddmsp      XX3    60/73   XT,XA,XB  vsx
        xvmsubasp      XX3    60/81   XT,XA,XB  vsx
        xvmsubmsp      XX3    60/89   XT,XA,XB  vsx
        xvnmaddasp     XX3    60/193  XT,XA,XB  vsx
        xvnmaddmsp     XX3    60/201  XT,XA,XB  vsx
        xvnmsubasp     XX3    60/209  XT,XA,XB  vsx
        xvnmsubmsp     XX3    60/217  XT,XA,XB  vsx
        """;

    private VsxVectorMultiplyAddSingle() {}

    /** VSX vector multiply-add type-A single-precision. */
    public static void xvmaddasp(Cpu c, int xt, int xa, int xb) {
        multiplyAdd(c, xt, xa, xb, xt, false, false);
    }

    /** VSX vector multiply-add type-M single-precision. */
    public static void xvmaddmsp(Cpu c, int xt, int xa, int xb) {
        multiplyAdd(c, xt, xa, xt, xb, false, false);
    }

    /** VSX vector multiply-subtract type-A single-precision. */
    public static void xvmsubasp(Cpu c, int xt, int xa, int xb) {
        multiplyAdd(c, xt, xa, xb, xt, true, false);
    }

    /** VSX vector multiply-subtract type-M single-precision. */
    public static void xvmsubmsp(Cpu c, int xt, int xa, int xb) {
        multiplyAdd(c, xt, xa, xt, xb, true, false);
    }

    /** VSX vector negative multiply-add type-A single-precision. */
    public static void xvnmaddasp(Cpu c, int xt, int xa, int xb) {
        multiplyAdd(c, xt, xa, xb, xt, false, true);
    }

    /** VSX vector negative multiply-add type-M single-precision. */
    public static void xvnmaddmsp(Cpu c, int xt, int xa, int xb) {
        multiplyAdd(c, xt, xa, xt, xb, false, true);
    }

    /** VSX vector negative multiply-subtract type-A single-precision. */
    public static void xvnmsubasp(Cpu c, int xt, int xa, int xb) {
        multiplyAdd(c, xt, xa, xb, xt, true, true);
    }

    /** VSX vector negative multiply-subtract type-M single-precision. */
    public static void xvnmsubmsp(Cpu c, int xt, int xa, int xb) {
        multiplyAdd(c, xt, xa, xt, xb, true, true);
    }

    private static void multiplyAdd(Cpu c, int xt, int a, int b, int addend, boolean subtract, boolean negate) {
        FpEnv e = begin(c);
        long high = pair(c, e, c.vsr[2 * a], c.vsr[2 * b], c.vsr[2 * addend], subtract, negate);
        long low = pair(c, e, c.vsr[2 * a + 1], c.vsr[2 * b + 1], c.vsr[2 * addend + 1], subtract, negate);
        vector(c, e, xt, high, low);
    }

    private static long pair(Cpu c, FpEnv e, long a, long b, long addend, boolean subtract, boolean negate) {
        int first = Float32.multiplyAdd(e, (int) (a >>> 32), (int) (b >>> 32), (int) (addend >>> 32), subtract, negate);
        lane(c, e);
        int second = Float32.multiplyAdd(e, (int) a, (int) b, (int) addend, subtract, negate);
        lane(c, e);
        return words(first, second);
    }
}
