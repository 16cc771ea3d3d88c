package io.pagurus.cpu.ppc64.isa;

/**
 * Powers of two and logarithms of single-precision numbers as the oracle estimates them, to the last bit: by how many
 * terms or digits, and what is lost on the way. Numbers on the way have a significand of 64 bits with the leading bit
 * first; its last bit is a sticky one, set if anything was lost.
 */
final class VectorLogarithm {
    private static final int SIGN = Integer.MIN_VALUE;
    private static final int QUIET = 0x0040_0000;
    private static final int INFINITY = 0x7f80_0000;
    private static final int DEFAULT_NAN = 0x7fc0_0000;
    private static final int ONE = 0x3f80_0000;

    /** Terms of the series of the exponential function behind the first. */
    private static final int TERMS = 15;

    /** Significands of ln 2 and of 1 / n!, rounded to double precision. */
    private static final long LN_2 = significand(0x1.62e42fefa39efp-1);

    private static final long[] RECIPROCALS = new long[TERMS + 1];

    /** Exponents of 1 / n!. */
    private static final int[] RECIPROCAL_EXPONENTS = new int[TERMS + 1];

    static {
        double factorial = 1;
        for (int n = 1; n <= TERMS; n++) {
            factorial *= n;
            RECIPROCALS[n] = significand(1 / factorial);
            RECIPROCAL_EXPONENTS[n] = Math.getExponent(1 / factorial);
        }
    }

    /** Digits of a logarithm behind the point, and how many more there are below 1 where leading ones cancel. */
    private static final int DIGITS = 25;

    private static final int DIGITS_BELOW_ONE = 48;

    private VectorLogarithm() {}

    private static long significand(double number) {
        return Double.doubleToRawLongBits(number) << 11 | Long.MIN_VALUE;
    }

    /** {@return the significand of a number that is not zero} */
    private static long significand(int a) {
        long fraction = a & 0x7f_ffffL;
        long whole = (a & INFINITY) == 0 ? fraction : fraction | 0x80_0000;
        return whole << Long.numberOfLeadingZeros(whole);
    }

    /** {@return the exponent of a number that is not zero} */
    private static int exponent(int a) {
        int exponent = a >>> 23 & 0xff;
        return exponent != 0 ? exponent - 127 : -Integer.numberOfLeadingZeros(a & 0x7f_ffff) - 118;
    }

    /** {@return a number rounded to single precision; it is not subnormal} */
    private static int rounded(boolean negative, int exponent, long significand) {
        int sign = negative ? SIGN : 0;
        if (significand == 0) {
            return 0;
        }
        long kept = significand >>> 40;
        long rest = significand << 24;
        if (rest < 0 && (rest << 1 != 0 || (kept & 1) != 0)) {
            kept++;
        }
        // A carry out of the significand is one into the exponent.
        long bits = ((long) exponent + 126 << 23) + kept;
        return sign | (int) Math.min(bits, INFINITY);
    }

    // ---- powers of two

    /** {@return 2 to the power of a: the series of the exponential function of a ln 2, whatever a is} */
    static int powerOfTwo(int number, boolean nj) {
        int a = VectorSingle.flushed(number, nj);
        if (VectorSingle.isNan(a)) {
            return a | QUIET;
        }
        if ((a & ~SIGN) == INFINITY) {
            return a < 0 ? 0 : a;
        }
        if (a << 1 == 0) {
            return ONE;
        }
        long x = product(significand(a), LN_2);
        int xExponent = exponentOfProduct(significand(a), LN_2, exponent(a), -1);
        long power = x;
        int powerExponent = xExponent;
        long sum = Long.MIN_VALUE;
        int sumExponent = 0;
        boolean sumNegative = false;
        for (int n = 1; n <= TERMS; n++) {
            // The term, exactly: n is odd for negative ones.
            boolean negative = a < 0 && (n & 1) != 0;
            long high = Math.unsignedMultiplyHigh(RECIPROCALS[n], power);
            long low = RECIPROCALS[n] * power;
            int exponent = RECIPROCAL_EXPONENTS[n] + powerExponent + 1;
            if (high >= 0) {
                high = high << 1 | low >>> 63;
                low <<= 1;
                exponent--;
            }
            // Both at the greater exponent.
            int apart = exponent - sumExponent;
            long otherHigh = sum;
            long otherLow = 0;
            if (apart > 0 && sum != 0) {
                otherLow = shiftedLow(sum, 0, apart);
                otherHigh = shiftedHigh(sum, apart);
            } else if (apart < 0 && sum != 0) {
                low = shiftedLow(high, low, -apart);
                high = shiftedHigh(high, -apart);
                exponent = sumExponent;
            }
            if (negative == sumNegative || sum == 0) {
                long lowSum = low + otherLow;
                long carry = Long.compareUnsigned(lowSum, low) < 0 ? 1 : 0;
                long highSum = high + otherHigh + carry;
                boolean carryOut = Long.compareUnsigned(highSum, high) < 0 || highSum == high && carry != 0;
                if (carryOut) {
                    lowSum = highSum << 63 | lowSum >>> 1 | lowSum & 1;
                    highSum = highSum >>> 1 | Long.MIN_VALUE;
                    exponent++;
                }
                high = highSum;
                low = lowSum;
                sumNegative = negative;
            } else {
                int order = Long.compareUnsigned(high, otherHigh);
                boolean greater = order > 0 || order == 0 && Long.compareUnsigned(low, otherLow) >= 0;
                long borrow = Long.compareUnsigned(greater ? low : otherLow, greater ? otherLow : low) < 0 ? 1 : 0;
                high = greater ? high - otherHigh - borrow : otherHigh - high - borrow;
                low = greater ? low - otherLow : otherLow - low;
                sumNegative = greater == negative;
                int shift = high != 0 ? Long.numberOfLeadingZeros(high) : 64 + Long.numberOfLeadingZeros(low);
                if (shift >= 64) {
                    high = low << shift - 64;
                    low = 0;
                } else if (shift > 0) {
                    high = high << shift | low >>> 64 - shift;
                    low <<= shift;
                }
                exponent -= shift;
            }
            sum = high | (low != 0 ? 1 : 0);
            sumExponent = exponent;
            powerExponent = exponentOfProduct(power, x, powerExponent, xExponent);
            power = product(power, x);
        }
        return rounded(sumNegative, sumExponent, sum);
    }

    /** {@return the significand of a product; what is lost is marked before it is brought to the left} */
    private static long product(long a, long b) {
        long high = Math.unsignedMultiplyHigh(a, b);
        long marked = a * b != 0 ? high | 1 : high;
        return high < 0 ? marked : marked << 1;
    }

    private static int exponentOfProduct(long a, long b, int exponentA, int exponentB) {
        return exponentA + exponentB + (Math.unsignedMultiplyHigh(a, b) < 0 ? 1 : 0);
    }

    private static long shiftedHigh(long high, int bits) {
        return bits > 63 ? 0 : high >>> bits;
    }

    /** {@return the low half of a number shifted right by one and more bits, with what is lost marked} */
    private static long shiftedLow(long high, long low, int bits) {
        if (bits < 64) {
            long lost = low << 64 - bits;
            return high << 64 - bits | low >>> bits | (lost != 0 ? 1 : 0);
        }
        if (bits == 64) {
            return high | (low != 0 ? 1 : 0);
        }
        if (bits < 128) {
            boolean lost = low != 0 || high << 128 - bits != 0;
            return high >>> bits - 64 | (lost ? 1 : 0);
        }
        return (high | low) != 0 ? 1 : 0;
    }

    // ---- logarithms

    /** {@return the logarithm to the base 2: digits found by squaring} */
    static int logarithm(int number, boolean nj) {
        int a = VectorSingle.flushed(number, nj);
        if (VectorSingle.isNan(a)) {
            return a | QUIET;
        }
        if (a << 1 == 0) {
            return SIGN | INFINITY;
        }
        if (a < 0) {
            return DEFAULT_NAN;
        }
        if (a == INFINITY) {
            return a;
        }
        int whole = exponent(a);
        long high = significand(a);
        long low = 0;
        // The digits of the fraction, and the exponent of the first.
        long digits = 0;
        int fractionExponent = -1;
        long digit = Long.MIN_VALUE;
        int count = whole == -1 ? DIGITS_BELOW_ONE : DIGITS;
        for (int i = 0; i < count && !(high == Long.MIN_VALUE && low == 0); i++) {
            // The first 128 bits of the square.
            long cross = high * low;
            long middle = Math.unsignedMultiplyHigh(low, low) + cross;
            long carries = (Long.compareUnsigned(middle, cross) < 0 ? 1L : 0)
                    + (Long.compareUnsigned(middle + cross, cross) < 0 ? 1 : 0);
            long crossHigh = Math.unsignedMultiplyHigh(high, low);
            long squareHigh = Math.unsignedMultiplyHigh(high, high) + (crossHigh >>> 63);
            long twice = (crossHigh << 1) + carries;
            low = high * high + twice;
            high = squareHigh + (Long.compareUnsigned(low, twice) < 0 ? 1 : 0);
            if (high < 0) {
                if (whole == 0 && digits == 0) {
                    // Little more than one: the digits are counted from this one on.
                    fractionExponent -= i;
                    digit = Long.MIN_VALUE;
                    i = 0;
                }
                digits |= digit;
            } else {
                high = high << 1 | low >>> 63;
                low <<= 1;
            }
            digit >>>= 1;
        }
        if (high != Long.MIN_VALUE || low != 0) {
            digits |= 1;
        }
        return sum(whole, digits, fractionExponent);
    }

    /** {@return a whole number and a fraction below 1, added up and rounded} */
    private static int sum(int whole, long digits, int fractionExponent) {
        int lead = Long.numberOfLeadingZeros(digits);
        if (whole == 0) {
            return rounded(false, fractionExponent - lead, digits << lead);
        }
        int magnitude = Math.abs(whole);
        int exponent = 31 - Integer.numberOfLeadingZeros(magnitude);
        long significand = (long) magnitude << 63 - exponent;
        if (digits == 0) {
            return rounded(whole < 0, exponent, significand);
        }
        // The first digit stands at -1; what moves out is marked.
        int apart = exponent + 1;
        long fraction = digits >>> apart | (digits << 64 - apart != 0 ? 1 : 0);
        if (whole > 0) {
            return rounded(false, exponent, significand + fraction);
        }
        long difference = significand - fraction;
        int shift = Long.numberOfLeadingZeros(difference);
        return rounded(true, exponent - shift, difference << shift);
    }
}
