package io.pagurus.cpu.ppc64.fp;

/** Shifts and comparisons of 128-bit numbers, half by half. Shift counts are 0 and more; what is shifted out is lost. */
final class Bits128 {
    private Bits128() {}

    static long leftHi(long hi, long lo, int n) {
        return n == 0 ? hi : n < 64 ? hi << n | lo >>> (64 - n) : n < 128 ? lo << (n - 64) : 0;
    }

    static long leftLo(long lo, int n) {
        return n < 64 ? lo << n : 0;
    }

    static long rightHi(long hi, int n) {
        return n < 64 ? hi >>> n : 0;
    }

    static long rightLo(long hi, long lo, int n) {
        return n == 0 ? lo : n < 64 ? lo >>> n | hi << (64 - n) : n < 128 ? hi >>> (n - 64) : 0;
    }

    /** {@return 1 if a shift to the right by n loses a bit that is set, else 0} */
    static long lost(long hi, long lo, int n) {
        long gone = n == 0 ? 0 : n <= 64 ? lo << (64 - n) : n < 128 ? lo | hi << (128 - n) : lo | hi;
        return gone != 0 ? 1 : 0;
    }

    /** {@return whether the first is less than the second, unsigned} */
    static boolean less(long ahi, long alo, long bhi, long blo) {
        return ahi != bhi ? Long.compareUnsigned(ahi, bhi) < 0 : Long.compareUnsigned(alo, blo) < 0;
    }
}
