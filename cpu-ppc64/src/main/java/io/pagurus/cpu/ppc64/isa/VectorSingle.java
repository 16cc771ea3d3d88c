package io.pagurus.cpu.ppc64.isa;

/**
 * Single-precision arithmetic of the vector facility (Power ISA I 6.6.1): rounded to nearest, no exceptions, no status;
 * with VSCR[NJ] subnormal operands and results count as zeros of their sign. Numbers are bit patterns.
 */
final class VectorSingle {
    private static final int SIGN = Integer.MIN_VALUE;
    private static final int QUIET = 0x0040_0000;
    private static final int EXPONENT = 0x7f80_0000;
    private static final int DEFAULT_NAN = 0x7fc0_0000;

    /** The least normal number. */
    private static final double LEAST_NORMAL = 0x1p-126;

    private VectorSingle() {}

    /** {@return a number, or the zero that stands for it} */
    static int flushed(int a, boolean nj) {
        return nj && (a & EXPONENT) == 0 ? a & SIGN : a;
    }

    static boolean isNan(int a) {
        return (a & ~SIGN) > EXPONENT;
    }

    /** {@return the NaN that an operation with a NaN gives, or an invalid operation} */
    private static int nan(int a, int b) {
        return isNan(a) ? a | QUIET : isNan(b) ? b | QUIET : DEFAULT_NAN;
    }

    /** {@return the bits of a result, or of the NaN instead} */
    private static int result(float result, int a, int b, boolean nj) {
        return Float.isNaN(result) ? nan(a, b) : flushed(Float.floatToRawIntBits(result), nj);
    }

    /** {@return a + b} */
    static int add(int a, int b, boolean nj) {
        return result(Float.intBitsToFloat(flushed(a, nj)) + Float.intBitsToFloat(flushed(b, nj)), a, b, nj);
    }

    /** {@return a - b} */
    static int subtract(int a, int b, boolean nj) {
        return result(Float.intBitsToFloat(flushed(a, nj)) - Float.intBitsToFloat(flushed(b, nj)), a, b, nj);
    }

    /** {@return a * b + addend, rounded once} */
    static int multiplyAdd(int a, int b, int addend, boolean nj) {
        return multiplyAdd(a, b, addend, false, nj);
    }

    /** {@return -(a * b - subtrahend), rounded once} */
    static int negativeMultiplySubtract(int a, int b, int subtrahend, boolean nj) {
        return multiplyAdd(a, b, subtrahend, true, nj);
    }

    private static int multiplyAdd(int a, int b, int c, boolean negative, boolean nj) {
        // Exact: 48 bits, and a range that is well within that of a double.
        double product = (double) Float.intBitsToFloat(flushed(a, nj)) * Float.intBitsToFloat(flushed(b, nj));
        double addend = Float.intBitsToFloat(flushed(c, nj));
        if (negative) {
            addend = -addend;
        }
        double sum = product + addend;
        if (Double.isNaN(sum)) {
            // Of several NaNs the addend comes before the multiplier.
            return isNan(a) ? a | QUIET : nan(c, b);
        }
        // What the sum lacks, exactly (Knuth, The Art of Computer Programming 2, 4.2.2 theorem B); a NaN if infinite.
        double part = sum - product;
        double error = product - (sum - part) + (addend - part);
        boolean tiny = Math.abs(sum) < LEAST_NORMAL || Math.abs(sum) == LEAST_NORMAL && error * sum < 0;
        if (error > 0 || error < 0) {
            // Round to odd, so that rounding again to single is as if once.
            long bits = Double.doubleToRawLongBits(sum);
            if ((bits & 1) == 0) {
                sum = Double.longBitsToDouble(error > 0 == sum > 0 ? bits + 1 : bits - 1);
            }
        }
        int rounded = Float.floatToRawIntBits((float) sum);
        int flushed = nj && tiny ? rounded & SIGN : rounded;
        return negative ? flushed ^ SIGN : flushed;
    }

    /** {@return the greater of two numbers; a NaN if one is} */
    static int max(int a, int b, boolean nj) {
        int x = flushed(a, nj);
        int y = flushed(b, nj);
        return result(Math.max(Float.intBitsToFloat(x), Float.intBitsToFloat(y)), a, b, nj);
    }

    /** {@return the lesser of two numbers; a NaN if one is} */
    static int min(int a, int b, boolean nj) {
        int x = flushed(a, nj);
        int y = flushed(b, nj);
        return result(Math.min(Float.intBitsToFloat(x), Float.intBitsToFloat(y)), a, b, nj);
    }

    /** {@return 1 / a} */
    static int reciprocal(int a, boolean nj) {
        return result(1 / Float.intBitsToFloat(flushed(a, nj)), a, a, nj);
    }

    /** {@return 1 / sqrt(a), both rounded} */
    static int reciprocalSquareRoot(int a, boolean nj) {
        return result(1 / (float) Math.sqrt(Float.intBitsToFloat(flushed(a, nj))), a, a, nj);
    }

    /** {@return a rounded to an integer, in the way told} */
    static int integral(int a, Rounding rounding, boolean nj) {
        double number = Float.intBitsToFloat(flushed(a, nj));
        double rounded = switch (rounding) {
            case NEAREST -> Math.rint(number);
            case UP -> Math.ceil(number);
            case DOWN -> Math.floor(number);
            case TO_ZERO -> number < 0 ? Math.ceil(number) : Math.floor(number);
        };
        return result((float) rounded, a, a, nj);
    }

    /** How to round to an integer. */
    enum Rounding {
        /** To the nearest, a half to the even one. */
        NEAREST,
        /** Toward plus infinity. */
        UP,
        /** Toward minus infinity. */
        DOWN,
        /** Toward zero. */
        TO_ZERO
    }
}
