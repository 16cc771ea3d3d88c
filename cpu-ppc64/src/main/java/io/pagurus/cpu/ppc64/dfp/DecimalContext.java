package io.pagurus.cpu.ppc64.dfp;

import java.math.BigInteger;

/**
 * Operations on decimal numbers, rounded to a format, by the General Decimal Arithmetic specification. Results are those
 * of disabled exceptions: the oracle delivers no others. One context serves one operation, and says afterwards what it
 * raised.
 */
public final class DecimalContext {
    /** A result was not exact. */
    public static final int INEXACT = 1;
    /** A result was subnormal before rounding, and inexact. */
    public static final int UNDERFLOW = 2;
    /** A result was too great. */
    public static final int OVERFLOW = 4;
    /** A number that is not zero was divided by zero. */
    public static final int ZERO_DIVIDE = 8;
    /** Zero was divided by zero. */
    public static final int ZERO_BY_ZERO = 16;
    /** An operation was invalid for other reasons: a signaling NaN, infinities, a result that fits no digits. */
    public static final int INVALID = 32;

    private final DecimalFormat format;
    private final DecimalRounding rounding;
    private int raised;

    /**
     * A context that has raised nothing.
     *
     * @param format of results
     * @param rounding mode of all operations
     */
    public DecimalContext(DecimalFormat format, DecimalRounding rounding) {
        this.format = format;
        this.rounding = rounding;
    }

    /** {@return format of results} */
    public DecimalFormat format() {
        return format;
    }

    /** {@return whether some of these conditions were raised} */
    public boolean raised(int conditions) {
        return (raised & conditions) != 0;
    }

    /** {@return the sum} */
    public Decimal add(Decimal a, Decimal b) {
        if (a.isNan() || b.isNan()) {
            return nan(a, b);
        }
        if (a.isInfinite() || b.isInfinite()) {
            if (a.isInfinite() && b.isInfinite() && a.negative() != b.negative()) {
                return invalid();
            }
            return a.isInfinite() ? a : b;
        }
        int apart = a.exponent() - b.exponent();
        // Beyond twice the precision only whether something is there matters: a single digit stands for the lesser one.
        int enough = 2 * format.precision() + 2;
        if (apart > enough && !a.isZero() && !b.isZero()) {
            return add(a, b.withCoefficient(BigInteger.ONE), a.exponent() - enough);
        }
        if (-apart > enough && !a.isZero() && !b.isZero()) {
            return add(a.withCoefficient(BigInteger.ONE), b, b.exponent() - enough);
        }
        return add(a, b, Math.min(a.exponent(), b.exponent()));
    }

    /** The sum of numbers, both expressed with the exponent; one that is less than it is taken to have it. */
    private Decimal add(Decimal a, Decimal b, int exponent) {
        BigInteger sum = signedAt(a, exponent).add(signedAt(b, exponent));
        boolean negative = sum.signum() < 0;
        if (sum.signum() == 0) {
            negative = a.negative() == b.negative() ? a.negative() : rounding == DecimalRounding.FLOOR;
        }
        return round(negative, sum.abs(), false, exponent);
    }

    private static BigInteger signedAt(Decimal value, int exponent) {
        if (value.isZero()) {
            return BigInteger.ZERO;
        }
        BigInteger size = value.coefficient().multiply(Decimal.power(Math.max(0, value.exponent() - exponent)));
        return value.negative() ? size.negate() : size;
    }

    /** {@return the difference} */
    public Decimal subtract(Decimal a, Decimal b) {
        return add(a, b.isNan() ? b : b.negated());
    }

    /** {@return the product} */
    public Decimal multiply(Decimal a, Decimal b) {
        if (a.isNan() || b.isNan()) {
            return nan(a, b);
        }
        boolean negative = a.negative() != b.negative();
        if (a.isInfinite() || b.isInfinite()) {
            return a.isZero() || b.isZero() ? invalid() : Decimal.infinity(negative);
        }
        return round(negative, a.coefficient().multiply(b.coefficient()), false, a.exponent() + b.exponent());
    }

    /** {@return the quotient} */
    public Decimal divide(Decimal a, Decimal b) {
        if (a.isNan() || b.isNan()) {
            return nan(a, b);
        }
        boolean negative = a.negative() != b.negative();
        if (a.isInfinite()) {
            return b.isInfinite() ? invalid() : Decimal.infinity(negative);
        }
        if (b.isInfinite()) {
            return Decimal.finite(negative, BigInteger.ZERO, format.leastExponent());
        }
        if (b.isZero()) {
            raised |= a.isZero() ? ZERO_BY_ZERO : ZERO_DIVIDE;
            return a.isZero() ? Decimal.DEFAULT_NAN : Decimal.infinity(negative);
        }
        int ideal = a.exponent() - b.exponent();
        if (a.isZero()) {
            return round(negative, BigInteger.ZERO, false, ideal);
        }
        // Two digits more than the precision at least, so that what is left of the division is far below half a unit.
        int scale = Math.max(0, format.precision() + 2 + b.digits() - a.digits());
        BigInteger[] parts = a.coefficient().multiply(Decimal.power(scale)).divideAndRemainder(b.coefficient());
        boolean exact = parts[1].signum() == 0;
        BigInteger quotient = parts[0];
        int exponent = ideal - scale;
        while (exact && exponent < ideal) {
            BigInteger[] shorter = quotient.divideAndRemainder(BigInteger.TEN);
            if (shorter[1].signum() != 0) {
                break;
            }
            quotient = shorter[0];
            exponent++;
        }
        return round(negative, quotient, !exact, exponent);
    }

    /**
     * {@return how two data that are no NaNs compare: negative, zero or positive}
     */
    public static int compare(Decimal a, Decimal b) {
        if (a.isInfinite() || b.isInfinite()) {
            return Integer.compare(infinite(a), infinite(b));
        }
        return a.value().compareTo(b.value());
    }

    private static int infinite(Decimal value) {
        return !value.isInfinite() ? 0 : value.negative() ? -1 : 1;
    }

    /**
     * {@return a number of the same value, or near it, with another exponent; invalid if that takes more digits than there
     * are}
     *
     * @param value what is to be expressed; an infinity if the other is one
     * @param exponent datum with the exponent
     */
    public Decimal quantize(Decimal value, Decimal exponent) {
        if (value.isNan() || exponent.isNan()) {
            return nan(value, exponent);
        }
        if (value.isInfinite() || exponent.isInfinite()) {
            return value.isInfinite() && exponent.isInfinite() ? value : invalid();
        }
        int target = exponent.exponent();
        int longer = value.exponent() - target;
        if (!value.isZero() && longer + value.digits() > format.precision()) {
            return invalid();
        }
        Decimal result = rescale(value, target);
        if (result.digits() > format.precision()) {
            raised &= ~INEXACT;
            return invalid();
        }
        return result;
    }

    /** {@return the number rounded to an integer; raises INEXACT if it was none} */
    public Decimal toIntegral(Decimal value) {
        if (value.isNan()) {
            return nan(value, value);
        }
        return value.isInfinite() || value.exponent() >= 0 ? value : rescale(value, 0);
    }

    /** The number with another exponent, whatever digits that takes. */
    private Decimal rescale(Decimal value, int exponent) {
        if (value.isZero()) {
            return Decimal.finite(value.negative(), BigInteger.ZERO, exponent);
        }
        int drop = exponent - value.exponent();
        BigInteger coefficient = drop > 0
                ? cut(value.negative(), value.coefficient(), drop, false)
                : value.coefficient().multiply(Decimal.power(-drop));
        return Decimal.finite(value.negative(), coefficient, exponent);
    }

    /**
     * {@return a datum of any format in the context's}. A NaN whose payload has more digits than the context's numbers
     * becomes quiet and keeps the last of them; if even these do not fit the payload is left out. So the oracle's conversions
     * do it.
     */
    public Decimal convert(Decimal value) {
        if (value.isFinite()) {
            return round(value.negative(), value.coefficient(), false, value.exponent());
        }
        Decimal fit = value.digits() > format.precision()
                ? value.quieted().withCoefficient(value.coefficient().mod(Decimal.power(format.precision())))
                : value;
        return fit.digits() == format.precision() ? fit.withCoefficient(BigInteger.ZERO) : fit;
    }

    /** {@return the NaN that comes out if operands are NaNs: signaling ones first, the first operand first} */
    private Decimal nan(Decimal a, Decimal b) {
        if (a.isSignaling() || b.isSignaling()) {
            raised |= INVALID;
        }
        Decimal which = a.isSignaling() || !b.isSignaling() && a.isNan() ? a : b;
        return which.quieted();
    }

    private Decimal invalid() {
        raised |= INVALID;
        return Decimal.DEFAULT_NAN;
    }

    /**
     * Rounds to the format.
     *
     * @param more whether the magnitude is a little more than the coefficient; then the coefficient has more digits than
     *     the format
     */
    private Decimal round(boolean negative, BigInteger coefficient, boolean more, int exponent) {
        Decimal exact = Decimal.finite(negative, coefficient, exponent);
        if (exact.isZero()) {
            int nearest = Math.clamp(exponent, format.leastExponent(), format.greatestExponent());
            return Decimal.finite(negative, BigInteger.ZERO, nearest);
        }
        int last = Math.max(exponent + exact.digits() - format.precision(), format.leastExponent());
        Decimal result = exact;
        if (last > exponent) {
            result = Decimal.finite(negative, cut(negative, coefficient, last - exponent, more), last);
            if (raised(INEXACT) && exact.adjustedExponent() < format.minExponent()) {
                raised |= UNDERFLOW;
            }
            if (result.digits() > format.precision()) {
                result = Decimal.finite(negative, result.coefficient().divide(BigInteger.TEN), last + 1);
            }
        }
        if (!result.isZero() && result.adjustedExponent() > format.maxExponent()) {
            raised |= OVERFLOW | INEXACT;
            return rounding.overflowsToInfinity(negative) ? Decimal.infinity(negative) : greatest(negative);
        }
        int fold = result.exponent() - format.greatestExponent();
        return fold <= 0
                ? result
                : Decimal.finite(
                        negative, result.coefficient().multiply(Decimal.power(fold)), format.greatestExponent());
    }

    private Decimal greatest(boolean negative) {
        return Decimal.finite(
                negative, Decimal.power(format.precision()).subtract(BigInteger.ONE), format.greatestExponent());
    }

    /** Cuts off so many digits, at least one, and rounds; raises INEXACT if they were not nothing. */
    private BigInteger cut(boolean negative, BigInteger coefficient, int digits, boolean more) {
        BigInteger unit = Decimal.power(digits);
        BigInteger[] parts = coefficient.divideAndRemainder(unit);
        if (parts[1].signum() == 0 && !more) {
            return parts[0];
        }
        raised |= INEXACT;
        int half = parts[1].shiftLeft(1).compareTo(unit);
        int last = parts[0].mod(BigInteger.TEN).intValue();
        boolean up = rounding.up(negative, last, half == 0 && more ? 1 : half);
        return up ? parts[0].add(BigInteger.ONE) : parts[0];
    }
}
