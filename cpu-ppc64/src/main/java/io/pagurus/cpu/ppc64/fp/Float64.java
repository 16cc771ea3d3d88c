package io.pagurus.cpu.ppc64.fp;

/**
 * Double-precision arithmetic on bit patterns (Power ISA I 4.3). Names ending in {@code Single} round once to single
 * precision and give the result in double format, as the FPU's single-precision instructions do.
 *
 * <p>A NaN operand is the result, quiet: the first one, where the order of a multiply-add is multiplicand, addend,
 * multiplier. Rounding to nearest without enabled exceptions is computed by the host where the result is normal and far
 * enough from the ends of the exponent range that the rounding error, which tells whether it is exact, is itself exact.
 */
public final class Float64 {
    private static final long SIGN = Long.MIN_VALUE;
    private static final long MAGNITUDE = Long.MAX_VALUE;
    private static final long INFINITY = 0x7ff0_0000_0000_0000L;
    private static final long QUIET = 0x8_0000_0000_0000L;
    private static final long ONE = 0x3ff0_0000_0000_0000L;

    /** Least biased exponent at which the error of a product is a normal number or zero. */
    private static final int LEAST_EXACT = 120;

    /** Biased exponents counted from there that are far from overflow. */
    private static final int EXACT_SPAN = 2040 - LEAST_EXACT;

    /** Bits of a double below the fraction of a single. */
    private static final long BELOW_SINGLE = 0x1fff_ffffL;

    /** {@link #BELOW_SINGLE} of a number halfway between two singles. */
    private static final long HALFWAY = 0x1000_0000L;

    private Float64() {}

    /** {@return whether the biased exponent is neither near 0 nor near the greatest} */
    private static boolean moderate(long bits) {
        int exponent = (int) (bits >>> 52) & 0x7ff;
        return Integer.compareUnsigned(exponent - LEAST_EXACT, EXACT_SPAN) < 0;
    }

    /** {@return whether the exponent is one of a normal single, and neither the least nor the greatest} */
    static boolean moderateSingle(long bits) {
        int exponent = (int) (bits >>> 52) & 0x7ff;
        return Integer.compareUnsigned(exponent - (1023 - 125), 251) < 0;
    }

    static double number(long bits) {
        return Double.longBitsToDouble(bits);
    }

    static long bits(double number) {
        return Double.doubleToRawLongBits(number);
    }

    // ---- sums

    /** {@return a + b} */
    public static long add(FpEnv e, long a, long b) {
        double x = number(a);
        double y = number(b);
        double sum = x + y;
        long result = bits(sum);
        if (e.mode == 0 && moderate(result)) {
            if (sumError(x, y, sum) != 0) {
                e.flags |= FpEnv.XX;
            }
            return result;
        }
        if (e.mode == 0 && (result & MAGNITUDE) == 0) {
            return result;
        }
        return addExactly(e, a, b, false, Format.DOUBLE);
    }

    /** {@return a - b} */
    public static long sub(FpEnv e, long a, long b) {
        double x = number(a);
        double y = number(b);
        double difference = x - y;
        long result = bits(difference);
        if (e.mode == 0 && moderate(result)) {
            if (sumError(x, -y, difference) != 0) {
                e.flags |= FpEnv.XX;
            }
            return result;
        }
        if (e.mode == 0 && (result & MAGNITUDE) == 0) {
            return result;
        }
        return addExactly(e, a, b, true, Format.DOUBLE);
    }

    /** {@return a + b, single precision} */
    public static long addSingle(FpEnv e, long a, long b) {
        double x = number(a);
        double y = number(b);
        double sum = x + y;
        if (e.mode == 0 && moderateSingle(bits(sum))) {
            double error = sumError(x, y, sum);
            if (error == 0 || (bits(sum) & BELOW_SINGLE) != HALFWAY) {
                return narrow(e, sum, error);
            }
        }
        return addExactly(e, a, b, false, Format.SINGLE);
    }

    /** {@return a - b, single precision} */
    public static long subSingle(FpEnv e, long a, long b) {
        double x = number(a);
        double y = number(b);
        double difference = x - y;
        if (e.mode == 0 && moderateSingle(bits(difference))) {
            double error = sumError(x, -y, difference);
            if (error == 0 || (bits(difference) & BELOW_SINGLE) != HALFWAY) {
                return narrow(e, difference, error);
            }
        }
        return addExactly(e, a, b, true, Format.SINGLE);
    }

    /** What a sum rounded to nearest lacks, exactly. */
    static double sumError(double x, double y, double sum) {
        double yRounded = sum - x;
        return x - (sum - yRounded) + (y - yRounded);
    }

    /** A double rounded to single: the result if the double is exact or not halfway between two singles. */
    static long narrow(FpEnv e, double number, double error) {
        double single = (float) number;
        if (single != number || error != 0) {
            e.flags |= FpEnv.XX;
        }
        return bits(single);
    }

    private static long addExactly(FpEnv e, long a, long b, boolean subtract, Format format) {
        e.a.unpack64(a);
        e.b.unpack64(b);
        Arithmetic.add(e, subtract);
        return result(e, format);
    }

    static long result(FpEnv e, Format format) {
        Rounding.round(e, format);
        if (format == Format.SINGLE) {
            if (e.r.isNan()) {
                return e.r.pack64() & ~BELOW_SINGLE;
            }
            if (e.r.broughtBack && e.r.exponent == Format.SINGLE.least - 1) {
                // The ISA leaves it undefined; the oracle takes a biased exponent of 0 for one of a subnormal number.
                e.r.exponent = Format.SINGLE.least;
            }
        }
        return e.r.pack64();
    }

    // ---- products

    /** {@return a * b} */
    public static long mul(FpEnv e, long a, long b) {
        double x = number(a);
        double y = number(b);
        double product = x * y;
        long result = bits(product);
        if (e.mode == 0) {
            if (moderate(result)) {
                if (Math.fma(x, y, -product) != 0) {
                    e.flags |= FpEnv.XX;
                }
                return result;
            }
            if (product == 0 && (x == 0 || y == 0)) {
                return result;
            }
        }
        return mulExactly(e, a, b, Format.DOUBLE);
    }

    /** {@return a * b, single precision} */
    public static long mulSingle(FpEnv e, long a, long b) {
        double x = number(a);
        double y = number(b);
        double product = x * y;
        if (e.mode == 0) {
            if (moderateSingle(bits(product))) {
                double error = Math.fma(x, y, -product);
                if (error == 0 || (bits(product) & BELOW_SINGLE) != HALFWAY) {
                    return narrow(e, product, error);
                }
            } else if (product == 0 && (x == 0 || y == 0)) {
                return bits(product);
            }
        }
        return mulExactly(e, a, b, Format.SINGLE);
    }

    private static long mulExactly(FpEnv e, long a, long b, Format format) {
        e.a.unpack64(a);
        e.b.unpack64(b);
        Arithmetic.multiply(e);
        return result(e, format);
    }

    // ---- quotients and roots

    /** {@return a / b} */
    public static long div(FpEnv e, long a, long b) {
        double x = number(a);
        double y = number(b);
        double quotient = x / y;
        long result = bits(quotient);
        if (e.mode == 0 && moderate(result) && moderate(a)) {
            if (Math.fma(quotient, y, -x) != 0) {
                e.flags |= FpEnv.XX;
            }
            return result;
        }
        return divExactly(e, a, b, Format.DOUBLE);
    }

    /** {@return a / b, single precision} */
    public static long divSingle(FpEnv e, long a, long b) {
        double x = number(a);
        double y = number(b);
        double quotient = x / y;
        if (e.mode == 0 && moderateSingle(bits(quotient)) && moderate(a)) {
            double rest = Math.fma(quotient, y, -x);
            if (rest == 0 || (bits(quotient) & BELOW_SINGLE) != HALFWAY) {
                return narrow(e, quotient, rest);
            }
        }
        return divExactly(e, a, b, Format.SINGLE);
    }

    private static long divExactly(FpEnv e, long a, long b, Format format) {
        e.a.unpack64(a);
        e.b.unpack64(b);
        Arithmetic.divide(e, format);
        return result(e, format);
    }

    /** {@return the square root} */
    public static long sqrt(FpEnv e, long a) {
        double x = number(a);
        if (e.mode == 0 && moderate(a) && a > 0) {
            double root = Math.sqrt(x);
            if (Math.fma(root, root, -x) != 0) {
                e.flags |= FpEnv.XX;
            }
            return bits(root);
        }
        return sqrtExactly(e, a, Format.DOUBLE);
    }

    /** {@return the square root, single precision} */
    public static long sqrtSingle(FpEnv e, long a) {
        double x = number(a);
        if (e.mode == 0 && moderate(a) && a > 0 && moderateSingle(bits(Math.sqrt(x)))) {
            double root = Math.sqrt(x);
            double rest = Math.fma(root, root, -x);
            if (rest == 0 || (bits(root) & BELOW_SINGLE) != HALFWAY) {
                return narrow(e, root, rest);
            }
        }
        return sqrtExactly(e, a, Format.SINGLE);
    }

    private static long sqrtExactly(FpEnv e, long a, Format format) {
        e.a.unpack64(a);
        Arithmetic.squareRoot(e, format);
        return result(e, format);
    }

    // ---- multiply-add

    /**
     * {@return a * b + c, rounded once}
     *
     * @param a multiplicand, FRA
     * @param b multiplier, FRC
     * @param c addend, FRB
     * @param subtract whether c is subtracted instead
     * @param negate whether the result's sign is turned, unless it is a NaN; before it is rounded, as the oracle has it
     */
    public static long multiplyAdd(FpEnv e, long a, long b, long c, boolean subtract, boolean negate) {
        double x = number(a);
        double y = number(b);
        double z = subtract ? -number(c) : number(c);
        double sum = Math.fma(x, y, z);
        if (e.mode == 0 && moderate(bits(sum))) {
            double product = x * y;
            if (moderate(bits(product))) {
                if (multiplyAddError(x, y, z, product, sum)) {
                    e.flags |= FpEnv.XX;
                }
                return bits(negate ? -sum : sum);
            }
        }
        return multiplyAddExactly(e, a, b, c, subtract, negate, Format.DOUBLE);
    }

    /**
     * {@return a * b + c, rounded once to single precision}
     *
     * @param a multiplicand, FRA
     * @param b multiplier, FRC
     * @param c addend, FRB
     * @param subtract whether c is subtracted instead
     * @param negate whether the result's sign is turned, unless it is a NaN; before it is rounded, as the oracle has it
     */
    public static long multiplyAddSingle(FpEnv e, long a, long b, long c, boolean subtract, boolean negate) {
        double x = number(a);
        double y = number(b);
        double z = subtract ? -number(c) : number(c);
        double sum = Math.fma(x, y, z);
        if (e.mode == 0 && moderateSingle(bits(sum))) {
            double product = x * y;
            boolean halfway = (bits(sum) & BELOW_SINGLE) == HALFWAY;
            if (moderate(bits(product)) && !halfway) {
                long result = narrow(e, sum, multiplyAddError(x, y, z, product, sum) ? 1 : 0);
                return negate ? result ^ SIGN : result;
            }
        }
        return multiplyAddExactly(e, a, b, c, subtract, negate, Format.SINGLE);
    }

    /**
     * Whether a multiply-add rounded to nearest is inexact. Its error is the sum of two numbers (Boldo and Muller, Exact
     * and approximated error of the FMA, 2011); it is zero if they cancel.
     */
    private static boolean multiplyAddError(double x, double y, double z, double product, double sum) {
        double productError = Math.fma(x, y, -product);
        double tail = z + productError;
        double tailError = sumError(z, productError, tail);
        double head = product + tail;
        double headError = sumError(product, tail, head);
        return head - sum + headError != -tailError;
    }

    private static long multiplyAddExactly(
            FpEnv e, long a, long b, long c, boolean subtract, boolean negate, Format format) {
        e.a.unpack64(a);
        e.b.unpack64(b);
        e.c.unpack64(c);
        Arithmetic.multiplyAdd(e, subtract, negate);
        return result(e, format);
    }

    // ---- estimates

    /** {@return 1 / a: the estimate the oracle's VSX gives} */
    public static long reciprocalEstimate(FpEnv e, long a) {
        return div(e, ONE, a);
    }

    /** {@return 1 / a rounded to single precision: the estimate the oracle's VSX gives} */
    public static long reciprocalEstimateSingle(FpEnv e, long a) {
        return divSingle(e, ONE, a);
    }

    /** {@return 1 / sqrt(a), both rounded: the estimate the oracle gives} */
    public static long reciprocalSqrtEstimate(FpEnv e, long a) {
        return div(e, ONE, sqrt(e, a));
    }

    /** {@return 1 / sqrt(a), both rounded, the quotient to single precision: the estimate the oracle gives} */
    public static long reciprocalSqrtEstimateSingle(FpEnv e, long a) {
        return divSingle(e, ONE, sqrt(e, a));
    }

    // ---- comparison

    /** {@return whether it is a NaN} */
    public static boolean isNan(long a) {
        return (a & MAGNITUDE) > INFINITY;
    }

    /** {@return whether it is a signaling NaN} */
    public static boolean isSignaling(long a) {
        return isNan(a) && (a & QUIET) == 0;
    }

    /** {@return 8 if a is less than b, 4 if greater, 2 if equal, 1 if one is a NaN; no exceptions} */
    public static int compare(long a, long b) {
        double x = number(a);
        double y = number(b);
        return x < y ? 8 : x > y ? 4 : x == y ? 2 : 1;
    }

    /** {@return as {@link #compare}; a signaling NaN is an invalid operation} */
    public static int compareUnordered(FpEnv e, long a, long b) {
        int order = compare(a, b);
        if (order == 1 && (isSignaling(a) || isSignaling(b))) {
            e.flags |= FpEnv.VXSNAN;
        }
        return order;
    }

    /**
     * {@return as {@link #compare}; any NaN is an invalid operation}
     *
     * <p>VXVC is found beside VXSNAN too; the ISA wants it then only if VE is 0.
     */
    public static int compareOrdered(FpEnv e, long a, long b) {
        int order = compareUnordered(e, a, b);
        if (order == 1) {
            e.flags |= FpEnv.VXVC;
        }
        return order;
    }

    /** {@return the greater number, +0 above -0; a quiet NaN counts only if both are NaNs: xsmaxdp} */
    public static long maxNumber(FpEnv e, long a, long b) {
        if (isNan(a) || isNan(b)) {
            return oneNan(e, a, b);
        }
        return bits(Math.max(number(a), number(b)));
    }

    /** {@return the lesser number, -0 below +0; a quiet NaN counts only if both are NaNs: xsmindp} */
    public static long minNumber(FpEnv e, long a, long b) {
        if (isNan(a) || isNan(b)) {
            return oneNan(e, a, b);
        }
        return bits(Math.min(number(a), number(b)));
    }

    private static long oneNan(FpEnv e, long a, long b) {
        if (isSignaling(a) || isSignaling(b)) {
            e.flags |= FpEnv.VXSNAN;
            return (isNan(a) ? a : b) | QUIET;
        }
        return isNan(a) && !isNan(b) ? b : a;
    }

    /** {@return the class for FPSCR[FPRF]} */
    public static int classify(long bits) {
        return FpClass.of64(bits);
    }
}
