package io.pagurus.cpu.ppc64.fp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rounding to integers and conversions from and to them agree with exact decimal arithmetic, in each rounding mode. */
class IntegersTest {
    private static final int CASES = 20_000;

    private final SplittableRandom random = new SplittableRandom(3);
    private final FpEnv e = new FpEnv();

    @ParameterizedTest
    @CsvSource({"0, HALF_EVEN", "1, DOWN", "2, CEILING", "3, FLOOR", "4, HALF_UP"})
    void numbersBecomeTheIntegersOfTheirRoundingMode(int mode, RoundingMode expected) {
        for (int i = 0; i < CASES; i++) {
            double number = number();
            long bits = Double.doubleToRawLongBits(number);
            BigDecimal exact = new BigDecimal(number);
            BigInteger integer = exact.setScale(0, expected).toBigIntegerExact();
            int inexact = new BigDecimal(integer).compareTo(exact) == 0 ? 0 : FpEnv.XX;
            String what = number + " in mode " + mode;

            e.begin(0);
            assertEquals(
                    integer.doubleValue(),
                    Double.longBitsToDouble(Float64Conversions.roundToIntegral(e, bits, mode)),
                    0.0,
                    what);
            assertEquals(inexact, e.flags, what);
            check(
                    integer,
                    BigInteger.valueOf(-1).shiftLeft(63),
                    63,
                    inexact,
                    Float64Conversions.toS64(begun(), bits, mode),
                    what);
            check(
                    integer,
                    BigInteger.valueOf(-1).shiftLeft(31),
                    31,
                    inexact,
                    Float64Conversions.toS32(begun(), bits, mode),
                    what);
            check(integer, BigInteger.ZERO, 64, inexact, Float64Conversions.toU64(begun(), bits, mode), what);
            check(integer, BigInteger.ZERO, 32, inexact, Float64Conversions.toU32(begun(), bits, mode), what);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, HALF_EVEN", "1, DOWN", "2, CEILING", "3, FLOOR"})
    void integersBecomeTheNumbersOfTheirRoundingMode(int mode, RoundingMode expected) {
        for (int i = 0; i < CASES; i++) {
            long integer = random.nextLong() >> random.nextInt(64);
            double number = Double.longBitsToDouble(Float64Conversions.fromS64(begun(mode), integer));
            checkNumber(new BigDecimal(integer), 53, expected, number);
            float single = Float.intBitsToFloat(Float32.fromS64(begun(mode), integer));
            checkNumber(new BigDecimal(integer), 24, expected, single);
        }
    }

    private FpEnv begun() {
        return begun(0);
    }

    private FpEnv begun(int mode) {
        e.begin(mode);
        return e;
    }

    private void check(BigInteger integer, BigInteger least, int bits, int inexact, long result, String what) {
        BigInteger greatest = BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
        boolean fits = integer.compareTo(least) >= 0 && integer.compareTo(greatest) <= 0;
        BigInteger nearest = integer.max(least).min(greatest);
        assertEquals(bits < 63 ? nearest.intValue() : nearest.longValue(), bits == 32 ? (int) result : result, what);
        assertEquals(fits ? inexact : FpEnv.VXCVI, e.flags, what);
    }

    /** The number must be the integer rounded to so many bits, and inexact if it is another. */
    private void checkNumber(BigDecimal integer, int precision, RoundingMode mode, double number) {
        int drop = Math.max(0, integer.abs().toBigIntegerExact().bitLength() - precision);
        BigDecimal unit = new BigDecimal(BigInteger.ONE.shiftLeft(drop));
        BigDecimal rounded = integer.divide(unit).setScale(0, mode).multiply(unit);
        assertEquals(rounded.doubleValue(), number, 0.0, integer + " in mode " + mode);
        assertEquals(rounded.compareTo(integer) == 0 ? 0 : FpEnv.XX, e.flags, integer + " in mode " + mode);
    }

    private double number() {
        return switch (random.nextInt(4)) {
            case 0 -> (random.nextInt(2000) - 1000) / 4.0;
            case 1 -> random.nextLong() + random.nextInt(4) / 4.0;
            case 2 -> random.nextInt() + random.nextInt(9) / 8.0 - 0.5;
            default -> Math.scalb(random.nextDouble() - 0.5, random.nextInt(70));
        };
    }
}
