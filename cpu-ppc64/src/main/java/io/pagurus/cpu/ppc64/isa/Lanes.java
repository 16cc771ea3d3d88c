package io.pagurus.cpu.ppc64.isa;

/**
 * Arithmetic on the elements of one size in a doubleword, all at once. The size is told by the elements' sign bits:
 * {@link #BYTES}, {@link #HALFWORDS}, {@link #WORDS} or {@link #DOUBLEWORDS}. A set of elements is their sign bits too;
 * {@link #fill} makes a mask of it.
 */
final class Lanes {
    /** Eight elements of 8 bits. */
    static final long BYTES = 0x8080_8080_8080_8080L;
    /** Four elements of 16 bits. */
    static final long HALFWORDS = 0x8000_8000_8000_8000L;
    /** Two elements of 32 bits. */
    static final long WORDS = 0x8000_0000_8000_0000L;
    /** One element. */
    static final long DOUBLEWORDS = 0x8000_0000_0000_0000L;

    private Lanes() {}

    // ---- sums

    /** {@return sums, modulo the size} */
    static long add(long a, long b, long lanes) {
        return (a & ~lanes) + (b & ~lanes) ^ (a ^ b) & lanes;
    }

    /** {@return differences, modulo the size} */
    static long subtract(long a, long b, long lanes) {
        return (a | lanes) - (b & ~lanes) ^ (a ^ ~b) & lanes;
    }

    /** {@return where an unsigned sum was too great} */
    static long carries(long a, long b, long sum, long lanes) {
        return (a & b | (a | b) & ~sum) & lanes;
    }

    /** {@return where an unsigned difference was below zero} */
    static long borrows(long a, long b, long difference, long lanes) {
        return (~a & b | (~a | b) & difference) & lanes;
    }

    /** {@return where a signed sum was out of range} */
    static long sumOverflows(long a, long b, long sum, long lanes) {
        return (a ^ sum) & (b ^ sum) & lanes;
    }

    /** {@return where a signed difference was out of range} */
    static long differenceOverflows(long a, long b, long difference, long lanes) {
        return (a ^ b) & (a ^ difference) & lanes;
    }

    /** {@return the extreme signed number on each element's side of zero} */
    static long extremes(long a, long lanes) {
        return ~lanes + ((a & lanes) >>> Long.numberOfTrailingZeros(lanes));
    }

    // ---- comparison

    /** {@return where elements are equal} */
    static long equal(long a, long b, long lanes) {
        long different = a ^ b;
        return ~((different & ~lanes) + ~lanes | different) & lanes;
    }

    /** {@return where an element is greater, unsigned} */
    static long greater(long a, long b, long lanes) {
        return borrows(b, a, subtract(b, a, lanes), lanes);
    }

    /** {@return where an element is greater, signed} */
    static long greaterSigned(long a, long b, long lanes) {
        return greater(a ^ lanes, b ^ lanes, lanes);
    }

    /** {@return ones in the elements of a set, zeros in the others} */
    static long fill(long set, long lanes) {
        return set - (set >>> Long.numberOfTrailingZeros(lanes)) | set;
    }

    /** {@return the bits of a where the mask is one, of b where it is zero} */
    static long select(long mask, long a, long b) {
        return b ^ (a ^ b) & mask;
    }

    /** {@return the greater of each two elements, unsigned} */
    static long max(long a, long b, long lanes) {
        return select(fill(greater(a, b, lanes), lanes), a, b);
    }

    /** {@return the lesser of each two elements, unsigned} */
    static long min(long a, long b, long lanes) {
        return select(fill(greater(a, b, lanes), lanes), b, a);
    }

    /** {@return the greater of each two elements, signed} */
    static long maxSigned(long a, long b, long lanes) {
        return select(fill(greaterSigned(a, b, lanes), lanes), a, b);
    }

    /** {@return the lesser of each two elements, signed} */
    static long minSigned(long a, long b, long lanes) {
        return select(fill(greaterSigned(a, b, lanes), lanes), b, a);
    }

    // ---- change of size

    /**
     * {@return the less significant halves of the elements, put together in the low 32 bits}
     *
     * @param lanes halfwords, words or the doubleword
     */
    static long narrow(long a, long lanes) {
        if (lanes == DOUBLEWORDS) {
            return a & 0xffff_ffffL;
        }
        if (lanes == WORDS) {
            long words = a & 0x0000_ffff_0000_ffffL;
            return (words | words >>> 16) & 0xffff_ffffL;
        }
        long halfwords = a & 0x00ff_00ff_00ff_00ffL;
        long words = (halfwords | halfwords >>> 8) & 0x0000_ffff_0000_ffffL;
        return (words | words >>> 16) & 0xffff_ffffL;
    }

    /**
     * {@return elements of twice the size, unsigned}
     *
     * @param half elements of half the size in its low 32 bits; the others are not looked at
     * @param lanes the size they get: halfwords, words or the doubleword
     */
    static long widen(long half, long lanes) {
        long doubleword = half & 0xffff_ffffL;
        if (lanes == DOUBLEWORDS) {
            return doubleword;
        }
        long words = (doubleword | doubleword << 16) & 0x0000_ffff_0000_ffffL;
        if (lanes == WORDS) {
            return words;
        }
        return (words | words << 8) & 0x00ff_00ff_00ff_00ffL;
    }

    /**
     * {@return elements extended from a sign bit further down; the bits above it are not looked at}
     *
     * @param sign where the sign bits stand in the elements of a doubleword
     */
    static long extend(long a, long sign, long lanes) {
        return subtract(a & (sign << 1) - (lanes >>> Long.numberOfTrailingZeros(lanes)) ^ sign, sign, lanes);
    }
}
