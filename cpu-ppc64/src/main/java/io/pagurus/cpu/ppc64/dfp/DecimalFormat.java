package io.pagurus.cpu.ppc64.dfp;

import io.pagurus.cpu.ppc64.dfp.Decimal.Kind;
import java.math.BigInteger;

/**
 * Formats of decimal floating-point data (Power ISA I 5.4.1): a sign, a combination field that joins the leftmost digit
 * with the upper bits of the biased exponent or says that this is no number, the rest of the exponent, and declets.
 *
 * <p>Bit patterns are right-justified in 128 bits.
 */
public enum DecimalFormat {
    /** DFP short. */
    SHORT(32, 7, 96, 6),
    /** DFP long. */
    LONG(64, 16, 384, 8),
    /** DFP extended. */
    EXTENDED(128, 34, 6144, 12);

    private static final BigInteger THOUSAND = BigInteger.valueOf(1000);
    private static final int COMBINATION_BITS = 5;
    private static final int INFINITE = 0b11110;
    private static final int NAN = 0b11111;

    private final int precision;
    private final int maxExponent;
    private final int continuationBits;
    private final int declets;
    private final int signAt;

    /**
     * 128 bits.
     *
     * @param high doubleword 0
     * @param low doubleword 1
     */
    public record Bits(long high, long low) {}

    DecimalFormat(int width, int precision, int maxExponent, int continuationBits) {
        this.precision = precision;
        this.maxExponent = maxExponent;
        this.continuationBits = continuationBits;
        declets = (precision - 1) / 3;
        signAt = width - 1;
    }

    /** {@return how many digits a number has} */
    public int precision() {
        return precision;
    }

    /** {@return greatest exponent of a number's first digit} */
    public int maxExponent() {
        return maxExponent;
    }

    /** {@return least exponent of a normal number's first digit} */
    public int minExponent() {
        return 1 - maxExponent;
    }

    /** {@return least exponent of a number's last digit} */
    public int leastExponent() {
        return minExponent() - precision + 1;
    }

    /** {@return greatest exponent of a number's last digit} */
    public int greatestExponent() {
        return maxExponent - precision + 1;
    }

    /** {@return what is added to the exponent of the last digit to store it} */
    public int bias() {
        return -leastExponent();
    }

    /** {@return whether a number is less than every normal one, but not zero} */
    public boolean isSubnormal(Decimal value) {
        return value.isFinite() && !value.isZero() && value.adjustedExponent() < minExponent();
    }

    /** {@return whether a number is neither zero nor subnormal} */
    public boolean isNormal(Decimal value) {
        return value.isFinite() && !value.isZero() && value.adjustedExponent() >= minExponent();
    }

    /**
     * {@return what a bit pattern means; every pattern means something}
     *
     * @param high doubleword 0 of the 128 bits
     * @param low doubleword 1
     */
    public Decimal decode(long high, long low) {
        boolean negative = field(high, low, signAt, 1) != 0;
        int combination = field(high, low, signAt - COMBINATION_BITS, COMBINATION_BITS);
        int continuation = field(high, low, 10 * declets, continuationBits);
        if (combination == INFINITE) {
            return Decimal.infinity(negative);
        }
        BigInteger rest = BigInteger.ZERO;
        for (int i = declets - 1; i >= 0; i--) {
            int number = Declet.number(field(high, low, 10 * i, 10));
            rest = rest.multiply(THOUSAND).add(BigInteger.valueOf(number));
        }
        if (combination == NAN) {
            boolean signaling = continuation >>> continuationBits - 1 != 0;
            return new Decimal(signaling ? Kind.SIGNALING_NAN : Kind.QUIET_NAN, negative, rest, 0);
        }
        boolean great = combination >> 3 == 3;
        int digit = great ? 8 | combination & 1 : combination & 7;
        int upper = great ? combination >> 1 & 3 : combination >> 3;
        BigInteger first = BigInteger.valueOf(digit).multiply(Decimal.power(precision - 1));
        return Decimal.finite(negative, first.add(rest), (upper << continuationBits | continuation) - bias());
    }

    /**
     * {@return the canonical bit pattern}
     *
     * @param value what fits the format
     * @throws IllegalArgumentException if it has too many digits, or an exponent that the format does not have
     */
    public Bits encode(Decimal value) {
        Bits rest = switch (value.kind()) {
            case FINITE -> encodeFinite(value);
            case INFINITE -> place(INFINITE, signAt - COMBINATION_BITS);
            case QUIET_NAN -> join(place(NAN, signAt - COMBINATION_BITS), encodeDeclets(value.coefficient()));
            case SIGNALING_NAN ->
                join(place(NAN << 1 | 1, signAt - COMBINATION_BITS - 1), encodeDeclets(value.coefficient()));
        };
        return value.negative() ? join(place(1, signAt), rest) : rest;
    }

    private Bits encodeFinite(Decimal value) {
        BigInteger[] parts = value.coefficient().divideAndRemainder(Decimal.power(precision - 1));
        int digit = parts[0].intValueExact();
        int biased = value.exponent() + bias();
        if (digit > 9 || biased < 0 || biased > greatestExponent() + bias()) {
            throw new IllegalArgumentException(value + " does not fit the format " + this);
        }
        int upper = biased >> continuationBits;
        int combination = digit < 8 ? upper << 3 | digit : 3 << 3 | upper << 1 | digit & 1;
        int exponent = combination << continuationBits | biased & (1 << continuationBits) - 1;
        return join(place(exponent, 10 * declets), encodeDeclets(parts[1]));
    }

    private Bits encodeDeclets(BigInteger digits) {
        Bits bits = new Bits(0, 0);
        BigInteger left = digits;
        for (int i = 0; i < declets; i++) {
            BigInteger[] parts = left.divideAndRemainder(THOUSAND);
            bits = join(bits, place(Declet.of(parts[1].intValue()), 10 * i));
            left = parts[0];
        }
        if (left.signum() != 0) {
            throw new IllegalArgumentException("more digits than the format " + this + " has: " + digits);
        }
        return bits;
    }

    private static Bits join(Bits a, Bits b) {
        return new Bits(a.high | b.high, a.low | b.low);
    }

    /** A field with its last bit so many bits from the right. */
    private static Bits place(long field, int at) {
        if (at >= 64) {
            return new Bits(field << at - 64, 0);
        }
        return new Bits(at == 0 ? 0 : field >>> 64 - at, field << at);
    }

    private static int field(long high, long low, int at, int bits) {
        long value = at >= 64 ? high >>> at - 64 : at == 0 ? low : low >>> at | high << 64 - at;
        return (int) value & (1 << bits) - 1;
    }
}
