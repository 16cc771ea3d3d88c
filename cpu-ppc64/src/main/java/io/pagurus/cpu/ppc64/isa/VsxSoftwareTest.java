package io.pagurus.cpu.ppc64.isa;

import io.pagurus.cpu.ppc64.exec.Cpu;

/**
 * VSX tests for software division and square root (Power ISA I 7.6.1.3): whether an iteration from an estimate would give
 * the result.
 */
public final class VsxSoftwareTest {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic     form   opcode  operands    attributes
        xstdivdp       XX3    60/61   BF,XA,XB  vsx
        xstsqrtdp      XX2    60/106  BF,XB     vsx
        xvtdivdp       XX3    60/125  BF,XA,XB  vsx
        xvtsqrtdp      XX2    60/234  BF,XB     vsx
        xvtdivsp       XX3    60/93   BF,XA,XB  vsx
        xvtsqrtsp      XX2    60/170  BF,XB     vsx
        """;

    private VsxSoftwareTest() {}

    /** CR bit: the oracle's estimates are exact enough for it to be always set. */
    private static final int FL = 8;

    /** CR bit: an operand is infinite, or the divisor or radicand zero or subnormal. */
    private static final int FG = 4;

    /** CR bit: what software would do may not work, or not exactly. */
    private static final int FE = 2;

    private static final int DOUBLE = 0x7ff;
    private static final int SINGLE = 0xff;

    /** VSX scalar test for software divide double-precision. */
    public static void xstdivdp(Cpu c, int bf, int xa, int xb) {
        c.cr[bf] = FL | divide(c.vsr[2 * xa], c.vsr[2 * xb]);
    }

    /** VSX scalar test for software square root double-precision. */
    public static void xstsqrtdp(Cpu c, int bf, int xb) {
        c.cr[bf] = FL | root(c.vsr[2 * xb]);
    }

    /** VSX vector test for software divide double-precision. */
    public static void xvtdivdp(Cpu c, int bf, int xa, int xb) {
        c.cr[bf] = FL | divide(c.vsr[2 * xa], c.vsr[2 * xb]) | divide(c.vsr[2 * xa + 1], c.vsr[2 * xb + 1]);
    }

    /** VSX vector test for software square root double-precision. */
    public static void xvtsqrtdp(Cpu c, int bf, int xb) {
        c.cr[bf] = FL | root(c.vsr[2 * xb]) | root(c.vsr[2 * xb + 1]);
    }

    /** VSX vector test for software divide single-precision. */
    public static void xvtdivsp(Cpu c, int bf, int xa, int xb) {
        c.cr[bf] = FL | dividePair(c.vsr[2 * xa], c.vsr[2 * xb]) | dividePair(c.vsr[2 * xa + 1], c.vsr[2 * xb + 1]);
    }

    /** VSX vector test for software square root single-precision. */
    public static void xvtsqrtsp(Cpu c, int bf, int xb) {
        c.cr[bf] = FL | rootPair(c.vsr[2 * xb]) | rootPair(c.vsr[2 * xb + 1]);
    }

    private static int divide(long a, long b) {
        return divide(exponent(a), a << 12 != 0, exponent(b), b << 12 != 0, DOUBLE, 52);
    }

    private static int root(long b) {
        return root(exponent(b), b << 12 != 0, b < 0, DOUBLE, 52);
    }

    private static int exponent(long number) {
        return (int) (number >>> 52) & DOUBLE;
    }

    private static int dividePair(long a, long b) {
        return divide((int) (a >>> 32), (int) (b >>> 32)) | divide((int) a, (int) b);
    }

    private static int divide(int a, int b) {
        return divide(a >>> 23 & SINGLE, a << 9 != 0, b >>> 23 & SINGLE, b << 9 != 0, SINGLE, 23);
    }

    private static int rootPair(long b) {
        return root((int) (b >>> 32)) | root((int) b);
    }

    private static int root(int b) {
        return root(b >>> 23 & SINGLE, b << 9 != 0, b < 0, SINGLE, 23);
    }

    /**
     * The flags of one division.
     *
     * @param a biased exponent of the dividend
     * @param fractionA whether its fraction is not zero
     * @param b biased exponent of the divisor
     * @param fractionB whether its fraction is not zero
     * @param special the exponent of infinities and NaNs
     * @param bits of the fraction
     */
    private static int divide(int a, boolean fractionA, int b, boolean fractionB, int special, int bits) {
        boolean infinite = a == special && !fractionA || b == special && !fractionB;
        int greatest = special >> 1;
        boolean outOfReach = a == special
                || b == special
                || b <= 1
                || b >= special - 3
                || (a != 0 || fractionA) && (a - b >= greatest || a - b <= 2 - greatest || a <= bits + 1);
        return (infinite || b == 0 ? FG : 0) | (outOfReach ? FE : 0);
    }

    /** The flags of one square root; see {@link #divide(int, boolean, int, boolean, int, int)}. */
    private static int root(int b, boolean fraction, boolean negative, int special, int bits) {
        boolean infinite = b == special && !fraction;
        boolean outOfReach = b == special || negative || b <= bits + 1;
        return (infinite || b == 0 ? FG : 0) | (outOfReach ? FE : 0);
    }
}
