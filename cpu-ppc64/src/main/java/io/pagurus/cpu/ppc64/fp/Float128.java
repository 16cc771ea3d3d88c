package io.pagurus.cpu.ppc64.fp;

/**
 * Quad-precision arithmetic on bit patterns (Power ISA I 7.6, the instructions named xs*qp). A number is two longs, the
 * more significant first; a result is left in {@link FpEnv#hi} and {@link FpEnv#lo}. Rounding to odd is a rounding mode
 * like the others. The order of NaN operands is that of {@link Float64}.
 */
public final class Float128 {
    private static final long MAGNITUDE = Long.MAX_VALUE;
    private static final long INFINITY = 0x7fff_0000_0000_0000L;
    private static final long QUIET = 0x8000_0000_0000L;

    private Float128() {}

    private static void operands(FpEnv e, long aHi, long aLo, long bHi, long bLo) {
        e.a.unpack128(aHi, aLo);
        e.b.unpack128(bHi, bLo);
    }

    private static void result(FpEnv e) {
        Rounding.round(e, Format.QUAD);
        e.r.pack128(e);
    }

    /** a + b. */
    public static void add(FpEnv e, long aHi, long aLo, long bHi, long bLo) {
        operands(e, aHi, aLo, bHi, bLo);
        Arithmetic.add(e, false);
        result(e);
    }

    /** a - b. */
    public static void sub(FpEnv e, long aHi, long aLo, long bHi, long bLo) {
        operands(e, aHi, aLo, bHi, bLo);
        Arithmetic.add(e, true);
        result(e);
    }

    /** a * b. */
    public static void mul(FpEnv e, long aHi, long aLo, long bHi, long bLo) {
        operands(e, aHi, aLo, bHi, bLo);
        Arithmetic.multiply(e);
        result(e);
    }

    /** a / b. */
    public static void div(FpEnv e, long aHi, long aLo, long bHi, long bLo) {
        operands(e, aHi, aLo, bHi, bLo);
        Arithmetic.divide(e, Format.QUAD);
        result(e);
    }

    /** Square root. */
    public static void sqrt(FpEnv e, long aHi, long aLo) {
        e.a.unpack128(aHi, aLo);
        Arithmetic.squareRoot(e, Format.QUAD);
        result(e);
    }

    /**
     * a * b + c, rounded once.
     *
     * @param aHi multiplicand
     * @param bHi multiplier
     * @param cHi addend
     * @param subtract whether c is subtracted instead
     * @param negate whether the result's sign is turned, unless it is a NaN; before it is rounded, as the oracle has it
     */
    public static void multiplyAdd(
            FpEnv e, long aHi, long aLo, long bHi, long bLo, long cHi, long cLo, boolean subtract, boolean negate) {
        operands(e, aHi, aLo, bHi, bLo);
        e.c.unpack128(cHi, cLo);
        Arithmetic.multiplyAdd(e, subtract, negate);
        result(e);
    }

    /** {@return whether it is a NaN} */
    public static boolean isNan(long hi, long lo) {
        long magnitude = hi & MAGNITUDE;
        return magnitude > INFINITY || magnitude == INFINITY && lo != 0;
    }

    /** {@return whether it is a signaling NaN} */
    public static boolean isSignaling(long hi, long lo) {
        return isNan(hi, lo) && (hi & QUIET) == 0;
    }

    /** {@return 8 if a is less than b, 4 if greater, 2 if equal, 1 if one is a NaN; no exceptions} */
    public static int compare(long aHi, long aLo, long bHi, long bLo) {
        if (isNan(aHi, aLo) || isNan(bHi, bLo)) {
            return 1;
        }
        if (((aHi | bHi) & MAGNITUDE | aLo | bLo) == 0 || aHi == bHi && aLo == bLo) {
            return 2;
        }
        if ((aHi ^ bHi) < 0) {
            return aHi < 0 ? 8 : 4;
        }
        return Bits128.less(aHi, aLo, bHi, bLo) != aHi < 0 ? 8 : 4;
    }

    /** {@return as {@link #compare}; a signaling NaN is an invalid operation} */
    public static int compareUnordered(FpEnv e, long aHi, long aLo, long bHi, long bLo) {
        int order = compare(aHi, aLo, bHi, bLo);
        if (order == 1 && (isSignaling(aHi, aLo) || isSignaling(bHi, bLo))) {
            e.flags |= FpEnv.VXSNAN;
        }
        return order;
    }

    /** {@return as {@link #compare}; any NaN is an invalid operation} */
    public static int compareOrdered(FpEnv e, long aHi, long aLo, long bHi, long bLo) {
        int order = compareUnordered(e, aHi, aLo, bHi, bLo);
        if (order == 1) {
            e.flags |= FpEnv.VXVC;
        }
        return order;
    }

    private static void unary(FpEnv e, long hi, long lo) {
        e.a.unpack128(hi, lo);
        Arithmetic.unary(e);
    }

    /**
     * The number rounded to an integer, in floating-point format; inexact is found where it applies.
     *
     * @param mode rounding mode of {@link FpEnv}
     */
    public static void roundToIntegral(FpEnv e, long hi, long lo, int mode) {
        unary(e, hi, lo);
        if (Rounding.toIntegral(e, mode)) {
            e.flags |= FpEnv.XX;
        }
        e.r.pack128(e);
    }

    /** The number rounded to 64 bits of significand, as double-extended precision has them: xsrqpxp. */
    public static void roundToExtended(FpEnv e, long hi, long lo) {
        unary(e, hi, lo);
        Rounding.round(e, Format.EXTENDED);
        if (e.r.isNan()) {
            // Double-extended keeps 63 bits of the fraction.
            e.r.lo = 0;
        }
        e.r.pack128(e);
    }

    /** {@return the number rounded to double precision: xscvqpdp} */
    public static long toFloat64(FpEnv e, long hi, long lo) {
        unary(e, hi, lo);
        Rounding.round(e, Format.DOUBLE);
        return e.r.pack64();
    }

    /** A double-precision number: xscvdpqp. */
    public static void fromFloat64(FpEnv e, long a) {
        e.a.unpack64(a);
        if (e.a.isNan()) {
            Arithmetic.propagate(e, e.a, e.a);
        } else {
            e.r.set(e.a);
        }
        e.r.pack128(e);
    }

    /** {@return the signed word; see {@link Integers}} */
    public static int toS32(FpEnv e, long hi, long lo, int mode) {
        e.a.unpack128(hi, lo);
        return (int) Integers.signed(e, 32, mode);
    }

    /** {@return the signed doubleword} */
    public static long toS64(FpEnv e, long hi, long lo, int mode) {
        e.a.unpack128(hi, lo);
        return Integers.signed(e, 64, mode);
    }

    /** {@return the unsigned word} */
    public static int toU32(FpEnv e, long hi, long lo, int mode) {
        e.a.unpack128(hi, lo);
        return (int) Integers.unsigned(e, 32, mode);
    }

    /** {@return the unsigned doubleword} */
    public static long toU64(FpEnv e, long hi, long lo, int mode) {
        e.a.unpack128(hi, lo);
        return Integers.unsigned(e, 64, mode);
    }

    /** A signed doubleword. */
    public static void fromS64(FpEnv e, long integer) {
        e.r.setInteger(integer < 0, Math.abs(integer));
        e.r.pack128(e);
    }

    /** An unsigned doubleword. */
    public static void fromU64(FpEnv e, long integer) {
        e.r.setInteger(false, integer);
        e.r.pack128(e);
    }

    /** {@return the class, as FPSCR[FPRF] has it} */
    public static int classify(long hi, long lo) {
        return FpClass.of128(hi, lo);
    }
}
