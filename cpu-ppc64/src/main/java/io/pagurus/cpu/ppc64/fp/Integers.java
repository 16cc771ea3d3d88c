package io.pagurus.cpu.ppc64.fp;

/**
 * Conversion of {@link FpEnv#a} to integers. A number out of range gives the nearest integer there is and
 * {@link FpEnv#VXCVI} alone; a NaN gives the least integer, with {@link FpEnv#VXSNAN} too if it is signaling.
 */
final class Integers {
    private Integers() {}

    /**
     * {@return a signed integer, sign-extended}
     *
     * @param bits 32 or 64
     */
    static long signed(FpEnv e, int bits, int mode) {
        long least = -1L << (bits - 1);
        if (e.a.isNan()) {
            nan(e);
            return least;
        }
        boolean minus = e.a.negative;
        int before = e.flags;
        long magnitude = magnitude(e, mode);
        boolean fits = e.r.kind == Exact.ZERO
                || e.r.kind == Exact.FINITE
                        && (e.r.exponent < bits - 1
                                || minus && e.r.exponent == bits - 1 && magnitude == least
                                || minus && bits == 32 && magnitude == -least);
        if (!fits) {
            e.flags = before | FpEnv.VXCVI;
            return minus ? least : ~least;
        }
        return minus ? -magnitude : magnitude;
    }

    /**
     * {@return an unsigned integer, zero-extended}
     *
     * @param bits 32 or 64
     */
    static long unsigned(FpEnv e, int bits, int mode) {
        if (e.a.isNan()) {
            nan(e);
            return 0;
        }
        boolean minus = e.a.negative;
        int before = e.flags;
        long magnitude = magnitude(e, mode);
        boolean fits = e.r.kind == Exact.ZERO || e.r.kind == Exact.FINITE && !minus && e.r.exponent < bits;
        if (!fits) {
            e.flags = before | FpEnv.VXCVI;
            return minus ? 0 : -1L >>> (64 - bits);
        }
        return magnitude;
    }

    /** Rounds to an integer, leaves it in r, and gives its low 64 bits if it is less than 2^64. */
    private static long magnitude(FpEnv e, int mode) {
        e.r.set(e.a);
        if (Rounding.toIntegral(e, mode)) {
            e.flags |= FpEnv.XX;
        }
        if (e.r.kind != Exact.FINITE || e.r.exponent > 63) {
            return 0;
        }
        return e.r.hi >>> (63 - e.r.exponent);
    }

    private static void nan(FpEnv e) {
        e.flags |= e.a.isSignaling() ? FpEnv.VXCVI | FpEnv.VXSNAN : FpEnv.VXCVI;
    }
}
