package io.pagurus.cpu.ppc64.fp;

/** 256-bit numbers as four longs, the most significant first: the products of multiply-add. */
final class Bits256 {
    private Bits256() {}

    /** The product of two significands. */
    static void multiply(Exact a, Exact b, long[] out) {
        long lowHi = Math.unsignedMultiplyHigh(a.lo, b.lo);
        long cross1Lo = a.hi * b.lo;
        long cross1Hi = Math.unsignedMultiplyHigh(a.hi, b.lo);
        long cross2Lo = a.lo * b.hi;
        long cross2Hi = Math.unsignedMultiplyHigh(a.lo, b.hi);
        long highLo = a.hi * b.hi;
        long highHi = Math.unsignedMultiplyHigh(a.hi, b.hi);
        out[3] = a.lo * b.lo;
        long second = lowHi + cross1Lo;
        long carry = carry(second, lowHi);
        out[2] = second + cross2Lo;
        carry += carry(out[2], second);
        long third = highLo + cross1Hi;
        long carryUp = carry(third, highLo);
        long fourth = third + cross2Hi;
        carryUp += carry(fourth, third);
        out[1] = fourth + carry;
        carryUp += carry(out[1], fourth);
        out[0] = highHi + carryUp;
    }

    private static long carry(long sum, long addend) {
        return Long.compareUnsigned(sum, addend) < 0 ? 1 : 0;
    }

    /** Shifts to the right; the last bit becomes 1 if any bit is lost. */
    static void rightSticky(long[] x, int n) {
        long gone = 0;
        int left = Math.min(n, 256);
        while (left >= 64) {
            gone |= x[3];
            x[3] = x[2];
            x[2] = x[1];
            x[1] = x[0];
            x[0] = 0;
            left -= 64;
        }
        if (left > 0) {
            gone |= x[3] << (64 - left);
            x[3] = x[3] >>> left | x[2] << (64 - left);
            x[2] = x[2] >>> left | x[1] << (64 - left);
            x[1] = x[1] >>> left | x[0] << (64 - left);
            x[0] >>>= left;
        }
        if (gone != 0) {
            x[3] |= 1;
        }
    }

    /** x += y. */
    static void add(long[] x, long[] y) {
        long carry = 0;
        for (int i = 3; i >= 0; i--) {
            long sum = x[i] + y[i];
            long out = carry(sum, y[i]);
            x[i] = sum + carry;
            carry = out + carry(x[i], carry);
        }
    }

    /** {@return whether y is greater than x}; x becomes the difference without sign. */
    static boolean subtract(long[] x, long[] y) {
        long borrow = 0;
        for (int i = 3; i >= 0; i--) {
            long difference = x[i] - y[i];
            long out = Long.compareUnsigned(x[i], y[i]) < 0 ? 1 : 0;
            x[i] = difference - borrow;
            borrow = out + (Long.compareUnsigned(difference, borrow) < 0 ? 1 : 0);
        }
        if (borrow == 0) {
            return false;
        }
        long carry = 1;
        for (int i = 3; i >= 0; i--) {
            x[i] = ~x[i] + carry;
            carry = carry != 0 && x[i] == 0 ? 1 : 0;
        }
        return true;
    }

    /** Makes a number of x: zero, or finite with a sticky last bit. */
    static void magnitude(long[] x, int exponentOfBit255, Exact r) {
        int exponent = exponentOfBit255;
        while (x[0] == 0 && exponent > exponentOfBit255 - 192) {
            x[0] = x[1];
            x[1] = x[2];
            x[2] = x[3];
            x[3] = 0;
            exponent -= 64;
        }
        if (x[0] == 0) {
            r.setZero(r.negative);
            return;
        }
        int shift = Long.numberOfLeadingZeros(x[0]);
        r.kind = Exact.FINITE;
        r.exponent = exponent - shift;
        r.hi = Bits128.leftHi(x[0], x[1], shift);
        r.lo = Bits128.leftHi(x[1], x[2], shift);
        if ((Bits128.leftLo(x[2], shift) | x[3]) != 0) {
            r.lo |= 1;
        }
    }
}
