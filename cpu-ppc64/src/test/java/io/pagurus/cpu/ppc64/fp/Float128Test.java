package io.pagurus.cpu.ppc64.fp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Quad-precision operations, much of it by what they must be in double precision. */
class Float128Test {
    private static final long ONE = 0x3fff_0000_0000_0000L;
    private static final long INFINITY = 0x7fff_0000_0000_0000L;
    private static final long MINUS = Long.MIN_VALUE;
    private static final int CASES = 5_000;

    private final FpEnv e = new FpEnv();
    private final FpEnv odd = new FpEnv();
    private final SplittableRandom random = new SplittableRandom(9);

    private long operand() {
        long fraction = random.nextLong() >>> 12;
        int cleared = random.nextInt(53);
        long bits = (1013L + random.nextInt(20)) << 52 | fraction >>> cleared << cleared;
        return random.nextBoolean() ? bits : bits | MINUS;
    }

    private long[] wide(long bits) {
        Float128.fromFloat64(e, bits);
        return new long[] {e.hi, e.lo};
    }

    /** Rounding to odd before rounding to double precision is as good as the exact number. */
    @Test
    void roundingToOddMakesASecondRoundingHarmless() {
        odd.begin(0, FpEnv.ODD);
        e.begin(0);
        for (int i = 0; i < CASES; i++) {
            long a = operand();
            long b = operand();
            long c = operand();
            long[] x = wide(a);
            long[] y = wide(b);
            long[] z = wide(c);
            double da = Double.longBitsToDouble(a);
            double db = Double.longBitsToDouble(b);
            double dc = Double.longBitsToDouble(c);
            Float128.add(odd, x[0], x[1], y[0], y[1]);
            assertNarrow(da + db);
            Float128.mul(odd, x[0], x[1], y[0], y[1]);
            assertNarrow(da * db);
            Float128.div(odd, x[0], x[1], y[0], y[1]);
            assertNarrow(da / db);
            Float128.multiplyAdd(odd, x[0], x[1], y[0], y[1], z[0], z[1], true, false);
            assertNarrow(Math.fma(da, db, -dc));
            Float128.sqrt(odd, x[0] & ~MINUS, x[1]);
            assertNarrow(Math.sqrt(Math.abs(da)));
        }
    }

    private void assertNarrow(double expected) {
        double narrow = Double.longBitsToDouble(Float128.toFloat64(e, odd.hi, odd.lo));
        assertEquals(expected, narrow);
    }

    @Test
    void aProductOfTwoDoublesIsExact() {
        long[] x = wide(0x3fef_ffff_ffff_ffffL);
        e.begin(0);
        Float128.mul(e, x[0], x[1], x[0], x[1]);
        assertEquals(0, e.flags);
        // One more bit is not.
        Float128.add(e, e.hi, e.lo, 0x3f80_0000_0000_0000L, 0);
        assertEquals(FpEnv.XX, e.flags);
    }

    @Test
    void theLastBitRoundsAsTheModeSays() {
        long little = 0x3f00_0000_0000_0000L;
        long[][] modeAndLow = {{FpEnv.NEAREST_EVEN, 0}, {FpEnv.ZERO, 0}, {FpEnv.UP, 1}, {FpEnv.DOWN, 0}, {FpEnv.ODD, 1}
        };
        for (long[] expected : modeAndLow) {
            e.begin(0, (int) expected[0]);
            Float128.add(e, ONE, 0, little, 0);
            assertEquals(ONE, e.hi);
            assertEquals(expected[1], e.lo, "mode " + expected[0]);
            assertEquals(FpEnv.XX, e.flags);
        }
    }

    @Test
    void enabledOverflowWrapsTheExponent() {
        e.begin(FpEnv.OE | FpEnv.UE);
        Float128.mul(e, 0x7ffe_0000_0000_0000L, 0, 0x7ffe_0000_0000_0000L, 0);
        assertEquals(FpEnv.OX, e.flags);
        assertEquals(2 * 0x3fff + 0x3fff - 24576, e.hi >>> 48);
        e.begin(FpEnv.OE | FpEnv.UE);
        Float128.mul(e, 0x0001_0000_0000_0000L, 0, 0x0001_0000_0000_0000L, 0);
        assertEquals(FpEnv.UX, e.flags);
        assertEquals(2 * -0x3ffe + 0x3fff + 24576, e.hi >>> 48);
    }

    @Test
    void subnormalNumbersArePackedAndUnpacked() {
        e.begin(0);
        Float128.add(e, 0, 1, 0, 1);
        assertEquals(0, e.hi);
        assertEquals(2, e.lo);
        Float128.sub(e, 0x0001_0000_0000_0000L, 0, 0, 1);
        assertEquals(0x0000_ffff_ffff_ffffL, e.hi);
        assertEquals(-1, e.lo);
        assertEquals(0, e.flags);
        Float128.mul(e, 0, 1, ONE - (1L << 48), 0);
        assertEquals(0, e.lo);
        assertEquals(FpEnv.UX | FpEnv.XX, e.flags);
    }

    @Test
    void comparesAllKinds() {
        assertEquals(8, Float128.compare(ONE | MINUS, 1, ONE | MINUS, 0));
        assertEquals(4, Float128.compare(ONE, 1, ONE, 0));
        assertEquals(2, Float128.compare(0, 0, MINUS, 0));
        assertEquals(8, Float128.compare(MINUS | INFINITY, 0, MINUS, 5));
        assertEquals(1, Float128.compareOrdered(e, ONE, 0, INFINITY, 1));
        assertEquals(FpEnv.VXSNAN | FpEnv.VXVC, e.flags);
        assertTrue(Float128.isSignaling(INFINITY, 1));
    }

    @Test
    void convertsIntegers() {
        e.begin(0);
        Float128.fromU64(e, -1);
        assertEquals(-1, Float128.toU64(e, e.hi, e.lo, FpEnv.ZERO));
        assertEquals(0, e.flags);
        Float128.fromS64(e, Long.MIN_VALUE);
        assertEquals(Long.MIN_VALUE, Float128.toS64(e, e.hi, e.lo, FpEnv.ZERO));
        assertEquals(0, e.flags);
        assertEquals(Integer.MAX_VALUE, Float128.toS32(e, ONE + (40L << 48), 0, FpEnv.ZERO));
        assertEquals(FpEnv.VXCVI, e.flags);
    }
}
