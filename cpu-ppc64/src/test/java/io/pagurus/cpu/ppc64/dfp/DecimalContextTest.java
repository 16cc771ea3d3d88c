package io.pagurus.cpu.ppc64.dfp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DecimalContextTest {
    private static final Map<DecimalRounding, RoundingMode> JAVA = new EnumMap<>(Map.of(
            DecimalRounding.HALF_EVEN, RoundingMode.HALF_EVEN,
            DecimalRounding.DOWN, RoundingMode.DOWN,
            DecimalRounding.CEILING, RoundingMode.CEILING,
            DecimalRounding.FLOOR, RoundingMode.FLOOR,
            DecimalRounding.HALF_UP, RoundingMode.HALF_UP,
            DecimalRounding.HALF_DOWN, RoundingMode.HALF_DOWN,
            DecimalRounding.UP, RoundingMode.UP));

    private static Decimal number(String text) {
        BigDecimal value = new BigDecimal(text);
        return Decimal.finite(text.startsWith("-"), value.unscaledValue().abs(), -value.scale());
    }

    private static DecimalContext nearest() {
        return new DecimalContext(DecimalFormat.LONG, DecimalRounding.HALF_EVEN);
    }

    @ParameterizedTest
    @CsvSource({
        "HALF_EVEN,    1.5, 2, 2.5, 2, -2.51, -3",
        "DOWN,         1.9, 1, 2.1, 2, -2.9, -2",
        "CEILING,      1.1, 2, 2.0, 2, -2.9, -2",
        "FLOOR,        1.9, 1, 2.0, 2, -2.1, -3",
        "HALF_UP,      1.5, 2, 2.5, 3, -2.49, -2",
        "HALF_DOWN,    1.5, 1, 2.51, 3, -2.5, -2",
        "UP,           1.1, 2, 2.0, 2, -2.1, -3",
        "FOR_SHORTER,  0.1, 1, 5.1, 6, -4.9, -4"
    })
    void roundingModes(DecimalRounding mode, String a, String toA, String b, String toB, String c, String toC) {
        for (String[] pair : new String[][] {{a, toA}, {b, toB}, {c, toC}}) {
            DecimalContext context = new DecimalContext(DecimalFormat.LONG, mode);
            assertEquals(number(pair[1]), context.toIntegral(number(pair[0])));
            boolean exact = new BigDecimal(pair[0]).compareTo(new BigDecimal(pair[1])) == 0;
            assertEquals(!exact, context.raised(DecimalContext.INEXACT));
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "FOR_SHORTER") // BigDecimal has no such mode.
    void sumsProductsAndQuotientsAreThoseOfBigDecimal(DecimalRounding rounding) {
        RoundingMode mode = JAVA.getOrDefault(rounding, RoundingMode.UNNECESSARY);
        SplittableRandom random = new SplittableRandom(rounding.ordinal());
        for (int i = 0; i < 3000; i++) {
            DecimalFormat format = random.nextBoolean() ? DecimalFormat.LONG : DecimalFormat.EXTENDED;
            MathContext java = new MathContext(format.precision(), mode);
            Decimal a = random(random, format);
            Decimal b = random(random, format);
            BigDecimal[] values = {a.value(), b.value()};
            compare(format, rounding, a, b, DecimalContext::add, values[0].add(values[1], java));
            compare(format, rounding, a, b, DecimalContext::subtract, values[0].subtract(values[1], java));
            compare(format, rounding, a, b, DecimalContext::multiply, values[0].multiply(values[1], java));
            compare(format, rounding, a, b, DecimalContext::divide, values[0].divide(values[1], java));
            assertEquals(values[0].compareTo(values[1]), DecimalContext.compare(a, b));
        }
    }

    private interface Operation {
        Decimal of(DecimalContext context, Decimal a, Decimal b);
    }

    private static void compare(
            DecimalFormat format,
            DecimalRounding rounding,
            Decimal a,
            Decimal b,
            Operation operation,
            BigDecimal java) {
        DecimalContext context = new DecimalContext(format, rounding);
        Decimal result = operation.of(context, a, b);
        assertEquals(0, java.compareTo(result.value()), () -> a + " " + b + ": " + result + " " + java);
        assertTrue(result.digits() <= format.precision());
        if (context.raised(DecimalContext.INEXACT)) {
            assertEquals(format.precision(), result.digits());
        }
    }

    private static Decimal random(SplittableRandom random, DecimalFormat format) {
        int digits = 1 + random.nextInt(format.precision());
        StringBuilder text = new StringBuilder(random.nextBoolean() ? "-" : "");
        text.append(random.nextInt(1, 10));
        boolean same = random.nextInt(3) == 0;
        char digit = "059".charAt(random.nextInt(3));
        for (int i = 1; i < digits; i++) {
            text.append(same ? digit : (char) ('0' + random.nextInt(10)));
        }
        return number(text + "E" + random.nextInt(-70, 70));
    }

    @Test
    void anExactResultHasThePreferredExponent() {
        assertEquals(number("3.50"), nearest().add(number("1.25"), number("2.25")));
        assertEquals(number("1.00"), nearest().multiply(number("0.5"), number("2.0")));
        assertEquals(number("2"), nearest().divide(number("6"), number("3")));
        assertEquals(number("2E+3"), nearest().divide(number("6E+3"), number("3")));
        assertEquals(number("0.25"), nearest().divide(number("1"), number("4")));
        assertEquals(number("0.00"), nearest().subtract(number("1.25"), number("1.25")));
    }

    @Test
    void aSumFarApartIsInexactAndFull() {
        DecimalContext down = new DecimalContext(DecimalFormat.LONG, DecimalRounding.DOWN);
        assertEquals(number("999999999999999.9"), down.subtract(number("1E+15"), number("1E-300")));
        assertTrue(down.raised(DecimalContext.INEXACT));
        DecimalContext up = new DecimalContext(DecimalFormat.LONG, DecimalRounding.UP);
        assertEquals(number("1.000000000000001E+30"), up.add(number("1E-300"), number("1E+30")));
    }

    @Test
    void anExactZeroDifferenceIsNegativeOnlyTowardNegativeInfinity() {
        assertFalse(nearest().subtract(number("5"), number("5")).negative());
        DecimalContext floor = new DecimalContext(DecimalFormat.LONG, DecimalRounding.FLOOR);
        assertTrue(floor.subtract(number("5"), number("5")).negative());
        assertTrue(nearest().add(number("-0"), number("-0")).negative());
    }

    @Test
    void whatIsTooSmallIsSubnormalOrZero() {
        DecimalContext context = nearest();
        assertEquals(number("1.25E-390"), context.multiply(number("1.25E-200"), number("1E-190")));
        assertFalse(context.raised(DecimalContext.UNDERFLOW));
        assertEquals(number("2E-398"), context.multiply(number("1.5E-200"), number("1E-198")));
        assertTrue(context.raised(DecimalContext.UNDERFLOW));
        assertTrue(context.raised(DecimalContext.INEXACT));
        assertEquals(number("0E-398"), nearest().multiply(number("1E-200"), number("1E-300")));
    }

    /** Tininess is that of the exact result, though rounding makes it normal. */
    @Test
    void whatIsRoundedUpToTheLeastNormalNumberUnderflows() {
        DecimalContext context = nearest();
        assertEquals(
                number("1.000000000000000E-383"), context.divide(number("9.999999999999999E-383"), number("1E+1")));
        assertTrue(context.raised(DecimalContext.UNDERFLOW));
    }

    @ParameterizedTest
    @CsvSource({
        "HALF_EVEN, true, true",
        "DOWN, false, false",
        "CEILING, true, false",
        "FLOOR, false, true",
        "HALF_UP, true, true",
        "HALF_DOWN, true, true",
        "UP, true, true",
        "FOR_SHORTER, false, false"
    })
    void whatIsTooGreatIsInfiniteOrTheGreatestNumber(DecimalRounding mode, boolean positive, boolean negative) {
        for (boolean minus : new boolean[] {false, true}) {
            DecimalContext context = new DecimalContext(DecimalFormat.LONG, mode);
            Decimal result = context.multiply(number(minus ? "-1E+300" : "1E+300"), number("1E+300"));
            assertTrue(context.raised(DecimalContext.OVERFLOW));
            assertTrue(context.raised(DecimalContext.INEXACT));
            assertEquals(minus, result.negative());
            assertEquals(minus ? negative : positive, result.isInfinite());
            assertTrue(result.isInfinite()
                    || result.value().abs().compareTo(new BigDecimal("9.999999999999999E+384")) == 0);
        }
    }

    @Test
    void anExponentTooGreatForFewDigitsIsFoldedDown() {
        Decimal result = nearest().multiply(number("1E+369"), number("1E+5"));
        assertEquals(number("100000E+369"), result);
        assertEquals(number("0E+369"), nearest().multiply(number("0E+369"), number("1E+5")));
    }

    @Test
    void quantizeChangesTheExponentOrIsInvalid() {
        DecimalContext context = nearest();
        assertEquals(number("2.17"), context.quantize(number("2.170"), number("0.01")));
        assertFalse(context.raised(DecimalContext.INEXACT));
        assertEquals(number("2.2"), context.quantize(number("2.17"), number("9.9")));
        assertTrue(context.raised(DecimalContext.INEXACT));
        assertFalse(context.raised(DecimalContext.INVALID));
        assertEquals(Decimal.DEFAULT_NAN, context.quantize(number("1E+10"), number("1E-10")));
        assertTrue(context.raised(DecimalContext.INVALID));
    }

    @Test
    void aQuantizedNumberMustFitAfterRoundingToo() {
        DecimalContext context = nearest();
        assertEquals(Decimal.DEFAULT_NAN, context.quantize(number("9999999999999999.5"), number("1")));
        assertTrue(context.raised(DecimalContext.INVALID));
        assertFalse(context.raised(DecimalContext.INEXACT));
    }

    @Test
    void invalidOperations() {
        Decimal infinity = Decimal.infinity(false);
        Decimal zero = number("0");
        invalid(infinity, infinity.negated(), DecimalContext::add, DecimalContext.INVALID);
        invalid(infinity, infinity, DecimalContext::subtract, DecimalContext.INVALID);
        invalid(infinity, zero, DecimalContext::multiply, DecimalContext.INVALID);
        invalid(infinity, infinity, DecimalContext::divide, DecimalContext.INVALID);
        invalid(zero, zero, DecimalContext::divide, DecimalContext.ZERO_BY_ZERO);
        DecimalContext context = nearest();
        assertEquals(infinity.negated(), context.divide(number("-1"), zero));
        assertTrue(context.raised(DecimalContext.ZERO_DIVIDE));
    }

    private static void invalid(Decimal a, Decimal b, Operation operation, int condition) {
        DecimalContext context = nearest();
        assertEquals(Decimal.DEFAULT_NAN, operation.of(context, a, b));
        assertTrue(context.raised(condition));
    }

    @Test
    void theFirstSignalingNanComesOutElseTheFirstNan() {
        Decimal quiet = new Decimal(Decimal.Kind.QUIET_NAN, true, BigInteger.valueOf(1), 0);
        Decimal signaling = new Decimal(Decimal.Kind.SIGNALING_NAN, false, BigInteger.valueOf(2), 0);
        DecimalContext context = nearest();
        assertEquals(quiet, context.add(number("1"), quiet));
        assertEquals(quiet, context.subtract(quiet, number("1")));
        assertFalse(context.raised(DecimalContext.INVALID));
        assertEquals(signaling.quieted(), context.multiply(quiet, signaling));
        assertTrue(context.raised(DecimalContext.INVALID));
    }

    @Test
    void aConvertedPayloadKeepsItsLastDigitsIfTheyFit() {
        DecimalContext context = new DecimalContext(DecimalFormat.SHORT, DecimalRounding.HALF_EVEN);
        Decimal nan = new Decimal(Decimal.Kind.SIGNALING_NAN, false, new BigInteger("123456"), 0);
        assertEquals(nan, context.convert(nan));
        assertEquals(
                nan.withCoefficient(BigInteger.ZERO), context.convert(nan.withCoefficient(new BigInteger("1234567"))));
        assertEquals(
                nan.quieted().withCoefficient(new BigInteger("345678")),
                context.convert(nan.withCoefficient(new BigInteger("120345678"))));
    }
}
