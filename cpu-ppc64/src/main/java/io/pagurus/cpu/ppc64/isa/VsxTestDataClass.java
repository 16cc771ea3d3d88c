package io.pagurus.cpu.ppc64.isa;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.fp.Float64Conversions;

/**
 * VSX test data class (Power ISA 3.0 I 7.6.1.7). The mask's bits: NaN 64, +infinity 32, -infinity 16, +zero 8, -zero 4,
 * +denormal 2, -denormal 1. The scalar ones set FPSCR[FPCC] too. The vector ones run on POWER8, as the oracle has it.
 */
public final class VsxTestDataClass {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic  form  opcode   operands          attributes
        xststdcdp   XX2   60/362   BF,XB,DCMX        vsx p9
        xststdcsp   XX2   60/298   BF,XB,DCMX        vsx p9
        xststdcqp   X     63/708   BF,VRB,DCMX       vsx p9
        xvtstdcdp   XX2DC 60/5     XT,XB,DCMX_XX2    vsx 21:24=15
        xvtstdcsp   XX2DC 60/5     XT,XB,DCMX_XX2    vsx 21:24=13
        """;

    private static final int NAN = 64;
    private static final int INFINITE = 32;
    private static final int ZERO = 8;
    private static final int DENORMAL = 2;

    /** FPSCR[FPCC]. */
    private static final long FPCC = 0xf000;

    private static final long FRACTION = (1L << 52) - 1;
    private static final long QUAD_FRACTION = (1L << 48) - 1;

    /** What a single has as its exponent in double format, at most, if it is zero or denormal. */
    private static final int LAST_DENORMAL_SINGLE = 0x380;

    private VsxTestDataClass() {}

    /** VSX scalar test data class double-precision. */
    public static void xststdcdp(Cpu c, int bf, int xb, int dcmx) {
        long number = c.vsr[2 * xb];
        setCondition(c, bf, (number < 0 ? 8 : 0) | (is(number, dcmx) ? 2 : 0));
    }

    /**
     * VSX scalar test data class single-precision: SO tells that the number is not one of single precision. A number that
     * is denormal as a single matches every mask; the ISA says only those that ask for it.
     */
    public static void xststdcsp(Cpu c, int bf, int xb, int dcmx) {
        long number = c.vsr[2 * xb];
        int exponent = (int) (number >>> 52) & 0x7ff;
        boolean denormal = exponent > 0 && exponent <= LAST_DENORMAL_SINGLE;
        boolean match = denormal || is(number, dcmx);
        boolean single = number == Float64Conversions.fromSingleFormat(Float64Conversions.toSingleFormat(number));
        setCondition(c, bf, (number < 0 ? 8 : 0) | (match ? 2 : 0) | (single ? 0 : 1));
    }

    /** VSX scalar test data class quad-precision. */
    public static void xststdcqp(Cpu c, int bf, int vrb, int dcmx) {
        long high = c.vsr[64 + 2 * vrb];
        boolean fraction = (high & QUAD_FRACTION | c.vsr[65 + 2 * vrb]) != 0;
        int exponent = (int) (high >>> 48) & 0x7fff;
        boolean match = (dcmx & signed(classOf(exponent == 0, exponent == 0x7fff, fraction), high < 0)) != 0;
        setCondition(c, bf, (high < 0 ? 8 : 0) | (match ? 2 : 0));
    }

    /** VSX vector test data class double-precision. */
    public static void xvtstdcdp(Cpu c, int xt, int xb, int dcmxxx2) {
        c.vsr[2 * xt] = is(c.vsr[2 * xb], dcmxxx2) ? -1 : 0;
        c.vsr[2 * xt + 1] = is(c.vsr[2 * xb + 1], dcmxxx2) ? -1 : 0;
    }

    /** VSX vector test data class single-precision. */
    public static void xvtstdcsp(Cpu c, int xt, int xb, int dcmxxx2) {
        c.vsr[2 * xt] = words(c.vsr[2 * xb], dcmxxx2);
        c.vsr[2 * xt + 1] = words(c.vsr[2 * xb + 1], dcmxxx2);
    }

    private static void setCondition(Cpu c, int bf, int condition) {
        c.cr[bf] = condition;
        c.fpscr = c.fpscr & ~FPCC | (long) condition << 12;
    }

    private static long words(long numbers, int mask) {
        return (is((int) (numbers >>> 32), mask) ? -1L << 32 : 0) | (is((int) numbers, mask) ? 0xffff_ffffL : 0);
    }

    private static boolean is(long number, int mask) {
        int exponent = (int) (number >>> 52) & 0x7ff;
        int kind = classOf(exponent == 0, exponent == 0x7ff, (number & FRACTION) != 0);
        return (mask & signed(kind, number < 0)) != 0;
    }

    private static boolean is(int number, int mask) {
        int exponent = number >>> 23 & 0xff;
        int kind = classOf(exponent == 0, exponent == 0xff, (number & 0x7f_ffff) != 0);
        return (mask & signed(kind, number < 0)) != 0;
    }

    /** {@return the mask bit of a positive number's class; 0 for a normal number} */
    private static int classOf(boolean smallest, boolean largest, boolean fraction) {
        if (smallest) {
            return fraction ? DENORMAL : ZERO;
        }
        if (largest) {
            return fraction ? NAN : INFINITE;
        }
        return 0;
    }

    private static int signed(int kind, boolean negative) {
        return negative && kind != NAN ? kind >> 1 : kind;
    }
}
