package io.pagurus.cpu.ppc64.fp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Single-precision operations on single format: against the host's where it has them, and at the edges. */
class Float32Test {
    private static final int ONE = 0x3f80_0000;
    private static final int INFINITY = 0x7f80_0000;
    private static final int CASES = 10_000;

    private final FpEnv e = new FpEnv();
    private final FpEnv exactly = new FpEnv();
    private final SplittableRandom random = new SplittableRandom(2);

    private int operand() {
        int fraction = random.nextInt(1 << 23);
        int cleared = random.nextInt(24);
        int bits = 117 + random.nextInt(20) << 23 | fraction >>> cleared << cleared;
        return random.nextBoolean() ? bits : bits | Integer.MIN_VALUE;
    }

    @Test
    void theHostAndTheExactWayAgree() {
        e.begin(0);
        exactly.begin(FpEnv.OE | FpEnv.UE);
        for (int i = 0; i < CASES; i++) {
            int a = operand();
            int b = operand();
            int c = operand();
            float x = Float.intBitsToFloat(a);
            float y = Float.intBitsToFloat(b);
            same(x + y, Float32.add(e, a, b), Float32.add(exactly, a, b));
            same(x - y, Float32.sub(e, a, b), Float32.sub(exactly, a, b));
            same(x * y, Float32.mul(e, a, b), Float32.mul(exactly, a, b));
            same(x / y, Float32.div(e, a, b), Float32.div(exactly, a, b));
            same(
                    Math.fma(x, y, Float.intBitsToFloat(c)),
                    Float32.multiplyAdd(e, a, b, c, false, false),
                    Float32.multiplyAdd(exactly, a, b, c, false, false));
            same(
                    (float) Math.sqrt(Math.abs(x)),
                    Float32.sqrt(e, a & ~(1 << 31)),
                    Float32.sqrt(exactly, a & ~(1 << 31)));
        }
    }

    private void same(float host, int fast, int exact) {
        assertEquals(Float.floatToRawIntBits(host), fast);
        assertEquals(fast, exact);
        assertEquals(exactly.flags, e.flags);
        e.flags = 0;
        exactly.flags = 0;
    }

    @Test
    void enabledOverflowAndUnderflowWrapTheExponent() {
        e.begin(FpEnv.OE | FpEnv.UE);
        assertEquals(127 + 128 - 192 & 0xff, Float32.mul(e, 127 + 64 << 23, 127 + 64 << 23) >>> 23);
        assertEquals(FpEnv.OX, e.flags);
        e.begin(FpEnv.OE | FpEnv.UE);
        assertEquals(127 - 128 + 192, Float32.mul(e, 127 - 64 << 23, 127 - 64 << 23) >>> 23);
        assertEquals(FpEnv.UX, e.flags);
    }

    @Test
    void nansAndMaximum() {
        assertEquals(0x7fc0_0001, Float32.add(e, 0x7f80_0001, 0x7fc0_0002));
        assertEquals(FpEnv.VXSNAN, e.flags);
        e.flags = 0;
        assertEquals(ONE, Float32.maxNumber(e, 0x7fc0_0002, ONE));
        assertEquals(0, Float32.maxNumber(e, 1 << 31, 0));
        assertEquals(1 << 31, Float32.minNumber(e, 0, 1 << 31));
        assertEquals(0, e.flags);
        assertEquals(0x7fc0_0000, Float32.sub(e, INFINITY, INFINITY));
        assertEquals(FpEnv.VXISI, e.flags);
    }

    @Test
    void convertsToHalfAndBack() {
        assertEquals(0x3c00, Float32.toFloat16(e, ONE));
        assertEquals(ONE, Float32.fromFloat16(e, 0x3c00));
        assertEquals(0, e.flags);
        assertEquals(0x7c00, Float32.toFloat16(e, 0x4780_0000));
        assertEquals(FpEnv.OX | FpEnv.XX, e.flags);
        e.flags = 0;
        assertEquals(1, Float32.toFloat16(e, 0x3380_0000));
        assertEquals(0x3380_0000, Float32.fromFloat16(e, 1));
        assertEquals(0, e.flags);
    }
}
