package io.pagurus.cpu.ppc64.oracle;

import java.util.random.RandomGenerator;

/**
 * Fills vector-scalar registers with floating-point numbers of one precision that meet: near each other, with few bits or
 * just beside halfway, near the ends of the range of that precision or of the one below; infinities and NaNs among them.
 */
final class FloatOperands {
    private static final int DOUBLE_BIAS = 1023;
    private static final int QUAD_BIAS = 16383;

    /** Exponents without bias about which numbers gather: ordinary, at the ends of singles, doubles and quads. */
    private static final int[] CENTRES = {0, 0, 20, 60, -130, -75, 64, 126, -1030, -511, 511, 1020, -8191, 8191, 16380};

    private final RandomGenerator random;
    private final boolean quad;
    private final int centre;
    private final int spread;

    private FloatOperands(RandomGenerator random) {
        this.random = random;
        quad = random.nextInt(3) == 0;
        centre = CENTRES[random.nextInt(CENTRES.length)];
        spread = random.nextInt(3) == 0 ? 120 : 4;
    }

    /** Replaces what is in the registers, two elements each. */
    static void fill(long[] vsr, RandomGenerator random) {
        FloatOperands operands = new FloatOperands(random);
        for (int at = 0; at < vsr.length; at += 2) {
            operands.one(vsr, at);
        }
    }

    private void one(long[] vsr, int at) {
        long sign = random.nextBoolean() ? Long.MIN_VALUE : 0;
        if (quad) {
            long fraction = fraction(48);
            vsr[at] = sign | (long) exponent(QUAD_BIAS) << 48 | fraction;
            vsr[at + 1] = switch (random.nextInt(5)) {
                case 0 -> 0;
                case 1 -> -1;
                case 2 -> 1L << random.nextInt(64);
                // Halfway, or just beside it, between two doubles.
                case 3 -> (1L << 59) + random.nextInt(-1, 2);
                default -> random.nextLong();
            };
        } else {
            vsr[at] = sign | (long) exponent(DOUBLE_BIAS) << 52 | fraction(52);
            vsr[at + 1] = (long) exponent(DOUBLE_BIAS) << 52 | fraction(52);
        }
    }

    private int exponent(int bias) {
        return switch (random.nextInt(24)) {
            case 0, 1 -> 0;
            case 2, 3 -> 2 * bias + 1;
            default -> Math.clamp((long) bias + centre + random.nextInt(-spread, spread + 1), 0, 2 * bias);
        };
    }

    private long fraction(int bits) {
        long ones = (1L << bits) - 1;
        return switch (random.nextInt(7)) {
            case 0 -> 0;
            case 1 -> ones;
            case 2 -> random.nextInt(4);
            // Halfway, or just beside it, between two singles.
            case 3 -> (random.nextLong() << 29 | 1L << 28) + random.nextInt(-1, 2) & ones;
            case 4 -> random.nextLong() << random.nextInt(bits) & ones;
            default -> random.nextLong() & ones;
        };
    }
}
