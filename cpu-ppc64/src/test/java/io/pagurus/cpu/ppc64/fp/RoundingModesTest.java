package io.pagurus.cpu.ppc64.fp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sums, products and multiply-adds of random numbers, in each rounding mode, against exact decimal arithmetic. */
class RoundingModesTest {
    private static final int CASES = 2_500;

    /** With these enabled nothing is left to the host, and results in range are the same. */
    private static final int EXACTLY = FpEnv.OE | FpEnv.UE;

    private final SplittableRandom random = new SplittableRandom(4);
    private final FpEnv e = new FpEnv();

    /** Near each other, often with few bits, so that results are exact, halfway, or nearly so. */
    private double operand() {
        long fraction = random.nextLong() >>> 12;
        int cleared = random.nextInt(53);
        long bits = (1013L + random.nextInt(20)) << 52 | fraction >>> cleared << cleared;
        return Double.longBitsToDouble(random.nextBoolean() ? bits : bits | Long.MIN_VALUE);
    }

    @ParameterizedTest
    @ValueSource(ints = {FpEnv.NEAREST_EVEN, FpEnv.ZERO, FpEnv.UP, FpEnv.DOWN, FpEnv.NEAREST_AWAY, FpEnv.ODD})
    void eachRoundsOnceAndTellsWhetherItIsExact(int mode) {
        for (int i = 0; i < CASES; i++) {
            double a = operand();
            double b = operand();
            double c = operand();
            int enabled = random.nextBoolean() ? EXACTLY : 0;
            long x = Double.doubleToRawLongBits(a);
            long y = Double.doubleToRawLongBits(b);
            long z = Double.doubleToRawLongBits(c);
            BigDecimal sum = new BigDecimal(a).add(new BigDecimal(b));
            BigDecimal difference = new BigDecimal(a).subtract(new BigDecimal(b));
            BigDecimal product = new BigDecimal(a).multiply(new BigDecimal(b));
            e.begin(enabled, mode);
            check(sum, Float64.add(e, x, y), mode, false);
            check(sum, Float64.addSingle(e, x, y), mode, true);
            check(difference, Float64.sub(e, x, y), mode, false);
            check(difference, Float64.subSingle(e, x, y), mode, true);
            check(product, Float64.mul(e, x, y), mode, false);
            check(product, Float64.mulSingle(e, x, y), mode, true);
            BigDecimal fused = product.add(new BigDecimal(c));
            check(fused, Float64.multiplyAdd(e, x, y, z, false, false), mode, false);
            check(fused, Float64.multiplyAddSingle(e, x, y, z, false, false), mode, true);
            // Negative multiply-adds turn the sign before they round, as the oracle does; the ISA turns it after.
            BigDecimal turned = new BigDecimal(c).subtract(product);
            if (turned.signum() != 0) {
                check(turned, Float64.multiplyAdd(e, x, y, z, true, true), mode, false);
            }
            e.flags = 0;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {FpEnv.NEAREST_EVEN, FpEnv.ZERO, FpEnv.UP, FpEnv.DOWN, FpEnv.NEAREST_AWAY, FpEnv.ODD})
    void quotientsAndRootsMultiplyBack(int mode) {
        for (int i = 0; i < CASES; i++) {
            double a = Math.abs(operand());
            double b = operand();
            e.begin(random.nextBoolean() ? EXACTLY : 0, mode);
            double quotient = Double.longBitsToDouble(
                    Float64.div(e, Double.doubleToRawLongBits(a), Double.doubleToRawLongBits(b)));
            // a / b is on that side of the quotient on which a is of the product, turned if b is negative.
            int side = new BigDecimal(a).compareTo(new BigDecimal(quotient).multiply(new BigDecimal(b)));
            checkSide(b < 0 ? -side : side, quotient, mode, b < 0);
            e.flags = 0;
            double root = Double.longBitsToDouble(Float64.sqrt(e, Double.doubleToRawLongBits(a)));
            checkSide(
                    new BigDecimal(a).compareTo(new BigDecimal(root).multiply(new BigDecimal(root))),
                    root,
                    mode,
                    false);
            e.flags = 0;
        }
    }

    private void checkSide(int exactIs, double rounded, int mode, boolean negative) {
        assertEquals(exactIs == 0 ? 0 : FpEnv.XX, e.flags);
        if (exactIs != 0) {
            switch (mode) {
                case FpEnv.ZERO -> assertEquals(negative ? -1 : 1, exactIs);
                case FpEnv.UP -> assertEquals(-1, exactIs);
                case FpEnv.DOWN -> assertEquals(1, exactIs);
                case FpEnv.ODD -> assertEquals(1, Double.doubleToRawLongBits(rounded) & 1);
                default -> {
                    // Nearest: what the host computes is compared elsewhere.
                }
            }
        }
    }

    private void check(BigDecimal exact, long result, int mode, boolean single) {
        int flags = e.flags;
        e.flags = 0;
        if (exact.signum() == 0) {
            assertEquals(mode == FpEnv.DOWN ? Long.MIN_VALUE : 0, result & Long.MIN_VALUE | result << 1 >>> 1);
            assertEquals(0, flags);
            return;
        }
        double expected = single ? Reference.roundedSingle(exact, mode) : Reference.rounded(exact, mode);
        assertEquals(expected, Double.longBitsToDouble(result), () -> exact + " in mode " + mode + single);
        assertEquals(Reference.isExact(exact, expected) ? 0 : FpEnv.XX, flags, () -> exact + " in mode " + mode);
    }
}
