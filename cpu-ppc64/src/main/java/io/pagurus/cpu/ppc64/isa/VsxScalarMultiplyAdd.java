package io.pagurus.cpu.ppc64.isa;

import static io.pagurus.cpu.ppc64.isa.FloatingPointResults.begin;
import static io.pagurus.cpu.ppc64.isa.VsxResults.scalar;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.fp.Float64;
import io.pagurus.cpu.ppc64.fp.FpEnv;

/**
 * VSX scalar multiply-add (Power ISA I 7.6.1.3). The target is an operand too: the addend of type A, the multiplier of type M.
 */
public final class VsxScalarMultiplyAdd {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic     form   opcode  operands    attributes
        xsmaddadp      XX3    60/33   XT,XA,XB  vsx
        xsmaddmdp      XX3    60/41   XT,XA,XB  vsx
        xsmsubadp      XX3    60/49   XT,XA,XB  vsx
        xsmsubmdp      XX3    60/57   XT,XA,XB  vsx
        xsnmaddadp     XX3    60/161  XT,XA,XB  vsx
        xsnmaddmdp     XX3    60/169  XT,XA,XB  vsx
        xsnmsubadp     XX3    60/177  XT,XA,XB  vsx
        xsnmsubmdp     XX3    60/185  XT,XA,XB  vsx
        xsmaddasp      XX3    60/1    XT,XA,XB  vsx
        xsmaddmsp      XX3    60/9    XT,XA,XB  vsx
        xsmsubasp      XX3    60/17   XT,XA,XB  vsx
        xsmsubmsp      XX3    60/25   XT,XA,XB  vsx
        xsnmaddasp     XX3    60/129  XT,XA,XB  vsx
        xsnmaddmsp     XX3    60/137  XT,XA,XB  vsx
        xsnmsubasp     XX3    60/145  XT,XA,XB  vsx
        xsnmsubmsp     XX3    60/153  XT,XA,XB  vsx
        """;

    private VsxScalarMultiplyAdd() {}

    /** VSX scalar multiply-add type-A double-precision. */
    public static void xsmaddadp(Cpu c, int xt, int xa, int xb) {
        FpEnv e = begin(c);
        scalar(c, e, xt, Float64.multiplyAdd(e, c.vsr[2 * xa], c.vsr[2 * xb], c.vsr[2 * xt], false, false));
    }

    /** VSX scalar multiply-add type-M double-precision. */
    public static void xsmaddmdp(Cpu c, int xt, int xa, int xb) {
        FpEnv e = begin(c);
        scalar(c, e, xt, Float64.multiplyAdd(e, c.vsr[2 * xa], c.vsr[2 * xt], c.vsr[2 * xb], false, false));
    }

    /** VSX scalar multiply-subtract type-A double-precision. */
    public static void xsmsubadp(Cpu c, int xt, int xa, int xb) {
        FpEnv e = begin(c);
        scalar(c, e, xt, Float64.multiplyAdd(e, c.vsr[2 * xa], c.vsr[2 * xb], c.vsr[2 * xt], true, false));
    }

    /** VSX scalar multiply-subtract type-M double-precision. */
    public static void xsmsubmdp(Cpu c, int xt, int xa, int xb) {
        FpEnv e = begin(c);
        scalar(c, e, xt, Float64.multiplyAdd(e, c.vsr[2 * xa], c.vsr[2 * xt], c.vsr[2 * xb], true, false));
    }

    /** VSX scalar negative multiply-add type-A double-precision. */
    public static void xsnmaddadp(Cpu c, int xt, int xa, int xb) {
        FpEnv e = begin(c);
        scalar(c, e, xt, Float64.multiplyAdd(e, c.vsr[2 * xa], c.vsr[2 * xb], c.vsr[2 * xt], false, true));
    }

    /** VSX scalar negative multiply-add type-M double-precision. */
    public static void xsnmaddmdp(Cpu c, int xt, int xa, int xb) {
        FpEnv e = begin(c);
        scalar(c, e, xt, Float64.multiplyAdd(e, c.vsr[2 * xa], c.vsr[2 * xt], c.vsr[2 * xb], false, true));
    }

    /** VSX scalar negative multiply-subtract type-A double-precision. */
    public static void xsnmsubadp(Cpu c, int xt, int xa, int xb) {
        FpEnv e = begin(c);
        scalar(c, e, xt, Float64.multiplyAdd(e, c.vsr[2 * xa], c.vsr[2 * xb], c.vsr[2 * xt], true, true));
    }

    /** VSX scalar negative multiply-subtract type-M double-precision. */
    public static void xsnmsubmdp(Cpu c, int xt, int xa, int xb) {
        FpEnv e = begin(c);
        scalar(c, e, xt, Float64.multiplyAdd(e, c.vsr[2 * xa], c.vsr[2 * xt], c.vsr[2 * xb], true, true));
    }

    /** VSX scalar multiply-add type-A single-precision. */
    public static void xsmaddasp(Cpu c, int xt, int xa, int xb) {
        FpEnv e = begin(c);
        scalar(c, e, xt, Float64.multiplyAddSingle(e, c.vsr[2 * xa], c.vsr[2 * xb], c.vsr[2 * xt], false, false));
    }

    /** VSX scalar multiply-add type-M single-precision. */
    public static void xsmaddmsp(Cpu c, int xt, int xa, int xb) {
        FpEnv e = begin(c);
        scalar(c, e, xt, Float64.multiplyAddSingle(e, c.vsr[2 * xa], c.vsr[2 * xt], c.vsr[2 * xb], false, false));
    }

    /** VSX scalar multiply-subtract type-A single-precision. */
    public static void xsmsubasp(Cpu c, int xt, int xa, int xb) {
        FpEnv e = begin(c);
        scalar(c, e, xt, Float64.multiplyAddSingle(e, c.vsr[2 * xa], c.vsr[2 * xb], c.vsr[2 * xt], true, false));
    }

    /** VSX scalar multiply-subtract type-M single-precision. */
    public static void xsmsubmsp(Cpu c, int xt, int xa, int xb) {
        FpEnv e = begin(c);
        scalar(c, e, xt, Float64.multiplyAddSingle(e, c.vsr[2 * xa], c.vsr[2 * xt], c.vsr[2 * xb], true, false));
    }

    /** VSX scalar negative multiply-add type-A single-precision. */
    public static void xsnmaddasp(Cpu c, int xt, int xa, int xb) {
        FpEnv e = begin(c);
        scalar(c, e, xt, Float64.multiplyAddSingle(e, c.vsr[2 * xa], c.vsr[2 * xb], c.vsr[2 * xt], false, true));
    }

    /** VSX scalar negative multiply-add type-M single-precision. */
    public static void xsnmaddmsp(Cpu c, int xt, int xa, int xb) {
        FpEnv e = begin(c);
        scalar(c, e, xt, Float64.multiplyAddSingle(e, c.vsr[2 * xa], c.vsr[2 * xt], c.vsr[2 * xb], false, true));
    }

    /** VSX scalar negative multiply-subtract type-A single-precision. */
    public static void xsnmsubasp(Cpu c, int xt, int xa, int xb) {
        FpEnv e = begin(c);
        scalar(c, e, xt, Float64.multiplyAddSingle(e, c.vsr[2 * xa], c.vsr[2 * xb], c.vsr[2 * xt], true, true));
    }

    /** VSX scalar negative multiply-subtract type-M single-precision. */
    public static void xsnmsubmsp(Cpu c, int xt, int xa, int xb) {
        FpEnv e = begin(c);
        scalar(c, e, xt, Float64.multiplyAddSingle(e, c.vsr[2 * xa], c.vsr[2 * xt], c.vsr[2 * xb], true, true));
    }
}
