package io.pagurus.cpu.ppc64.fp;

/** Rounding of exact results (Power ISA I 4.3.6, 4.4). */
final class Rounding {
    private Rounding() {}

    /**
     * Rounds the result {@link FpEnv#r} to a format, with overflow, underflow and inexact. An exponent brought back by an
     * enabled exception may still be out of range, which is undefined by the ISA; it then wraps around.
     */
    static void round(FpEnv e, Format format) {
        Exact r = e.r;
        r.broughtBack = false;
        if (r.kind != Exact.FINITE) {
            return;
        }
        int drop = 128 - format.precision;
        boolean tiny = false;
        if (r.exponent < format.least) {
            if ((e.mode & FpEnv.UE) != 0) {
                r.exponent += format.wrap;
                r.broughtBack = true;
                e.flags |= FpEnv.UX;
            } else {
                tiny = true;
                drop += format.least - r.exponent;
            }
        }
        boolean inexact = roundAt(r, drop, e.rounding());
        if (inexact) {
            e.flags |= tiny ? FpEnv.UX | FpEnv.XX : FpEnv.XX;
        }
        if (r.kind == Exact.FINITE && !r.broughtBack && r.exponent > format.greatest) {
            overflow(e, format);
        }
    }

    private static void overflow(FpEnv e, Format format) {
        Exact r = e.r;
        e.flags |= FpEnv.OX;
        if ((e.mode & FpEnv.OE) != 0) {
            r.exponent -= format.wrap;
            r.broughtBack = true;
            return;
        }
        e.flags |= FpEnv.XX;
        boolean infinite = switch (e.rounding()) {
            case FpEnv.NEAREST_EVEN, FpEnv.NEAREST_AWAY -> true;
            case FpEnv.UP -> !r.negative;
            case FpEnv.DOWN -> r.negative;
            default -> false;
        };
        if (infinite) {
            r.setInfinite(r.negative);
        } else {
            int zeros = 128 - format.precision;
            r.exponent = format.greatest;
            r.hi = zeros > 64 ? -1L << (zeros - 64) : -1;
            r.lo = zeros >= 64 ? 0 : -1L << zeros;
        }
    }

    /**
     * Rounds a finite number to a multiple of a bit.
     *
     * @param r the number; becomes zero if nothing is left
     * @param drop how many low bits of the significand must be zero after, 1 and more
     * @return whether it was not already such a multiple
     */
    static boolean roundAt(Exact r, int drop, int mode) {
        long keptHi = Bits128.rightHi(r.hi, drop);
        long keptLo = Bits128.rightLo(r.hi, r.lo, drop);
        boolean half = drop <= 128 && (Bits128.rightLo(r.hi, r.lo, drop - 1) & 1) != 0;
        boolean less = Bits128.lost(r.hi, r.lo, drop - 1) != 0;
        if (!half && !less) {
            return false;
        }
        boolean odd = (keptLo & 1) != 0;
        boolean increment = switch (mode) {
            case FpEnv.NEAREST_EVEN -> half && (less || odd);
            case FpEnv.NEAREST_AWAY -> half;
            case FpEnv.UP -> !r.negative;
            case FpEnv.DOWN -> r.negative;
            case FpEnv.ODD -> !odd;
            default -> false;
        };
        if (increment) {
            keptLo++;
            if (keptLo == 0) {
                keptHi++;
            }
        }
        // Bit 127 of the old significand is bit 127 - drop of what was kept.
        r.setMagnitude(keptHi, keptLo, r.exponent + drop);
        return true;
    }

    /**
     * Rounds the result {@link FpEnv#r} to an integer.
     *
     * @return whether it was none
     */
    static boolean toIntegral(FpEnv e, int mode) {
        Exact r = e.r;
        if (r.kind != Exact.FINITE || r.exponent >= 127) {
            return false;
        }
        return roundAt(r, 127 - r.exponent, mode);
    }
}
