package io.pagurus.cpu.ppc64.fp;

/**
 * The operations on numbers taken apart: {@link FpEnv#a}, {@link FpEnv#b} and {@link FpEnv#c} in, {@link FpEnv#r} out, not
 * yet rounded. NaNs, infinities and zeros are settled here with their exceptions (Power ISA I 4.3.2, 4.4).
 */
final class Arithmetic {
    private Arithmetic() {}

    /** r = a + b, or a - b. */
    static void add(FpEnv e, boolean subtract) {
        Exact a = e.a;
        Exact b = e.b;
        Exact r = e.r;
        if (a.isNan() || b.isNan()) {
            propagate(e, a, b);
            return;
        }
        boolean minusB = b.negative != subtract;
        if (a.isInfinite() || b.isInfinite()) {
            if (a.isInfinite() && b.isInfinite() && a.negative != minusB) {
                invalid(e, FpEnv.VXISI);
            } else {
                r.setInfinite(a.isInfinite() ? a.negative : minusB);
            }
        } else if (a.isZero() && b.isZero()) {
            r.setZero(a.negative == minusB ? a.negative : e.rounding() == FpEnv.DOWN);
        } else if (b.isZero()) {
            r.set(a);
        } else if (a.isZero()) {
            r.set(b);
            r.negative = minusB;
        } else {
            sum(e, minusB);
        }
    }

    /** Both finite. Two bits of headroom on the left; at least 13 bits of both are free on the right. */
    private static void sum(FpEnv e, boolean minusB) {
        boolean aFirst = e.a.exponent >= e.b.exponent;
        Exact big = aFirst ? e.a : e.b;
        Exact small = aFirst ? e.b : e.a;
        boolean minusBig = aFirst ? e.a.negative : minusB;
        boolean minusSmall = aFirst ? minusB : e.a.negative;
        long bigHi = Bits128.rightHi(big.hi, 2);
        long bigLo = Bits128.rightLo(big.hi, big.lo, 2);
        int shift = big.exponent - small.exponent + 2;
        long smallHi = Bits128.rightHi(small.hi, shift);
        long smallLo = Bits128.rightLo(small.hi, small.lo, shift) | Bits128.lost(small.hi, small.lo, shift);
        Exact r = e.r;
        r.negative = minusBig;
        if (minusBig == minusSmall) {
            long lo = bigLo + smallLo;
            long carry = Long.compareUnsigned(lo, bigLo) < 0 ? 1 : 0;
            r.setMagnitude(bigHi + smallHi + carry, lo, big.exponent + 2);
            return;
        }
        if (Bits128.less(bigHi, bigLo, smallHi, smallLo)) {
            // Equal exponents, so nothing was lost.
            long swapHi = bigHi;
            long swapLo = bigLo;
            bigHi = smallHi;
            bigLo = smallLo;
            smallHi = swapHi;
            smallLo = swapLo;
            r.negative = minusSmall;
        }
        long borrow = Long.compareUnsigned(bigLo, smallLo) < 0 ? 1 : 0;
        r.setMagnitude(bigHi - smallHi - borrow, bigLo - smallLo, big.exponent + 2);
        if (r.isZero()) {
            r.negative = e.rounding() == FpEnv.DOWN;
        }
    }

    /** r = a * b. */
    static void multiply(FpEnv e) {
        Exact a = e.a;
        Exact b = e.b;
        Exact r = e.r;
        if (a.isNan() || b.isNan()) {
            propagate(e, a, b);
            return;
        }
        boolean minus = a.negative != b.negative;
        if (a.isInfinite() || b.isInfinite()) {
            if (a.isZero() || b.isZero()) {
                invalid(e, FpEnv.VXIMZ);
            } else {
                r.setInfinite(minus);
            }
        } else if (a.isZero() || b.isZero()) {
            r.setZero(minus);
        } else {
            long[] product = e.wide;
            Bits256.multiply(a, b, product);
            long sticky = (product[2] | product[3]) != 0 ? 1 : 0;
            r.negative = minus;
            r.setMagnitude(product[0], product[1] | sticky, a.exponent + b.exponent + 1);
        }
    }

    /** r = a * b + c, or with the signs of c and of the result turned; a NaN keeps its sign. */
    static void multiplyAdd(FpEnv e, boolean subtract, boolean negate) {
        Exact a = e.a;
        Exact b = e.b;
        Exact c = e.c;
        Exact r = e.r;
        boolean imz = a.isInfinite() && b.isZero() || a.isZero() && b.isInfinite();
        if (a.isNan() || b.isNan() || c.isNan()) {
            if (a.isSignaling() || b.isSignaling() || c.isSignaling()) {
                e.flags |= FpEnv.VXSNAN;
            }
            if (imz) {
                e.flags |= FpEnv.VXIMZ;
            }
            r.setQuieted(a.isNan() ? a : c.isNan() ? c : b);
            return;
        }
        if (imz) {
            invalid(e, FpEnv.VXIMZ);
            return;
        }
        boolean minusProduct = a.negative != b.negative;
        boolean minusC = c.negative != subtract;
        if (a.isInfinite() || b.isInfinite()) {
            if (c.isInfinite() && minusC != minusProduct) {
                invalid(e, FpEnv.VXISI);
                return;
            }
            r.setInfinite(minusProduct);
        } else if (c.isInfinite()) {
            r.setInfinite(minusC);
        } else if (a.isZero() || b.isZero()) {
            if (c.isZero()) {
                r.setZero(minusProduct == minusC ? minusC : e.rounding() == FpEnv.DOWN);
            } else {
                r.set(c);
                r.negative = minusC;
            }
        } else if (c.isZero()) {
            multiply(e);
        } else {
            productSum(e, minusProduct, minusC);
        }
        if (negate) {
            r.negative = !r.negative;
        }
    }

    /**
     * All finite. The product is exact in 256 bits with its leading bit at 255 or 254, the addend with its at 255; both
     * are moved to the right for headroom, which loses nothing.
     */
    private static void productSum(FpEnv e, boolean minusProduct, boolean minusC) {
        long[] product = e.wide;
        long[] addend = e.wideAddend;
        Bits256.multiply(e.a, e.b, product);
        addend[0] = e.c.hi;
        addend[1] = e.c.lo;
        addend[2] = 0;
        addend[3] = 0;
        // Exponent of bit 255.
        int productExponent = e.a.exponent + e.b.exponent + 1;
        int exponent = Math.max(productExponent, e.c.exponent);
        Bits256.rightSticky(product, exponent - productExponent + 2);
        Bits256.rightSticky(addend, exponent - e.c.exponent + 2);
        Exact r = e.r;
        r.negative = minusProduct;
        if (minusProduct == minusC) {
            Bits256.add(product, addend);
        } else if (Bits256.subtract(product, addend)) {
            r.negative = minusC;
        }
        Bits256.magnitude(product, exponent + 2, r);
        if (r.isZero()) {
            r.negative = e.rounding() == FpEnv.DOWN;
        }
    }

    /** r = a / b, with the digits that rounding to a format asks for. */
    static void divide(FpEnv e, Format format) {
        Exact a = e.a;
        Exact b = e.b;
        Exact r = e.r;
        if (a.isNan() || b.isNan()) {
            propagate(e, a, b);
            return;
        }
        boolean minus = a.negative != b.negative;
        if (a.isInfinite()) {
            if (b.isInfinite()) {
                invalid(e, FpEnv.VXIDI);
            } else {
                r.setInfinite(minus);
            }
        } else if (b.isInfinite()) {
            r.setZero(minus);
        } else if (b.isZero()) {
            if (a.isZero()) {
                invalid(e, FpEnv.VXZDZ);
            } else {
                e.flags |= FpEnv.ZX;
                r.setInfinite(minus);
            }
        } else if (a.isZero()) {
            r.setZero(minus);
        } else {
            r.negative = minus;
            quotient(e, format.precision + SPARE_DIGITS);
        }
    }

    /** Digits beyond the precision: one to round by, and one because the first of a quotient may be 0. */
    private static final int SPARE_DIGITS = 2;

    private static void quotient(FpEnv e, int digits) {
        long divisorHi = Bits128.rightHi(e.b.hi, 2);
        long divisorLo = Bits128.rightLo(e.b.hi, e.b.lo, 2);
        long restHi = Bits128.rightHi(e.a.hi, 2);
        long restLo = Bits128.rightLo(e.a.hi, e.a.lo, 2);
        long hi = 0;
        long lo = 0;
        for (int i = 0; i < digits; i++) {
            hi = hi << 1 | lo >>> 63;
            lo <<= 1;
            if (!Bits128.less(restHi, restLo, divisorHi, divisorLo)) {
                long borrow = Long.compareUnsigned(restLo, divisorLo) < 0 ? 1 : 0;
                restHi -= divisorHi + borrow;
                restLo -= divisorLo;
                lo |= 1;
            }
            restHi = restHi << 1 | restLo >>> 63;
            restLo <<= 1;
        }
        // The first digit is worth 2^(ea - eb) and stands at bit digits - 1.
        int exponentOfBit0 = e.a.exponent - e.b.exponent - (digits - 1);
        settle(e.r, hi, lo, exponentOfBit0, (restHi | restLo) != 0);
    }

    /** r = square root of a, with the digits that rounding to a format asks for. */
    static void squareRoot(FpEnv e, Format format) {
        Exact a = e.a;
        Exact r = e.r;
        if (a.isNan()) {
            propagate(e, a, a);
        } else if (a.isZero()) {
            r.setZero(a.negative);
        } else if (a.negative) {
            invalid(e, FpEnv.VXSQRT);
        } else if (a.isInfinite()) {
            r.setInfinite(false);
        } else {
            root(e, format.precision + SPARE_DIGITS);
        }
    }

    private static void root(FpEnv e, int digits) {
        Exact a = e.a;
        // Digits of the radicand are taken in pairs; the exponent must be even, so the first pair is 1 or 1x.
        boolean odd = (a.exponent & 1) != 0;
        long takenHi = odd ? a.hi : Bits128.rightHi(a.hi, 1);
        long takenLo = odd ? a.lo : Bits128.rightLo(a.hi, a.lo, 1);
        long restHi = 0;
        long restLo = 0;
        long hi = 0;
        long lo = 0;
        for (int i = 0; i < digits; i++) {
            restHi = restHi << 2 | restLo >>> 62;
            restLo = restLo << 2 | takenHi >>> 62;
            takenHi = takenHi << 2 | takenLo >>> 62;
            takenLo <<= 2;
            long trialHi = hi << 2 | lo >>> 62;
            long trialLo = lo << 2 | 1;
            hi = hi << 1 | lo >>> 63;
            lo <<= 1;
            if (!Bits128.less(restHi, restLo, trialHi, trialLo)) {
                long borrow = Long.compareUnsigned(restLo, trialLo) < 0 ? 1 : 0;
                restHi -= trialHi + borrow;
                restLo -= trialLo;
                lo |= 1;
            }
        }
        e.r.negative = false;
        settle(e.r, hi, lo, (a.exponent >> 1) - (digits - 1), (restHi | restLo | takenHi | takenLo) != 0);
    }

    /** A result of which only so many digits were computed; the rest is sticky. */
    private static void settle(Exact r, long hi, long lo, int exponentOfBit0, boolean sticky) {
        r.setMagnitude(hi, lo, exponentOfBit0 + 127);
        if (sticky) {
            r.lo |= 1;
        }
    }

    /** r = a, quieted if it is a NaN: what a conversion then rounds. */
    static void unary(FpEnv e) {
        if (e.a.isNan()) {
            propagate(e, e.a, e.a);
        } else {
            e.r.set(e.a);
        }
    }

    /** The result is a NaN operand: a if it is one, else b. */
    static void propagate(FpEnv e, Exact a, Exact b) {
        if (a.isSignaling() || b.isSignaling()) {
            e.flags |= FpEnv.VXSNAN;
        }
        e.r.setQuieted(a.isNan() ? a : b);
    }

    private static void invalid(FpEnv e, int cause) {
        e.flags |= cause;
        e.r.setDefaultNan();
    }
}
