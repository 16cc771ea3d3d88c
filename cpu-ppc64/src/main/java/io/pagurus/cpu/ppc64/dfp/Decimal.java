package io.pagurus.cpu.ppc64.dfp;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * A decimal floating-point datum, whatever its format: its value and, for a number, which member of its cohort it is.
 *
 * @param kind what it is
 * @param negative its sign
 * @param coefficient not negative; the payload of a NaN, 0 for an infinity
 * @param exponent of the coefficient's last digit; 0 unless it is finite
 */
public record Decimal(Kind kind, boolean negative, BigInteger coefficient, int exponent) {
    /** What the result of an invalid operation is. */
    public static final Decimal DEFAULT_NAN = new Decimal(Kind.QUIET_NAN, false, BigInteger.ZERO, 0);

    /** Kinds of data. */
    public enum Kind {
        /** A number, zero among them. */
        FINITE,
        /** An infinity. */
        INFINITE,
        /** A NaN that operations pass on. */
        QUIET_NAN,
        /** A NaN that makes operations invalid. */
        SIGNALING_NAN
    }

    /** {@return a number} */
    public static Decimal finite(boolean negative, BigInteger coefficient, int exponent) {
        return new Decimal(Kind.FINITE, negative, coefficient, exponent);
    }

    /** {@return an infinity} */
    public static Decimal infinity(boolean negative) {
        return new Decimal(Kind.INFINITE, negative, BigInteger.ZERO, 0);
    }

    /** {@return an integer, with exponent 0} */
    public static Decimal of(long value) {
        return finite(value < 0, BigInteger.valueOf(value).abs(), 0);
    }

    /** {@return a power of ten, as a coefficient} */
    static BigInteger power(int exponent) {
        return BigInteger.TEN.pow(exponent);
    }

    /** {@return whether it is a number} */
    public boolean isFinite() {
        return kind == Kind.FINITE;
    }

    /** {@return whether it is an infinity} */
    public boolean isInfinite() {
        return kind == Kind.INFINITE;
    }

    /** {@return whether it is a NaN of either kind} */
    public boolean isNan() {
        return kind == Kind.QUIET_NAN || kind == Kind.SIGNALING_NAN;
    }

    /** {@return whether it is a NaN that makes operations invalid} */
    public boolean isSignaling() {
        return kind == Kind.SIGNALING_NAN;
    }

    /** {@return whether it is a zero of either sign} */
    public boolean isZero() {
        return isFinite() && coefficient.signum() == 0;
    }

    /** {@return how many digits the coefficient has without leading zeros; 1 if it is zero} */
    public int digits() {
        return new BigDecimal(coefficient).precision();
    }

    /** {@return exponent of the first digit} */
    public int adjustedExponent() {
        return exponent + digits() - 1;
    }

    /** {@return the same with the other sign} */
    public Decimal negated() {
        return new Decimal(kind, !negative, coefficient, exponent);
    }

    /** {@return the NaN that operations make of this NaN} */
    public Decimal quieted() {
        return new Decimal(Kind.QUIET_NAN, negative, coefficient, 0);
    }

    /** {@return the same with another coefficient} */
    public Decimal withCoefficient(BigInteger other) {
        return new Decimal(kind, negative, other, exponent);
    }

    /** {@return the value of a number} */
    public BigDecimal value() {
        return new BigDecimal(negative ? coefficient.negate() : coefficient, -exponent);
    }
}
