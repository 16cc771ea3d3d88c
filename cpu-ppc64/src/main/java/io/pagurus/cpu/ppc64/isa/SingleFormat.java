package io.pagurus.cpu.ppc64.isa;

/**
 * The single format of storage against the double format of registers (Power ISA I 4.6.2, 4.6.3). Not an arithmetic
 * conversion: nothing is rounded, no flag is set, NaNs stay as they are.
 */
final class SingleFormat {
    private static final int SINGLE_FRACTION_BITS = 23;
    private static final int FRACTION_SHIFT = 52 - SINGLE_FRACTION_BITS;
    private static final int EXPONENT_DIFFERENCE = 1023 - 127;

    private SingleFormat() {}

    /**
     * {@return the same number or NaN in double format}
     *
     * @param single in single format
     */
    static long toDouble(int single) {
        long sign = (long) (single & 0x8000_0000) << 32;
        int exponent = single >>> SINGLE_FRACTION_BITS & 0xff;
        long fraction = single & 0x7f_ffffL;
        if (exponent == 0) {
            if (fraction == 0) {
                return sign;
            }
            int shift = Long.numberOfLeadingZeros(fraction) - (63 - SINGLE_FRACTION_BITS);
            fraction = fraction << shift & 0x7f_ffffL;
            return sign | (long) (EXPONENT_DIFFERENCE + 1 - shift) << 52 | fraction << FRACTION_SHIFT;
        }
        int wide = exponent == 0xff ? 0x7ff : exponent + EXPONENT_DIFFERENCE;
        return sign | (long) wide << 52 | fraction << FRACTION_SHIFT;
    }

    /**
     * {@return what a store in single format writes; a number too small for it becomes zero, one too large loses bits of
     * its exponent}
     *
     * @param bits in double format
     */
    static int ofDouble(long bits) {
        int exponent = (int) (bits >>> 52) & 0x7ff;
        if (exponent > EXPONENT_DIFFERENCE || bits << 1 == 0) {
            return (int) (bits >>> 32) & 0xc000_0000 | (int) (bits >>> FRACTION_SHIFT) & 0x3fff_ffff;
        }
        int sign = (int) (bits >>> 32) & 0x8000_0000;
        if (exponent <= EXPONENT_DIFFERENCE - SINGLE_FRACTION_BITS) {
            return sign;
        }
        long fraction = bits & (1L << 52) - 1 | 1L << 52;
        return sign | (int) (fraction >>> FRACTION_SHIFT + 1 + EXPONENT_DIFFERENCE - exponent);
    }
}
