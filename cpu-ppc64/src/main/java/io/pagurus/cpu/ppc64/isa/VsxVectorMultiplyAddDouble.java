package io.pagurus.cpu.ppc64.isa;

import static io.pagurus.cpu.ppc64.isa.FloatingPointResults.begin;
import static io.pagurus.cpu.ppc64.isa.VsxResults.lane;
import static io.pagurus.cpu.ppc64.isa.VsxResults.vector;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.fp.Float64;
import io.pagurus.cpu.ppc64.fp.FpEnv;

/**
 * VSX vector multiply-add of double precision (Power ISA I 7.6.1.4). The target is an operand too: the addend of type A, the
 * multiplier of type M.
 */
public final class VsxVectorMultiplyAddDouble {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic     form   opcode  operands    attributes
        xvmaddadp      XX3    60/97   XT,XA,XB  vsx
        xvmaddmdp      XX3    60/105  XT,XA,XB  vsx
        xvmsubadp      XX3    60/113  XT,XA,XB  vsx
        xvmsubmdp      XX3    60/121  XT,XA,XB  vsx
        xvnmaddadp     XX3    60/225  XT,XA,XB  vsx
        xvnmaddmdp     XX3    60/233  XT,XA,XB  vsx
        xvnmsubadp     XX3    60/241  XT,XA,XB  vsx
        xvnmsubmdp     XX3    60/249  XT,XA,XB  vsx
        """;

    private VsxVectorMultiplyAddDouble() {}

    /** VSX vector multiply-add type-A double-precision. */
    public static void xvmaddadp(Cpu c, int xt, int xa, int xb) {
        multiplyAdd(c, xt, xa, xb, xt, false, false);
    }

    /** VSX vector multiply-add type-M double-precision. */
    public static void xvmaddmdp(Cpu c, int xt, int xa, int xb) {
        multiplyAdd(c, xt, xa, xt, xb, false, false);
    }

    /** VSX vector multiply-subtract type-A double-precision. */
    public static void xvmsubadp(Cpu c, int xt, int xa, int xb) {
        multiplyAdd(c, xt, xa, xb, xt, true, false);
    }

    /** VSX vector multiply-subtract type-M double-precision. */
    public static void xvmsubmdp(Cpu c, int xt, int xa, int xb) {
        multiplyAdd(c, xt, xa, xt, xb, true, false);
    }

    /** VSX vector negative multiply-add type-A double-precision. */
    public static void xvnmaddadp(Cpu c, int xt, int xa, int xb) {
        multiplyAdd(c, xt, xa, xb, xt, false, true);
    }

    /** VSX vector negative multiply-add type-M double-precision. */
    public static void xvnmaddmdp(Cpu c, int xt, int xa, int xb) {
        multiplyAdd(c, xt, xa, xt, xb, false, true);
    }

    /** VSX vector negative multiply-subtract type-A double-precision. */
    public static void xvnmsubadp(Cpu c, int xt, int xa, int xb) {
        multiplyAdd(c, xt, xa, xb, xt, true, true);
    }

    /** VSX vector negative multiply-subtract type-M double-precision. */
    public static void xvnmsubmdp(Cpu c, int xt, int xa, int xb) {
        multiplyAdd(c, xt, xa, xt, xb, true, true);
    }

    private static void multiplyAdd(Cpu c, int xt, int a, int b, int addend, boolean subtract, boolean negate) {
        FpEnv e = begin(c);
        long high = Float64.multiplyAdd(e, c.vsr[2 * a], c.vsr[2 * b], c.vsr[2 * addend], subtract, negate);
        lane(c, e);
        long low = Float64.multiplyAdd(e, c.vsr[2 * a + 1], c.vsr[2 * b + 1], c.vsr[2 * addend + 1], subtract, negate);
        lane(c, e);
        vector(c, e, xt, high, low);
    }
}
