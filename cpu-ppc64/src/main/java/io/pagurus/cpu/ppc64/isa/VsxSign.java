package io.pagurus.cpu.ppc64.isa;

import io.pagurus.cpu.ppc64.exec.Cpu;

/**
 * VSX instructions that change the sign of a number and nothing else (Power ISA I 7.6.1.3, "move" instructions). They
 * touch NaNs like any other bits and leave the FPSCR alone. The scalar ones leave zero in doubleword 1.
 */
public final class VsxSign {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic  form  opcode   operands      attributes
        xsabsdp     XX2   60/345   XT,XB         vsx
        xsnabsdp    XX2   60/361   XT,XB         vsx
        xsnegdp     XX2   60/377   XT,XB         vsx
        xscpsgndp   XX3   60/176   XT,XA,XB      vsx
        xvabsdp     XX2   60/473   XT,XB         vsx inval=1f0000
        xvnabsdp    XX2   60/489   XT,XB         vsx inval=1f0000
        xvnegdp     XX2   60/505   XT,XB         vsx inval=1f0000
        xvcpsgndp   XX3   60/240   XT,XA,XB      vsx
        xvabssp     XX2   60/409   XT,XB         vsx inval=1f0000
        xvnabssp    XX2   60/425   XT,XB         vsx inval=1f0000
        xvnegsp     XX2   60/441   XT,XB         vsx inval=1f0000
        xvcpsgnsp   XX3   60/208   XT,XA,XB      vsx
        xsabsqp     X     63/804   VRT,VRB       vsx p9 11:15=0 inval=1
        xsnabsqp    X     63/804   VRT,VRB       vsx p9 11:15=8 inval=1
        xsnegqp     X     63/804   VRT,VRB       vsx p9 11:15=16 inval=1
        xscpsgnqp   X     63/100   VRT,VRA,VRB   vsx p9 inval=1
        """;

    private static final long SIGN = 1L << 63;

    /** The signs of two words. */
    private static final long SIGNS = 0x8000_0000_8000_0000L;

    private VsxSign() {}

    /** VSX scalar absolute value double-precision. */
    public static void xsabsdp(Cpu c, int xt, int xb) {
        c.vsr[2 * xt] = c.vsr[2 * xb] & ~SIGN;
        c.vsr[2 * xt + 1] = 0;
    }

    /** VSX scalar negative absolute value double-precision. */
    public static void xsnabsdp(Cpu c, int xt, int xb) {
        c.vsr[2 * xt] = c.vsr[2 * xb] | SIGN;
        c.vsr[2 * xt + 1] = 0;
    }

    /** VSX scalar negate double-precision. */
    public static void xsnegdp(Cpu c, int xt, int xb) {
        c.vsr[2 * xt] = c.vsr[2 * xb] ^ SIGN;
        c.vsr[2 * xt + 1] = 0;
    }

    /** VSX scalar copy sign double-precision. */
    public static void xscpsgndp(Cpu c, int xt, int xa, int xb) {
        c.vsr[2 * xt] = c.vsr[2 * xa] & SIGN | c.vsr[2 * xb] & ~SIGN;
        c.vsr[2 * xt + 1] = 0;
    }

    /** VSX vector absolute value double-precision. */
    public static void xvabsdp(Cpu c, int xt, int xb) {
        c.vsr[2 * xt] = c.vsr[2 * xb] & ~SIGN;
        c.vsr[2 * xt + 1] = c.vsr[2 * xb + 1] & ~SIGN;
    }

    /** VSX vector negative absolute value double-precision. */
    public static void xvnabsdp(Cpu c, int xt, int xb) {
        c.vsr[2 * xt] = c.vsr[2 * xb] | SIGN;
        c.vsr[2 * xt + 1] = c.vsr[2 * xb + 1] | SIGN;
    }

    /** VSX vector negate double-precision. */
    public static void xvnegdp(Cpu c, int xt, int xb) {
        c.vsr[2 * xt] = c.vsr[2 * xb] ^ SIGN;
        c.vsr[2 * xt + 1] = c.vsr[2 * xb + 1] ^ SIGN;
    }

    /** VSX vector copy sign double-precision. */
    public static void xvcpsgndp(Cpu c, int xt, int xa, int xb) {
        c.vsr[2 * xt] = c.vsr[2 * xa] & SIGN | c.vsr[2 * xb] & ~SIGN;
        c.vsr[2 * xt + 1] = c.vsr[2 * xa + 1] & SIGN | c.vsr[2 * xb + 1] & ~SIGN;
    }

    /** VSX vector absolute value single-precision. */
    public static void xvabssp(Cpu c, int xt, int xb) {
        c.vsr[2 * xt] = c.vsr[2 * xb] & ~SIGNS;
        c.vsr[2 * xt + 1] = c.vsr[2 * xb + 1] & ~SIGNS;
    }

    /** VSX vector negative absolute value single-precision. */
    public static void xvnabssp(Cpu c, int xt, int xb) {
        c.vsr[2 * xt] = c.vsr[2 * xb] | SIGNS;
        c.vsr[2 * xt + 1] = c.vsr[2 * xb + 1] | SIGNS;
    }

    /** VSX vector negate single-precision. */
    public static void xvnegsp(Cpu c, int xt, int xb) {
        c.vsr[2 * xt] = c.vsr[2 * xb] ^ SIGNS;
        c.vsr[2 * xt + 1] = c.vsr[2 * xb + 1] ^ SIGNS;
    }

    /** VSX vector copy sign single-precision. */
    public static void xvcpsgnsp(Cpu c, int xt, int xa, int xb) {
        c.vsr[2 * xt] = c.vsr[2 * xa] & SIGNS | c.vsr[2 * xb] & ~SIGNS;
        c.vsr[2 * xt + 1] = c.vsr[2 * xa + 1] & SIGNS | c.vsr[2 * xb + 1] & ~SIGNS;
    }

    /** VSX scalar absolute value quad-precision. */
    public static void xsabsqp(Cpu c, int vrt, int vrb) {
        c.vsr[65 + 2 * vrt] = c.vsr[65 + 2 * vrb];
        c.vsr[64 + 2 * vrt] = c.vsr[64 + 2 * vrb] & ~SIGN;
    }

    /** VSX scalar negative absolute value quad-precision. */
    public static void xsnabsqp(Cpu c, int vrt, int vrb) {
        c.vsr[65 + 2 * vrt] = c.vsr[65 + 2 * vrb];
        c.vsr[64 + 2 * vrt] = c.vsr[64 + 2 * vrb] | SIGN;
    }

    /** VSX scalar negate quad-precision. */
    public static void xsnegqp(Cpu c, int vrt, int vrb) {
        c.vsr[65 + 2 * vrt] = c.vsr[65 + 2 * vrb];
        c.vsr[64 + 2 * vrt] = c.vsr[64 + 2 * vrb] ^ SIGN;
    }

    /** VSX scalar copy sign quad-precision. */
    public static void xscpsgnqp(Cpu c, int vrt, int vra, int vrb) {
        c.vsr[65 + 2 * vrt] = c.vsr[65 + 2 * vrb];
        c.vsr[64 + 2 * vrt] = c.vsr[64 + 2 * vra] & SIGN | c.vsr[64 + 2 * vrb] & ~SIGN;
    }
}
