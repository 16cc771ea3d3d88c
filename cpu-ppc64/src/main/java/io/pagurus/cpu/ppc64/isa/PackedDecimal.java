package io.pagurus.cpu.ppc64.isa;

import static io.pagurus.cpu.ppc64.isa.VectorRegister.high;
import static io.pagurus.cpu.ppc64.isa.VectorRegister.low;
import static io.pagurus.cpu.ppc64.isa.VectorRegister.set;

import io.pagurus.cpu.ppc64.exec.Cpu;

/**
 * A signed packed decimal number (Power ISA 3.0 I 6.17): 31 digits of four bits and, in the last four bits of the register,
 * the sign. The upper 16 digits and the lower 15 are kept as a binary number each.
 *
 * @param negative its sign
 * @param upper the more significant digits, below 10^16
 * @param lower the less significant digits, below 10^15
 */
record PackedDecimal(boolean negative, long upper, long lower) {
    /** 10 to the number of lower digits. */
    static final long LOWER = 1_000_000_000_000_000L;
    /** 10 to the number of upper digits. */
    static final long UPPER = 10 * LOWER;

    /** CR field 6: less than zero, greater than zero, zero, invalid or overflow. */
    static final int NEGATIVE = 8;

    static final int POSITIVE = 4;
    static final int ZERO = 2;
    static final int SO = 1;

    private static final long EACH_DIGIT = 0x1111_1111_1111_1111L;

    /** {@return whether a register has ten digits only, and a sign} */
    static boolean valid(Cpu c, int vr) {
        return digits(high(c, vr)) && digits(low(c, vr) & ~15) && (low(c, vr) & 15) > 9;
    }

    /** {@return whether 16 digits are decimal} */
    static boolean digits(long packed) {
        return (packed >>> 3 & (packed >>> 2 | packed >>> 1) & EACH_DIGIT) == 0;
    }

    /** {@return the number in a register that is valid} */
    static PackedDecimal of(Cpu c, int vr) {
        return new PackedDecimal(negative(c, vr), unpack(high(c, vr)), unpack(low(c, vr) >>> 4));
    }

    /** {@return the sign in a register: 0xb and 0xd are minus} */
    static boolean negative(Cpu c, int vr) {
        int sign = (int) low(c, vr) & 15;
        return sign == 0xb || sign == 0xd;
    }

    /** {@return the sign as it is written}; 0xd is minus, plus is 0xc or, if so preferred, 0xf */
    static long sign(boolean negative, boolean ps) {
        return negative ? 0xd : ps ? 0xf : 0xc;
    }

    /** {@return up to 16 decimal digits as a number} */
    static long unpack(long packed) {
        return Long.parseLong(Long.toHexString(packed));
    }

    /** {@return the digits of a number below 10^16} */
    static long pack(long number) {
        return Long.parseUnsignedLong(Long.toString(number), 16);
    }

    /** {@return the sum as it would be with more digits; upper is 10^16 or more if they do not suffice} */
    PackedDecimal plus(PackedDecimal other) {
        if (negative == other.negative) {
            long sum = lower + other.lower;
            return new PackedDecimal(negative, upper + other.upper + sum / LOWER, sum % LOWER);
        }
        if (upper < other.upper || upper == other.upper && lower < other.lower) {
            return other.plus(this);
        }
        long difference = lower - other.lower;
        return new PackedDecimal(
                negative,
                upper - other.upper - (difference < 0 ? 1 : 0),
                difference < 0 ? difference + LOWER : difference);
    }

    /** {@return the number with the other sign} */
    PackedDecimal negated() {
        return new PackedDecimal(!negative, upper, lower);
    }

    boolean isZero() {
        return upper == 0 && lower == 0;
    }

    /** {@return how CR field 6 tells it from zero} */
    int comparison() {
        return isZero() ? ZERO : negative ? NEGATIVE : POSITIVE;
    }

    /** Puts it into a register; digits for which there is no room are lost. */
    void to(Cpu c, int vrt, boolean ps) {
        set(c, vrt, pack(upper % UPPER), pack(lower) << 4 | sign(negative, ps));
    }

    /** What an operation on an invalid number leaves. */
    static void invalid(Cpu c, int vrt) {
        set(c, vrt, -1, -1);
        c.cr[6] = SO;
    }
}
