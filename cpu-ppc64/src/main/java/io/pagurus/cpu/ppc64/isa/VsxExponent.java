package io.pagurus.cpu.ppc64.isa;

import io.pagurus.cpu.ppc64.exec.Cpu;

/** VSX instructions that take exponent and significand of a number apart and join them (Power ISA 3.0 I 7.6.1.8). */
public final class VsxExponent {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic  form  opcode   operands      attributes
        xsiexpdp    XX1   60/918   XT,RA,RB      vsx p9
        xsiexpqp    X     63/868   VRT,VRA,VRB   vsx p9 inval=1
        xviexpdp    XX3   60/248   XT,XA,XB      vsx p9
        xviexpsp    XX3   60/216   XT,XA,XB      vsx p9
        xsxexpdp    XX2   60/347   RT,XB         vsx p9 11:15=0
        xsxsigdp    XX2   60/347   RT,XB         vsx p9 11:15=1
        xsxexpqp    X     63/804   VRT,VRB       vsx p9 11:15=2 inval=1
        xsxsigqp    X     63/804   VRT,VRB       vsx p9 11:15=18 inval=1
        xvxexpdp    XX2   60/475   XT,XB         vsx p9 11:15=0
        xvxsigdp    XX2   60/475   XT,XB         vsx p9 11:15=1
        xvxexpsp    XX2   60/475   XT,XB         vsx p9 11:15=8
        xvxsigsp    XX2   60/475   XT,XB         vsx p9 11:15=9
        """;

    private static final long SIGN = 1L << 63;
    private static final long FRACTION = (1L << 52) - 1;
    private static final long QUAD_FRACTION = (1L << 48) - 1;

    /** Fraction bits of two words. */
    private static final long WORD_FRACTIONS = 0x007f_ffff_007f_ffffL;

    private static final long WORD_SIGNS = 0x8000_0000_8000_0000L;

    private static final long WORD_EXPONENTS = 0x0000_00ff_0000_00ffL;

    private VsxExponent() {}

    /** VSX scalar insert exponent double-precision. */
    public static void xsiexpdp(Cpu c, int xt, int ra, int rb) {
        c.vsr[2 * xt] = joined(c.gpr[ra], c.gpr[rb]);
        c.vsr[2 * xt + 1] = 0;
    }

    /** VSX scalar insert exponent quad-precision. */
    public static void xsiexpqp(Cpu c, int vrt, int vra, int vrb) {
        long high = c.vsr[64 + 2 * vra];
        c.vsr[65 + 2 * vrt] = c.vsr[65 + 2 * vra];
        c.vsr[64 + 2 * vrt] = high & (SIGN | QUAD_FRACTION) | (c.vsr[64 + 2 * vrb] & 0x7fff) << 48;
    }

    /** VSX vector insert exponent double-precision. */
    public static void xviexpdp(Cpu c, int xt, int xa, int xb) {
        c.vsr[2 * xt] = joined(c.vsr[2 * xa], c.vsr[2 * xb]);
        c.vsr[2 * xt + 1] = joined(c.vsr[2 * xa + 1], c.vsr[2 * xb + 1]);
    }

    /** VSX vector insert exponent single-precision. */
    public static void xviexpsp(Cpu c, int xt, int xa, int xb) {
        c.vsr[2 * xt] = joinedWords(c.vsr[2 * xa], c.vsr[2 * xb]);
        c.vsr[2 * xt + 1] = joinedWords(c.vsr[2 * xa + 1], c.vsr[2 * xb + 1]);
    }

    /** VSX scalar extract exponent double-precision. */
    public static void xsxexpdp(Cpu c, int rt, int xb) {
        c.gpr[rt] = exponent(c.vsr[2 * xb]);
    }

    /** VSX scalar extract significand double-precision. */
    public static void xsxsigdp(Cpu c, int rt, int xb) {
        c.gpr[rt] = significand(c.vsr[2 * xb]);
    }

    /** VSX scalar extract exponent quad-precision. */
    public static void xsxexpqp(Cpu c, int vrt, int vrb) {
        c.vsr[64 + 2 * vrt] = c.vsr[64 + 2 * vrb] >>> 48 & 0x7fff;
        c.vsr[65 + 2 * vrt] = 0;
    }

    /** VSX scalar extract significand quad-precision. */
    public static void xsxsigqp(Cpu c, int vrt, int vrb) {
        long high = c.vsr[64 + 2 * vrb];
        int exponent = (int) (high >>> 48) & 0x7fff;
        boolean implicit = exponent != 0 && exponent != 0x7fff;
        c.vsr[65 + 2 * vrt] = c.vsr[65 + 2 * vrb];
        c.vsr[64 + 2 * vrt] = high & QUAD_FRACTION | (implicit ? 1L << 48 : 0);
    }

    /** VSX vector extract exponent double-precision. */
    public static void xvxexpdp(Cpu c, int xt, int xb) {
        c.vsr[2 * xt] = exponent(c.vsr[2 * xb]);
        c.vsr[2 * xt + 1] = exponent(c.vsr[2 * xb + 1]);
    }

    /** VSX vector extract significand double-precision. */
    public static void xvxsigdp(Cpu c, int xt, int xb) {
        c.vsr[2 * xt] = significand(c.vsr[2 * xb]);
        c.vsr[2 * xt + 1] = significand(c.vsr[2 * xb + 1]);
    }

    /** VSX vector extract exponent single-precision. */
    public static void xvxexpsp(Cpu c, int xt, int xb) {
        c.vsr[2 * xt] = c.vsr[2 * xb] >>> 23 & WORD_EXPONENTS;
        c.vsr[2 * xt + 1] = c.vsr[2 * xb + 1] >>> 23 & WORD_EXPONENTS;
    }

    /** VSX vector extract significand single-precision. */
    public static void xvxsigsp(Cpu c, int xt, int xb) {
        c.vsr[2 * xt] = wordSignificands(c.vsr[2 * xb]);
        c.vsr[2 * xt + 1] = wordSignificands(c.vsr[2 * xb + 1]);
    }

    private static long joined(long number, long exponent) {
        return number & (SIGN | FRACTION) | (exponent & 0x7ff) << 52;
    }

    private static long joinedWords(long numbers, long exponents) {
        return numbers & (WORD_SIGNS | WORD_FRACTIONS) | (exponents & WORD_EXPONENTS) << 23;
    }

    private static long exponent(long number) {
        return number >>> 52 & 0x7ff;
    }

    private static long significand(long number) {
        long exponent = exponent(number);
        return number & FRACTION | (exponent != 0 && exponent != 0x7ff ? 1L << 52 : 0);
    }

    private static long wordSignificands(long numbers) {
        long exponents = numbers >>> 23 & WORD_EXPONENTS;
        return numbers & WORD_FRACTIONS | implicit(exponents >>> 32) << 55 | implicit(exponents & 0xff) << 23;
    }

    private static long implicit(long exponent) {
        return exponent != 0 && exponent != 0xff ? 1 : 0;
    }
}
