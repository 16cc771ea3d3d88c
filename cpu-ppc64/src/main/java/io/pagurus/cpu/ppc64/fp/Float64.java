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
    private static boolean moderateSingle(long bits) {
        int exponent = (int) (bits >>> 52) & 0x7ff;
        return Integer.compareUnsigned(exponent - (1023 - 125), 251) < 0;
    }

    private static double number(long bits) {
        return Double.longBitsToDouble(bits);
    }

    private static long bits(double number) {
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
    private static long narrow(FpEnv e, double number, double error) {
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

    private static long result(FpEnv e, Format format) {
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

    // ---- integers

    /** Numbers of this magnitude and more are integers. */
    private static final double ALL_INTEGERS = 0x1p52;

    /** The host converts numbers of less magnitude to doublewords, in all rounding modes. */
    private static final double LONG = 0x1p62;

    /**
     * {@return a finite number rounded to an integer}
     *
     * @param mode rounding mode of {@link FpEnv}, but for {@link FpEnv#ODD}
     */
    static double integral(double number, int mode) {
        return switch (mode) {
            case FpEnv.NEAREST_EVEN -> Math.rint(number);
            case FpEnv.UP -> Math.ceil(number);
            case FpEnv.DOWN -> Math.floor(number);
            case FpEnv.ZERO -> truncated(number);
            default -> {
                double truncated = truncated(number);
                double away = Math.copySign(1, number);
                yield Math.abs(number - truncated) >= 0.5 ? truncated + away : truncated;
            }
        };
    }

    private static double truncated(double number) {
        return number < 0 ? Math.ceil(number) : Math.floor(number);
    }

    /** The integer of a number of less magnitude than {@link #LONG}. */
    private static long rounded(FpEnv e, double number, int mode) {
        double integral = integral(number, mode);
        if (integral != number) {
            e.flags |= FpEnv.XX;
        }
        return (long) integral;
    }

    /**
     * {@return the number rounded to an integer, in floating-point format}
     *
     * @param mode rounding mode of {@link FpEnv}
     */
    public static long roundToIntegral(FpEnv e, long a, int mode) {
        double number = number(a);
        if (Math.abs(number) < ALL_INTEGERS && mode != FpEnv.ODD) {
            double integral = integral(number, mode);
            if (integral != number) {
                e.flags |= FpEnv.XX;
            }
            return bits(integral);
        }
        e.a.unpack64(a);
        if (e.a.isNan()) {
            Arithmetic.propagate(e, e.a, e.a);
        } else {
            e.r.set(e.a);
            if (Rounding.toIntegral(e, mode)) {
                e.flags |= FpEnv.XX;
            }
        }
        return e.r.pack64();
    }

    /** {@return the signed word, sign-extended; see {@link Integers}} */
    public static int toS32(FpEnv e, long a, int mode) {
        double number = number(a);
        if (Math.abs(number) < 0x1p31 - 1) {
            return (int) rounded(e, number, mode);
        }
        e.a.unpack64(a);
        return (int) Integers.signed(e, 32, mode);
    }

    /** {@return the signed doubleword} */
    public static long toS64(FpEnv e, long a, int mode) {
        double number = number(a);
        if (Math.abs(number) < LONG) {
            return rounded(e, number, mode);
        }
        e.a.unpack64(a);
        return Integers.signed(e, 64, mode);
    }

    /** {@return the unsigned word} */
    public static int toU32(FpEnv e, long a, int mode) {
        double number = number(a);
        if (number >= 0 && number < 0x1p32 - 1) {
            return (int) rounded(e, number, mode);
        }
        e.a.unpack64(a);
        return (int) Integers.unsigned(e, 32, mode);
    }

    /** {@return the unsigned doubleword} */
    public static long toU64(FpEnv e, long a, int mode) {
        double number = number(a);
        if (number >= 0 && number < LONG) {
            return rounded(e, number, mode);
        }
        e.a.unpack64(a);
        return Integers.unsigned(e, 64, mode);
    }

    /** {@return a signed doubleword as a number} */
    public static long fromS64(FpEnv e, long integer) {
        return fromInteger(e, integer < 0, Math.abs(integer), Format.DOUBLE);
    }

    /** {@return an unsigned doubleword as a number} */
    public static long fromU64(FpEnv e, long integer) {
        return fromInteger(e, false, integer, Format.DOUBLE);
    }

    /** {@return a signed doubleword rounded to single precision} */
    public static long fromS64Single(FpEnv e, long integer) {
        return fromInteger(e, integer < 0, Math.abs(integer), Format.SINGLE);
    }

    /** {@return an unsigned doubleword rounded to single precision} */
    public static long fromU64Single(FpEnv e, long integer) {
        return fromInteger(e, false, integer, Format.SINGLE);
    }

    private static long fromInteger(FpEnv e, boolean minus, long magnitude, Format format) {
        if (e.mode == 0 && magnitude >= 0 && magnitude < 1L << 62) {
            double number = format == Format.DOUBLE ? (double) magnitude : (float) magnitude;
            if ((long) number != magnitude) {
                e.flags |= FpEnv.XX;
            }
            return bits(minus ? -number : number);
        }
        e.r.setInteger(minus, magnitude);
        return result(e, format);
    }

    // ---- other precisions

    /** {@return the number rounded to single precision, in double format: frsp} */
    public static long roundToSingle(FpEnv e, long a) {
        if (e.mode == 0 && moderateSingle(a)) {
            return narrow(e, number(a), 0);
        }
        return fromSingleFormat(toFloat32(e, a));
    }

    /** {@return the number rounded to single precision, in single format: xscvdpsp} */
    public static int toFloat32(FpEnv e, long a) {
        if (e.mode == 0 && (moderateSingle(a) || (a & MAGNITUDE) == 0)) {
            double number = number(a);
            float single = (float) number;
            if (single != number) {
                e.flags |= FpEnv.XX;
            }
            return Float.floatToRawIntBits(single);
        }
        unary(e, a);
        Rounding.round(e, Format.SINGLE);
        return e.r.pack32();
    }

    /** {@return a single-precision number in double format; a signaling NaN becomes quiet: xscvspdp} */
    public static long fromFloat32(FpEnv e, int a) {
        if (!Float32.isNan(a)) {
            return fromSingleFormat(a);
        }
        e.a.unpack32(a);
        unary(e);
        return e.r.pack64();
    }

    /** {@return the number rounded to half precision, in half format: xscvdphp} */
    public static int toFloat16(FpEnv e, long a) {
        unary(e, a);
        Rounding.round(e, Format.HALF);
        return e.r.pack16();
    }

    /** {@return a half-precision number in double format: xscvhpdp} */
    public static long fromFloat16(FpEnv e, int a) {
        e.a.unpack16(a);
        unary(e);
        return e.r.pack64();
    }

    private static void unary(FpEnv e, long a) {
        e.a.unpack64(a);
        unary(e);
    }

    private static void unary(FpEnv e) {
        if (e.a.isNan()) {
            Arithmetic.propagate(e, e.a, e.a);
        } else {
            e.r.set(e.a);
        }
    }

    /** {@return a single-format pattern in double format, no exceptions: what lfs and xscvspdpn do (DOUBLE of 4.6.2)} */
    public static long fromSingleFormat(int word) {
        int exponent = word >>> 23 & 0xff;
        if (exponent != 0 && exponent != 0xff) {
            return (long) (word & 0x8000_0000) << 32 | (long) (exponent + 896) << 52 | (long) (word & 0x7f_ffff) << 29;
        }
        if (exponent == 0xff) {
            return (long) (word & 0x8000_0000) << 32 | INFINITY | (long) (word & 0x7f_ffff) << 29;
        }
        // Zero, or subnormal: normal in double format.
        return bits(Math.abs((double) Float.intBitsToFloat(word))) | (long) (word & 0x8000_0000) << 32;
    }

    /** {@return a double-format pattern in single format without rounding: what stfs does (SINGLE of 4.6.3)} */
    public static int toSingleFormat(long bits) {
        int exponent = (int) (bits >>> 52) & 0x7ff;
        if (exponent > 896 || (bits & MAGNITUDE) == 0) {
            return (int) (bits >>> 32) & 0xc000_0000 | (int) (bits >>> 29) & 0x3fff_ffff;
        }
        int sign = (int) (bits >>> 32) & Integer.MIN_VALUE;
        if (exponent < 874) {
            // The ISA leaves it undefined; the oracle shifts everything out.
            return sign;
        }
        long significand = bits & 0xf_ffff_ffff_ffffL | 0x10_0000_0000_0000L;
        return sign | (int) (significand >>> (29 + 897 - exponent));
    }

    /** {@return the class for FPSCR[FPRF]} */
    public static int classify(long bits) {
        return FpClass.of64(bits);
    }
}
