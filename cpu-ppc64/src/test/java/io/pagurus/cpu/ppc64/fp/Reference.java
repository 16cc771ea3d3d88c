package io.pagurus.cpu.ppc64.fp;

import java.math.BigDecimal;

/** What an exact number becomes in a rounding mode, by comparing it with the two numbers of the format around it. */
final class Reference {
    private Reference() {}

    /** {@return the double-precision number; the exact one must be within its range and not zero} */
    static double rounded(BigDecimal exact, int mode) {
        double near = exact.doubleValue();
        int side = new BigDecimal(near).compareTo(exact);
        double down = side > 0 ? Math.nextDown(near) : near;
        double up = side < 0 ? Math.nextUp(near) : near;
        boolean odd = (Double.doubleToRawLongBits(down) & 1) != 0;
        return choose(exact, down, up, near, odd, mode);
    }

    /** {@return the single-precision number; the exact one must be within its range and not zero} */
    static double roundedSingle(BigDecimal exact, int mode) {
        float near = exact.floatValue();
        int side = new BigDecimal(near).compareTo(exact);
        float down = side > 0 ? Math.nextDown(near) : near;
        float up = side < 0 ? Math.nextUp(near) : near;
        return choose(exact, down, up, near, (Float.floatToRawIntBits(down) & 1) != 0, mode);
    }

    /** {@return whether the format has the number} */
    static boolean isExact(BigDecimal exact, double rounded) {
        return new BigDecimal(rounded).compareTo(exact) == 0;
    }

    private static double choose(BigDecimal exact, double down, double up, double near, boolean downIsOdd, int mode) {
        if (down == up) {
            return down;
        }
        return switch (mode) {
            case FpEnv.ZERO -> exact.signum() > 0 ? down : up;
            case FpEnv.UP -> up;
            case FpEnv.DOWN -> down;
            case FpEnv.ODD -> downIsOdd ? down : up;
            case FpEnv.NEAREST_AWAY -> {
                int nearer = exact.subtract(new BigDecimal(down)).compareTo(new BigDecimal(up).subtract(exact));
                yield nearer == 0 ? exact.signum() > 0 ? up : down : near;
            }
            default -> near;
        };
    }
}
