package io.pagurus.cpu.ppc64.fp;

/**
 * Single-precision arithmetic on bit patterns in single format, for vectors (Power ISA I 6.6, 7.4). Flushing subnormal
 * numbers to zero, where VSCR[NJ] asks for it, is the caller's. The order of NaN operands is that of {@link Float64}.
 *
 * <p>The host computes in double precision, which is wide enough for the second rounding to do no harm to a sum, product,
 * quotient or root of singles.
 */
public final class Float32 {
    private static final int INFINITY = 0x7f80_0000;
    private static final int QUIET = 0x40_0000;

    /** Numbers of this magnitude and more are integers. */
    private static final float ALL_INTEGERS = 0x1p23f;

    /** The host converts integers of less magnitude. */
    private static final long LONG = 1L << 62;

    private static final int ONE = 0x3f80_0000;

    private Float32() {}

    /** {@return whether the exponent is one of a normal number, and neither the least nor the greatest} */
    private static boolean moderate(double number) {
        int exponent = (int) (Double.doubleToRawLongBits(number) >>> 52) & 0x7ff;
        return Integer.compareUnsigned(exponent - (1023 - 125), 251) < 0;
    }

    private static float number(int bits) {
        return Float.intBitsToFloat(bits);
    }

    /** The double rounded to single; inexact if that changes it or the double was inexact. */
    private static int narrow(FpEnv e, double number, boolean inexact) {
        float single = (float) number;
        if (inexact || single != number) {
            e.flags |= FpEnv.XX;
        }
        return Float.floatToRawIntBits(single);
    }

    /** {@return a + b} */
    public static int add(FpEnv e, int a, int b) {
        double x = number(a);
        double y = number(b);
        double sum = x + y;
        if (e.mode == 0 && (moderate(sum) || sum == 0)) {
            return narrow(e, sum, Float64.sumError(x, y, sum) != 0);
        }
        return addExactly(e, a, b, false);
    }

    /** {@return a - b} */
    public static int sub(FpEnv e, int a, int b) {
        double x = number(a);
        double y = number(b);
        double difference = x - y;
        if (e.mode == 0 && (moderate(difference) || difference == 0)) {
            return narrow(e, difference, Float64.sumError(x, -y, difference) != 0);
        }
        return addExactly(e, a, b, true);
    }

    private static int addExactly(FpEnv e, int a, int b, boolean subtract) {
        e.a.unpack32(a);
        e.b.unpack32(b);
        Arithmetic.add(e, subtract);
        return result(e);
    }

    private static int result(FpEnv e) {
        Rounding.round(e, Format.SINGLE);
        return e.r.pack32();
    }

    /** {@return a * b} */
    public static int mul(FpEnv e, int a, int b) {
        double product = (double) number(a) * number(b);
        if (e.mode == 0 && (moderate(product) || product == 0)) {
            return narrow(e, product, false);
        }
        e.a.unpack32(a);
        e.b.unpack32(b);
        Arithmetic.multiply(e);
        return result(e);
    }

    /** {@return a / b} */
    public static int div(FpEnv e, int a, int b) {
        double x = number(a);
        double y = number(b);
        double quotient = x / y;
        if (e.mode == 0 && moderate(quotient)) {
            return narrow(e, quotient, Math.fma(quotient, y, -x) != 0);
        }
        e.a.unpack32(a);
        e.b.unpack32(b);
        Arithmetic.divide(e, Format.SINGLE);
        return result(e);
    }

    /** {@return the square root} */
    public static int sqrt(FpEnv e, int a) {
        double x = number(a);
        double root = Math.sqrt(x);
        if (e.mode == 0 && moderate(root)) {
            return narrow(e, root, Math.fma(root, root, -x) != 0);
        }
        e.a.unpack32(a);
        Arithmetic.squareRoot(e, Format.SINGLE);
        return result(e);
    }

    /**
     * {@return a * b + c, rounded once}
     *
     * @param a multiplicand
     * @param b multiplier
     * @param c addend
     * @param subtract whether c is subtracted instead
     * @param negate whether the result's sign is turned, unless it is a NaN; before it is rounded, as the oracle has it
     */
    public static int multiplyAdd(FpEnv e, int a, int b, int c, boolean subtract, boolean negate) {
        double product = (double) number(a) * number(b);
        double addend = subtract ? -number(c) : number(c);
        double sum = product + addend;
        if (e.mode == 0 && moderate(sum)) {
            double error = Float64.sumError(product, addend, sum);
            // Where the double is halfway between two singles, its own error decides: left to the exact way.
            if (error == 0 || (Double.doubleToRawLongBits(sum) & 0x1fff_ffff) != 0x1000_0000) {
                int result = narrow(e, sum, error != 0);
                return negate ? result ^ Integer.MIN_VALUE : result;
            }
        }
        e.a.unpack32(a);
        e.b.unpack32(b);
        e.c.unpack32(c);
        Arithmetic.multiplyAdd(e, subtract, negate);
        return result(e);
    }

    /** {@return 1 / a: the estimate the oracle gives} */
    public static int reciprocalEstimate(FpEnv e, int a) {
        return div(e, ONE, a);
    }

    /** {@return 1 / sqrt(a), both rounded: the estimate the oracle gives} */
    public static int reciprocalSqrtEstimate(FpEnv e, int a) {
        return div(e, ONE, sqrt(e, a));
    }

    /** {@return whether it is a NaN} */
    public static boolean isNan(int a) {
        return (a & Integer.MAX_VALUE) > INFINITY;
    }

    /** {@return whether it is a signaling NaN} */
    public static boolean isSignaling(int a) {
        return isNan(a) && (a & QUIET) == 0;
    }

    /** {@return 8 if a is less than b, 4 if greater, 2 if equal, 1 if one is a NaN; no exceptions} */
    public static int compare(int a, int b) {
        float x = number(a);
        float y = number(b);
        return x < y ? 8 : x > y ? 4 : x == y ? 2 : 1;
    }

    /** {@return as {@link #compare}; a signaling NaN is an invalid operation} */
    public static int compareUnordered(FpEnv e, int a, int b) {
        int order = compare(a, b);
        if (order == 1 && (isSignaling(a) || isSignaling(b))) {
            e.flags |= FpEnv.VXSNAN;
        }
        return order;
    }

    /** {@return as {@link #compare}; any NaN is an invalid operation} */
    public static int compareOrdered(FpEnv e, int a, int b) {
        int order = compareUnordered(e, a, b);
        if (order == 1) {
            e.flags |= FpEnv.VXVC;
        }
        return order;
    }

    /** {@return the greater number, +0 above -0; a quiet NaN counts only if both are NaNs: xvmaxsp} */
    public static int maxNumber(FpEnv e, int a, int b) {
        if (isNan(a) || isNan(b)) {
            return oneNan(e, a, b);
        }
        return Float.floatToRawIntBits(Math.max(number(a), number(b)));
    }

    /** {@return the lesser number, -0 below +0; a quiet NaN counts only if both are NaNs: xvminsp} */
    public static int minNumber(FpEnv e, int a, int b) {
        if (isNan(a) || isNan(b)) {
            return oneNan(e, a, b);
        }
        return Float.floatToRawIntBits(Math.min(number(a), number(b)));
    }

    private static int oneNan(FpEnv e, int a, int b) {
        if (isSignaling(a) || isSignaling(b)) {
            e.flags |= FpEnv.VXSNAN;
            return (isNan(a) ? a : b) | QUIET;
        }
        return isNan(a) && !isNan(b) ? b : a;
    }

    /**
     * {@return the number rounded to an integer, in floating-point format}
     *
     * @param mode rounding mode of {@link FpEnv}
     */
    public static int roundToIntegral(FpEnv e, int a, int mode) {
        float number = number(a);
        if (Math.abs(number) < ALL_INTEGERS && mode != FpEnv.ODD) {
            float integral = (float) Float64Conversions.integral(number, mode);
            if (integral != number) {
                e.flags |= FpEnv.XX;
            }
            return Float.floatToRawIntBits(integral);
        }
        e.a.unpack32(a);
        if (e.a.isNan()) {
            Arithmetic.propagate(e, e.a, e.a);
        } else {
            e.r.set(e.a);
            if (Rounding.toIntegral(e, mode)) {
                e.flags |= FpEnv.XX;
            }
        }
        return e.r.pack32();
    }

    /** {@return the signed word; see {@link Integers}} */
    public static int toS32(FpEnv e, int a, int mode) {
        if (!isNan(a)) {
            return Float64Conversions.toS32(e, Double.doubleToRawLongBits(number(a)), mode);
        }
        e.a.unpack32(a);
        return (int) Integers.signed(e, 32, mode);
    }

    /** {@return the signed doubleword} */
    public static long toS64(FpEnv e, int a, int mode) {
        if (!isNan(a)) {
            return Float64Conversions.toS64(e, Double.doubleToRawLongBits(number(a)), mode);
        }
        e.a.unpack32(a);
        return Integers.signed(e, 64, mode);
    }

    /** {@return the unsigned word} */
    public static int toU32(FpEnv e, int a, int mode) {
        if (!isNan(a)) {
            return Float64Conversions.toU32(e, Double.doubleToRawLongBits(number(a)), mode);
        }
        e.a.unpack32(a);
        return (int) Integers.unsigned(e, 32, mode);
    }

    /** {@return the unsigned doubleword} */
    public static long toU64(FpEnv e, int a, int mode) {
        if (!isNan(a)) {
            return Float64Conversions.toU64(e, Double.doubleToRawLongBits(number(a)), mode);
        }
        e.a.unpack32(a);
        return Integers.unsigned(e, 64, mode);
    }

    /** {@return a signed integer as a number} */
    public static int fromS64(FpEnv e, long integer) {
        if (e.mode == 0 && integer > -LONG && integer < LONG) {
            return fromInteger(e, integer);
        }
        e.r.setInteger(integer < 0, Math.abs(integer));
        return result(e);
    }

    /** {@return an unsigned integer as a number} */
    public static int fromU64(FpEnv e, long integer) {
        if (e.mode == 0 && integer >= 0 && integer < LONG) {
            return fromInteger(e, integer);
        }
        e.r.setInteger(false, integer);
        return result(e);
    }

    private static int fromInteger(FpEnv e, long integer) {
        float number = (float) integer;
        if ((long) number != integer) {
            e.flags |= FpEnv.XX;
        }
        return Float.floatToRawIntBits(number);
    }

    /** {@return the number rounded to half precision, in half format: xvcvsphp} */
    public static int toFloat16(FpEnv e, int a) {
        unary(e, a);
        Rounding.round(e, Format.HALF);
        return e.r.pack16();
    }

    /** {@return a half-precision number in single format: xvcvhpsp} */
    public static int fromFloat16(FpEnv e, int a) {
        e.a.unpack16(a);
        Arithmetic.unary(e);
        return e.r.pack32();
    }

    private static void unary(FpEnv e, int a) {
        e.a.unpack32(a);
        Arithmetic.unary(e);
    }

    /** {@return the class, as FPSCR[FPRF] has it} */
    public static int classify(int bits) {
        return FpClass.of32(bits);
    }
}
