package io.pagurus.cpu.ppc64.fp;

/** What FPSCR[FPRF] says of a result (Power ISA I figure 50): C, FL, FG, FE, FU. */
public final class FpClass {
    /** Signaling NaN, which only an exponent wrapped by an enabled exception can give; as the oracle has it. */
    public static final int SIGNALING_NAN = 0;
    /** Quiet NaN. */
    public static final int QUIET_NAN = 0b10001;
    /** Minus infinity. */
    public static final int MINUS_INFINITY = 0b01001;
    /** Minus a normal number. */
    public static final int MINUS_NORMAL = 0b01000;
    /** Minus a subnormal number. */
    public static final int MINUS_SUBNORMAL = 0b11000;
    /** Minus zero. */
    public static final int MINUS_ZERO = 0b10010;
    /** Plus zero. */
    public static final int PLUS_ZERO = 0b00010;
    /** A subnormal number. */
    public static final int PLUS_SUBNORMAL = 0b10100;
    /** A normal number. */
    public static final int PLUS_NORMAL = 0b00100;
    /** Infinity. */
    public static final int PLUS_INFINITY = 0b00101;

    private FpClass() {}

    /** {@return the class of a double-precision number} */
    public static int of64(long bits) {
        int exponent = (int) (bits >>> 52) & 0x7ff;
        if (exponent - 1 < 0x7fe && exponent != 0) {
            return bits < 0 ? MINUS_NORMAL : PLUS_NORMAL;
        }
        return special(bits < 0, exponent != 0, (bits & 0xf_ffff_ffff_ffffL) != 0, (bits & 1L << 51) != 0);
    }

    /** {@return the class of a single-precision number} */
    public static int of32(int bits) {
        int exponent = bits >>> 23 & 0xff;
        if (exponent != 0 && exponent != 0xff) {
            return bits < 0 ? MINUS_NORMAL : PLUS_NORMAL;
        }
        return special(bits < 0, exponent != 0, (bits & 0x7f_ffff) != 0, (bits & 1 << 22) != 0);
    }

    /** {@return the class of a half-precision number} */
    public static int of16(int bits) {
        int exponent = bits >>> 10 & 0x1f;
        if (exponent != 0 && exponent != 0x1f) {
            return (bits & 0x8000) != 0 ? MINUS_NORMAL : PLUS_NORMAL;
        }
        return special((bits & 0x8000) != 0, exponent != 0, (bits & 0x3ff) != 0, (bits & 1 << 9) != 0);
    }

    /** {@return the class of a quad-precision number} */
    public static int of128(long hi, long lo) {
        int exponent = (int) (hi >>> 48) & 0x7fff;
        if (exponent != 0 && exponent != 0x7fff) {
            return hi < 0 ? MINUS_NORMAL : PLUS_NORMAL;
        }
        return special(hi < 0, exponent != 0, (hi & 0xffff_ffff_ffffL | lo) != 0, (hi & 1L << 47) != 0);
    }

    private static int special(boolean minus, boolean greatest, boolean fraction, boolean quiet) {
        if (greatest) {
            return fraction ? quiet ? QUIET_NAN : SIGNALING_NAN : minus ? MINUS_INFINITY : PLUS_INFINITY;
        }
        if (fraction) {
            return minus ? MINUS_SUBNORMAL : PLUS_SUBNORMAL;
        }
        return minus ? MINUS_ZERO : PLUS_ZERO;
    }
}
