package io.pagurus.cpu.ppc64.dfp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DecimalFormatTest {
    @ParameterizedTest
    @CsvSource({
        "SHORT, 0, 22500001, 1, 0",
        "SHORT, 0, f7f3fcff, -9999999, 90",
        "SHORT, 0, 00000001, 1, -101",
        "LONG, 0, 2238000000000001, 1, 0",
        "LONG, 0, a238000000000000, -0, 0",
        "LONG, 0, 77fcff3fcff3fcff, 9999999999999999, 369",
        "LONG, 0, 0000000000000001, 1, -398",
        "LONG, 0, 6e38000000000010, 9000000000000010, 0",
        "LONG, 0, 263934b9c1e28e56, 1234567890123456, 0",
        "EXTENDED, 2208000000000000, 0000000000000001, 1, 0",
        "EXTENDED, 77ffcff3fcff3fcf, f3fcff3fcff3fcff, 9999999999999999999999999999999999, 6111",
        "EXTENDED, 8000000000000000, 0000000000000001, -1, -6176"
    })
    void numbersHaveTheirBits(DecimalFormat format, String high, String low, String coefficient, int exponent) {
        long lowBits = Long.parseUnsignedLong(low, 16);
        long highBits = Long.parseUnsignedLong(high, 16);
        boolean negative = coefficient.startsWith("-");
        Decimal expected = Decimal.finite(negative, new BigInteger(coefficient).abs(), exponent);
        assertEquals(expected, format.decode(highBits, lowBits));
        assertEquals(new DecimalFormat.Bits(highBits, lowBits), format.encode(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "7800000000000000, INFINITE, 0, 7800000000000000",
        "fbffffffffffffff, INFINITE, 0, f800000000000000",
        "7c00000000000123, QUIET_NAN, 223, 7c00000000000123",
        "7dff000000000ff9, QUIET_NAN, 600000000003779, 7c03000000000ff9",
        "fe00000000000009, SIGNALING_NAN, 9, fe00000000000009"
    })
    void whatIsNoNumberBecomesCanonical(String bits, Decimal.Kind kind, String payload, String canonical) {
        Decimal value = DecimalFormat.LONG.decode(0, Long.parseUnsignedLong(bits, 16));
        assertEquals(kind, value.kind());
        assertEquals(new BigInteger(payload), value.coefficient());
        assertEquals(
                Long.parseUnsignedLong(canonical, 16),
                DecimalFormat.LONG.encode(value).low());
    }

    @ParameterizedTest
    @EnumSource
    void anyBitsMeanWhatTheirCanonicalBitsMean(DecimalFormat format) {
        SplittableRandom random = new SplittableRandom(5);
        long highMask = format == DecimalFormat.EXTENDED ? -1 : 0;
        long lowMask = format == DecimalFormat.SHORT ? 0xffff_ffffL : -1;
        for (int i = 0; i < 20_000; i++) {
            Decimal value = format.decode(random.nextLong() & highMask, random.nextLong() & lowMask);
            DecimalFormat.Bits bits = format.encode(value);
            assertEquals(value, format.decode(bits.high(), bits.low()));
            assertTrue(value.digits() <= format.precision());
        }
    }

    @Test
    void whatDoesNotFitIsRefused() {
        Decimal tooLong = Decimal.finite(false, Decimal.power(16), 0);
        Decimal tooGreat = Decimal.finite(false, BigInteger.ONE, 370);
        Decimal payload = DecimalFormat.EXTENDED.decode(0x7c00_0000_0000_0000L, 0x4000_0000_0000_0000L);
        assertThrows(IllegalArgumentException.class, () -> DecimalFormat.LONG.encode(tooLong));
        assertThrows(IllegalArgumentException.class, () -> DecimalFormat.LONG.encode(tooGreat));
        assertThrows(IllegalArgumentException.class, () -> DecimalFormat.LONG.encode(payload));
    }
}
