package io.pagurus.cpu.ppc64.fp;

/**
 * Conversions between double precision and integers or other precisions, on bit patterns (Power ISA I 4.6.7, 7.6.1). Rules
 * for NaNs and for what the host computes are those of {@link Float64}.
 */
public final class Float64Conversions {
    private static final long MAGNITUDE = Long.MAX_VALUE;
    private static final long INFINITY = 0x7ff0_0000_0000_0000L;

    /** Numbers of this magnitude and more are integers. */
    private static final double ALL_INTEGERS = 0x1p52;

    /** The host converts numbers of less magnitude to doublewords, in all rounding modes. */
    private static final double LONG = 0x1p62;

    private Float64Conversions() {}

    // ---- integers

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
        double number = Float64.number(a);
        if (Math.abs(number) < ALL_INTEGERS && mode != FpEnv.ODD) {
            double integral = integral(number, mode);
            if (integral != number) {
                e.flags |= FpEnv.XX;
            }
            return Float64.bits(integral);
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
        double number = Float64.number(a);
        if (Math.abs(number) < 0x1p31 - 1) {
            return (int) rounded(e, number, mode);
        }
        e.a.unpack64(a);
        return (int) Integers.signed(e, 32, mode);
    }

    /** {@return the signed doubleword} */
    public static long toS64(FpEnv e, long a, int mode) {
        double number = Float64.number(a);
        if (Math.abs(number) < LONG) {
            return rounded(e, number, mode);
        }
        e.a.unpack64(a);
        return Integers.signed(e, 64, mode);
    }

    /** {@return the unsigned word} */
    public static int toU32(FpEnv e, long a, int mode) {
        double number = Float64.number(a);
        if (number >= 0 && number < 0x1p32 - 1) {
            return (int) rounded(e, number, mode);
        }
        e.a.unpack64(a);
        return (int) Integers.unsigned(e, 32, mode);
    }

    /** {@return the unsigned doubleword} */
    public static long toU64(FpEnv e, long a, int mode) {
        double number = Float64.number(a);
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
            return Float64.bits(minus ? -number : number);
        }
        e.r.setInteger(minus, magnitude);
        return Float64.result(e, format);
    }

    // ---- other precisions

    /** {@return the number rounded to single precision, in double format: frsp} */
    public static long roundToSingle(FpEnv e, long a) {
        if (e.mode == 0 && Float64.moderateSingle(a)) {
            return Float64.narrow(e, Float64.number(a), 0);
        }
        return fromSingleFormat(toFloat32(e, a));
    }

    /** {@return the number rounded to single precision, in single format: xscvdpsp} */
    public static int toFloat32(FpEnv e, long a) {
        if (e.mode == 0 && (Float64.moderateSingle(a) || (a & MAGNITUDE) == 0)) {
            double number = Float64.number(a);
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
        Arithmetic.unary(e);
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
        Arithmetic.unary(e);
        return e.r.pack64();
    }

    private static void unary(FpEnv e, long a) {
        e.a.unpack64(a);
        Arithmetic.unary(e);
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
        return Float64.bits(Math.abs((double) Float.intBitsToFloat(word))) | (long) (word & 0x8000_0000) << 32;
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
}
