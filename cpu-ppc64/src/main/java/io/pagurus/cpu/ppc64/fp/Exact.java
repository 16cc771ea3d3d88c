package io.pagurus.cpu.ppc64.fp;

/**
 * A number taken apart. A finite one is {@code significand * 2^(exponent - 127)}, the significand being the 128 bits
 * {@code hi:lo} with its leading bit at 127; so all formats are held exactly, subnormal numbers too. Where an operation
 * has more bits than fit, the last bit says whether any of those beyond was set ("sticky"); the precision of every format
 * leaves enough room for that to round correctly.
 *
 * <p>Of a NaN, {@code hi:lo} is the fraction below bit 127: the quiet bit is bit 126.
 */
final class Exact {
    static final int ZERO = 0;
    static final int FINITE = 1;
    static final int INFINITE = 2;
    static final int QUIET_NAN = 3;
    static final int SIGNALING_NAN = 4;

    private static final long QUIET = 1L << 62;

    /** Which of the above. */
    int kind;
    /** Whether the sign bit is set. */
    boolean negative;
    /** Exponent of the leading bit of a finite number. */
    int exponent;
    /** High half of the significand. */
    long hi;
    /** Low half of the significand. */
    long lo;
    /** Whether rounding has moved the exponent because overflow or underflow is enabled: then it wraps around. */
    boolean broughtBack;

    boolean isNan() {
        return kind >= QUIET_NAN;
    }

    boolean isZero() {
        return kind == ZERO;
    }

    boolean isInfinite() {
        return kind == INFINITE;
    }

    boolean isSignaling() {
        return kind == SIGNALING_NAN;
    }

    void set(Exact other) {
        kind = other.kind;
        negative = other.negative;
        exponent = other.exponent;
        hi = other.hi;
        lo = other.lo;
    }

    void setZero(boolean minus) {
        kind = ZERO;
        negative = minus;
    }

    void setInfinite(boolean minus) {
        kind = INFINITE;
        negative = minus;
    }

    /** The NaN that invalid operations give. */
    void setDefaultNan() {
        kind = QUIET_NAN;
        negative = false;
        hi = QUIET;
        lo = 0;
    }

    /** A NaN operand as a result: quiet. */
    void setQuieted(Exact nan) {
        set(nan);
        kind = QUIET_NAN;
        hi |= QUIET;
    }

    /** A number from its parts as a format has them; {@code hi:lo} is the fraction, below bit 127. */
    void unpack(boolean minus, int biased, int bias, long fractionHi, long fractionLo) {
        negative = minus;
        if (biased == 2 * bias + 1) {
            kind = (fractionHi | fractionLo) == 0 ? INFINITE : (fractionHi & QUIET) != 0 ? QUIET_NAN : SIGNALING_NAN;
            hi = fractionHi;
            lo = fractionLo;
        } else if (biased != 0) {
            kind = FINITE;
            exponent = biased - bias;
            hi = fractionHi | Long.MIN_VALUE;
            lo = fractionLo;
        } else {
            setMagnitude(fractionHi, fractionLo, 1 - bias);
        }
    }

    void unpack64(long bits) {
        unpack(bits < 0, (int) (bits >>> 52) & 0x7ff, 1023, bits << 11 & Long.MAX_VALUE, 0);
    }

    void unpack32(int bits) {
        unpack(bits < 0, bits >>> 23 & 0xff, 127, (long) bits << 40 & Long.MAX_VALUE, 0);
    }

    void unpack16(int bits) {
        unpack((bits & 0x8000) != 0, bits >>> 10 & 0x1f, 15, (long) bits << 53 & Long.MAX_VALUE, 0);
    }

    void unpack128(long high, long low) {
        unpack(high < 0, (int) (high >>> 48) & 0x7fff, 16383, (high << 15 | low >>> 49) & Long.MAX_VALUE, low << 15);
    }

    /** Zero, or a finite number whose leading bit may stand anywhere; the sign stays. */
    void setMagnitude(long high, long low, int exponentOfBit127) {
        if ((high | low) == 0) {
            kind = ZERO;
            return;
        }
        kind = FINITE;
        int shift = high != 0 ? Long.numberOfLeadingZeros(high) : 64 + Long.numberOfLeadingZeros(low);
        hi = Bits128.leftHi(high, low, shift);
        lo = Bits128.leftLo(low, shift);
        exponent = exponentOfBit127 - shift;
    }

    /** An integer. */
    void setInteger(boolean minus, long magnitude) {
        negative = minus;
        setMagnitude(magnitude, 0, 63);
    }

    long pack64() {
        return switch (kind) {
                    case ZERO -> 0;
                    case FINITE ->
                        exponent >= -1022 || broughtBack
                                ? (long) (exponent + 1023 & 0x7ff) << 52 | hi << 1 >>> 12
                                : hi >>> (-1022 - exponent + 11);
                    case INFINITE -> 0x7ff0_0000_0000_0000L;
                    default -> 0x7ff0_0000_0000_0000L | hi >>> 11;
                }
                | (negative ? Long.MIN_VALUE : 0);
    }

    int pack32() {
        return switch (kind) {
                    case ZERO -> 0;
                    case FINITE ->
                        exponent >= -126 || broughtBack
                                ? (exponent + 127 & 0xff) << 23 | (int) (hi << 1 >>> 41)
                                : (int) (hi >>> (-126 - exponent + 40));
                    case INFINITE -> 0x7f80_0000;
                    default -> 0x7f80_0000 | (int) (hi >>> 40);
                }
                | (negative ? Integer.MIN_VALUE : 0);
    }

    int pack16() {
        return switch (kind) {
                    case ZERO -> 0;
                    case FINITE ->
                        exponent >= -14 || broughtBack
                                ? (exponent + 15 & 0x1f) << 10 | (int) (hi << 1 >>> 54)
                                : (int) (hi >>> (-14 - exponent + 53));
                    case INFINITE -> 0x7c00;
                    default -> 0x7c00 | (int) (hi >>> 53);
                }
                | (negative ? 0x8000 : 0);
    }

    /** Leaves the quad-precision bit pattern in the environment. */
    void pack128(FpEnv e) {
        long sign = negative ? Long.MIN_VALUE : 0;
        switch (kind) {
            case ZERO -> {
                e.hi = sign;
                e.lo = 0;
            }
            case INFINITE -> {
                e.hi = sign | 0x7fff_0000_0000_0000L;
                e.lo = 0;
            }
            case FINITE -> {
                int shift = exponent >= -16382 ? 15 : 15 + (-16382 - exponent);
                long biased = exponent >= -16382 ? (long) (exponent + 16383) << 48 : 0;
                e.hi = sign | biased | Bits128.rightHi(hi, shift) & (biased != 0 ? 0xffff_ffff_ffffL : -1);
                e.lo = Bits128.rightLo(hi, lo, shift);
            }
            default -> {
                e.hi = sign | 0x7fff_0000_0000_0000L | hi >>> 15;
                e.lo = Bits128.rightLo(hi, lo, 15);
            }
        }
    }
}
