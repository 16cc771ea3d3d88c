package io.pagurus.cpu.ppc64.fp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Double-precision operations at the edges. Numbers are bit patterns. */
class Float64Test {
    private static final long ONE = 0x3ff0_0000_0000_0000L;
    private static final long INFINITY = 0x7ff0_0000_0000_0000L;
    private static final long MINUS_INFINITY = 0xfff0_0000_0000_0000L;
    private static final long MINUS_ZERO = Long.MIN_VALUE;
    private static final long DEFAULT_NAN = 0x7ff8_0000_0000_0000L;
    private static final long QUIET_1 = 0x7ff8_0000_0000_0001L;
    private static final long QUIET_2 = 0xfff8_0000_0000_0002L;
    private static final long SIGNALING_3 = 0x7ff0_0000_0000_0003L;
    private static final long QUIETED_3 = 0x7ff8_0000_0000_0003L;
    private static final long GREATEST = 0x7fef_ffff_ffff_ffffL;
    private static final long LEAST_NORMAL = 0x0010_0000_0000_0000L;
    private static final long LEAST = 1;

    private final FpEnv e = new FpEnv();

    private void begin(int mode) {
        e.begin(0, mode);
    }

    private void flags(int expected) {
        assertEquals(Integer.toHexString(expected), Integer.toHexString(e.flags));
        e.flags = 0;
    }

    @Test
    void aNanOperandIsTheResultTheFirstOne() {
        assertEquals(QUIET_1, Float64.add(e, QUIET_1, QUIET_2));
        assertEquals(QUIET_2, Float64.add(e, QUIET_2, QUIET_1));
        assertEquals(QUIET_2, Float64.mul(e, ONE, QUIET_2));
        flags(0);
        assertEquals(QUIET_1, Float64.add(e, QUIET_1, SIGNALING_3));
        flags(FpEnv.VXSNAN);
        assertEquals(QUIETED_3, Float64.div(e, SIGNALING_3, QUIET_1));
        flags(FpEnv.VXSNAN);
    }

    @Test
    void ofAMultiplyAddTheMultiplicandThenTheAddendThenTheMultiplier() {
        assertEquals(QUIET_1, Float64.multiplyAdd(e, QUIET_1, QUIETED_3, QUIET_2, false, true));
        assertEquals(QUIET_2, Float64.multiplyAdd(e, ONE, QUIETED_3, QUIET_2, true, true));
        assertEquals(QUIETED_3, Float64.multiplyAdd(e, ONE, SIGNALING_3, ONE, false, true));
        flags(FpEnv.VXSNAN);
        assertEquals(QUIET_2, Float64.multiplyAdd(e, INFINITY, 0, QUIET_2, false, false));
        flags(FpEnv.VXIMZ);
    }

    @Test
    void aSingleHasNoRoomForTheEndOfANan() {
        assertEquals(0x7fff_ffff_e000_0000L, Float64.addSingle(e, 0x7fff_ffff_ffff_ffffL, ONE));
        assertEquals(0x7ff8_0000_0000_0000L, Float64Conversions.roundToSingle(e, SIGNALING_3));
        flags(FpEnv.VXSNAN);
    }

    @Test
    void invalidOperationsGiveTheDefaultNan() {
        assertEquals(DEFAULT_NAN, Float64.sub(e, INFINITY, INFINITY));
        flags(FpEnv.VXISI);
        assertEquals(DEFAULT_NAN, Float64.mul(e, MINUS_ZERO, INFINITY));
        flags(FpEnv.VXIMZ);
        assertEquals(DEFAULT_NAN, Float64.div(e, INFINITY, MINUS_INFINITY));
        flags(FpEnv.VXIDI);
        assertEquals(DEFAULT_NAN, Float64.div(e, 0, MINUS_ZERO));
        flags(FpEnv.VXZDZ);
        assertEquals(DEFAULT_NAN, Float64.sqrt(e, ONE | MINUS_ZERO));
        flags(FpEnv.VXSQRT);
        assertEquals(DEFAULT_NAN, Float64.multiplyAdd(e, ONE, INFINITY, INFINITY, true, true));
        flags(FpEnv.VXISI);
    }

    @Test
    void zerosKeepTheirSigns() {
        assertEquals(MINUS_ZERO, Float64.sqrt(e, MINUS_ZERO));
        assertEquals(MINUS_ZERO, Float64.mul(e, MINUS_ZERO, ONE));
        assertEquals(MINUS_INFINITY, Float64.div(e, ONE, MINUS_ZERO));
        flags(FpEnv.ZX);
        assertEquals(0, Float64.sub(e, ONE, ONE));
        begin(FpEnv.DOWN);
        assertEquals(MINUS_ZERO, Float64.sub(e, ONE, ONE));
        assertEquals(MINUS_ZERO, Float64.multiplyAdd(e, ONE, ONE, ONE, true, false));
        flags(0);
    }

    @ParameterizedTest
    @CsvSource({
        "0, true, true",
        "1, false, false",
        "2, true, false",
        "3, false, true",
        "4, true, true",
        "5, false, false"
    })
    void overflowIsInfiniteOrGreatestAsTheModeSays(int mode, boolean plusInfinite, boolean minusInfinite) {
        begin(mode);
        assertEquals(plusInfinite ? INFINITY : GREATEST, Float64.add(e, GREATEST, GREATEST));
        flags(FpEnv.OX | FpEnv.XX);
        assertEquals(
                minusInfinite ? MINUS_INFINITY : GREATEST | MINUS_ZERO,
                Float64.mul(e, GREATEST, GREATEST | MINUS_ZERO));
        flags(FpEnv.OX | FpEnv.XX);
        assertEquals(
                plusInfinite ? INFINITY : 0x47ef_ffff_e000_0000L, Float64.mulSingle(e, 1023L + 127 << 52, ONE * 2));
        flags(FpEnv.OX | FpEnv.XX);
    }

    @Test
    void underflowIsTinyBeforeRoundingAndInexact() {
        assertEquals(LEAST_NORMAL / 2, Float64.mul(e, LEAST_NORMAL, 0x3fe0_0000_0000_0000L));
        flags(0);
        assertEquals(2, Float64.mul(e, 3, 0x3fe0_0000_0000_0000L));
        flags(FpEnv.UX | FpEnv.XX);
        // Rounds up to the least normal number, and is tiny all the same.
        assertEquals(LEAST_NORMAL, Float64.mul(e, LEAST_NORMAL, 0x3fef_ffff_ffff_ffffL));
        flags(FpEnv.XX | FpEnv.UX);
        begin(FpEnv.UP);
        assertEquals(LEAST, Float64.mul(e, LEAST, LEAST));
        flags(FpEnv.UX | FpEnv.XX);
    }

    @Test
    void enabledOverflowAndUnderflowWrapTheExponent() {
        e.begin(FpEnv.OE | FpEnv.UE);
        // 2^1023 * 2^1023 = 2^2046, less 1536.
        assertEquals((2046L - 1536 + 1023) << 52, Float64.mul(e, 2046L << 52, 2046L << 52));
        flags(FpEnv.OX);
        assertEquals((1023L - 2044 + 1536) << 52, Float64.mul(e, 1L << 52, 1L << 52));
        flags(FpEnv.UX);
        assertEquals((1023L + 128 - 192) << 52, Float64.mulSingle(e, 1023L + 64 << 52, 1023L + 64 << 52));
        flags(FpEnv.OX);
        assertEquals((1023L - 128 + 192) << 52, Float64.mulSingle(e, 1023L - 64 << 52, 1023L - 64 << 52));
        flags(FpEnv.UX);
        assertEquals((1023L - 128 + 192) << 52, Float64Conversions.roundToSingle(e, 1023L - 128 << 52));
        flags(FpEnv.UX);
    }

    @Test
    void singleResultsRoundOnce() {
        // In double halfway between two singles, but above it before that rounding.
        long halfway = 0x3ff0_0000_1000_0000L;
        long little = 0x3c00_0000_0000_0000L;
        assertEquals(0x3ff0_0000_2000_0000L, Float64.addSingle(e, halfway, little));
        flags(FpEnv.XX);
        assertEquals(ONE, Float64.subSingle(e, halfway, little));
        flags(FpEnv.XX);
        assertEquals(0x3ff0_0000_2000_0000L, Float64.multiplyAddSingle(e, halfway, ONE, little, false, false));
        flags(FpEnv.XX);
        begin(FpEnv.UP);
        // What is beyond the digits of the root counts too.
        assertEquals(0x3ff0_0000_2000_0000L, Float64.sqrtSingle(e, ONE + 1));
        flags(FpEnv.XX);
    }

    @Test
    void oneMultiplyAddRoundsOnce() {
        long nearlyOne = 0x3fef_ffff_ffff_ffffL;
        long fused = Float64.multiplyAdd(e, nearlyOne, nearlyOne, ONE, true, false);
        assertEquals(
                Double.doubleToRawLongBits(
                        Math.fma(Double.longBitsToDouble(nearlyOne), Double.longBitsToDouble(nearlyOne), -1.0)),
                fused);
        flags(FpEnv.XX);
        assertEquals(Float64.multiplyAdd(e, nearlyOne, nearlyOne, ONE, true, true), fused ^ MINUS_ZERO);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 2.5, 2.0",
        "0, 3.5, 4.0",
        "0, -0.5, -0.0",
        "1, -2.7, -2.0",
        "2, 2.1, 3.0",
        "2, -0.9, -0.0",
        "3, 2.9, 2.0",
        "3, -2.1, -3.0",
        "4, 2.5, 3.0",
        "4, -2.5, -3.0",
        "4, 0.49999999999999994, 0.0"
    })
    void roundsToIntegers(int mode, double number, double integer) {
        long result = Float64Conversions.roundToIntegral(e, Double.doubleToRawLongBits(number), mode);
        assertEquals(Double.doubleToRawLongBits(integer), result);
        flags(FpEnv.XX);
    }

    @ParameterizedTest
    @CsvSource({
        "2147483647.0, 2147483647, 0",
        "2147483647.5, 2147483647, 2000000",
        "2147483648.0, 2147483647, 100",
        "-2147483648.9, -2147483648, 2000000",
        "-2147483649.0, -2147483648, 100",
        "Infinity, 2147483647, 100",
        "NaN, -2147483648, 100"
    })
    void signedWordsSaturate(double number, int word, String flags) {
        assertEquals(word, Float64Conversions.toS32(e, Double.doubleToRawLongBits(number), FpEnv.ZERO));
        flags(Integer.parseInt(flags, 16));
    }

    @ParameterizedTest
    @CsvSource({
        "18446744073709549568.0, fffffffffffff800, 0",
        "18446744073709551616.0, ffffffffffffffff, 100",
        "-0.5, 0, 2000000",
        "-1.0, 0, 100",
        "NaN, 0, 100",
        "9223372036854775808.0, 8000000000000000, 0"
    })
    void unsignedDoublewordsSaturate(double number, String doubleword, String flags) {
        assertEquals(
                doubleword,
                Long.toHexString(Float64Conversions.toU64(e, Double.doubleToRawLongBits(number), FpEnv.ZERO)));
        flags(Integer.parseInt(flags, 16));
    }

    @Test
    void signedDoublewordsSaturate() {
        long twoTo63 = 1023L + 63 << 52;
        assertEquals(Long.MAX_VALUE, Float64Conversions.toS64(e, twoTo63, FpEnv.ZERO));
        flags(FpEnv.VXCVI);
        assertEquals(Long.MIN_VALUE, Float64Conversions.toS64(e, twoTo63 | MINUS_ZERO, FpEnv.ZERO));
        flags(0);
        assertEquals(Long.MIN_VALUE, Float64Conversions.toS64(e, SIGNALING_3, FpEnv.ZERO));
        flags(FpEnv.VXCVI | FpEnv.VXSNAN);
    }

    @Test
    void integersBecomeNumbersRoundedOnce() {
        assertEquals(1023L + 63 << 52, Float64Conversions.fromS64(e, Long.MAX_VALUE));
        flags(FpEnv.XX);
        assertEquals((1023L + 63 << 52) | MINUS_ZERO, Float64Conversions.fromS64(e, Long.MIN_VALUE));
        flags(0);
        assertEquals(1023L + 64 << 52, Float64Conversions.fromU64(e, -1));
        flags(FpEnv.XX);
        // Halfway between singles after a first rounding to double, above it in truth.
        assertEquals(
                (1023L + 60 << 52) + 0x2000_0000L, Float64Conversions.fromS64Single(e, (1L << 60) + (1L << 36) + 1));
        flags(FpEnv.XX);
    }

    @Test
    void comparesWithNans() {
        assertEquals(8, Float64.compare(MINUS_INFINITY, LEAST));
        assertEquals(2, Float64.compare(MINUS_ZERO, 0));
        assertEquals(1, Float64.compareUnordered(e, ONE, QUIET_1));
        flags(0);
        assertEquals(1, Float64.compareOrdered(e, ONE, QUIET_1));
        flags(FpEnv.VXVC);
        assertEquals(1, Float64.compareUnordered(e, SIGNALING_3, QUIET_1));
        flags(FpEnv.VXSNAN);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 36a0000000000000",
        "7fffff, 380fffffc0000000",
        "ff800001, fff0000020000000",
        "3f800000, 3ff0000000000000"
    })
    void singleFormatGoesThereAndBack(String single, String number) {
        int word = Integer.parseUnsignedInt(single, 16);
        assertEquals(number, Long.toHexString(Float64Conversions.fromSingleFormat(word)));
        assertEquals(word, Float64Conversions.toSingleFormat(Long.parseUnsignedLong(number, 16)));
    }
}
