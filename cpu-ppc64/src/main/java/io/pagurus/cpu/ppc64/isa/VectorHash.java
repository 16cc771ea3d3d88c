package io.pagurus.cpu.ppc64.isa;

import static io.pagurus.cpu.ppc64.isa.VectorRegister.high;
import static io.pagurus.cpu.ppc64.isa.VectorRegister.low;
import static io.pagurus.cpu.ppc64.isa.VectorRegister.set;

import io.pagurus.cpu.ppc64.exec.Cpu;

/**
 * Vector SHA-2 sigma functions, polynomial multiply-sum, and permute and exclusive-OR (Power ISA I 6.11.2 to 6.11.4;
 * FIPS 180-4).
 */
public final class VectorHash {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic  form  opcode  operands         attributes
        vshasigmaw  VX    4/1666  VRT,VRA,ST,SIX   vec any=1
        vshasigmad  VX    4/1730  VRT,VRA,ST,SIX   vec any=1
        vpmsumb     VX    4/1032  VRT,VRA,VRB      vec any=1
        vpmsumh     VX    4/1096  VRT,VRA,VRB      vec any=1
        vpmsumw     VX    4/1160  VRT,VRA,VRB      vec any=1
        vpmsumd     VX    4/1224  VRT,VRA,VRB      vec
        vpermxor    VA    4/45    VRT,VRA,VRB,VRC  vec
        """;

    /** Every fourth bit: products of such numbers of at most 60 bits add up to less than 16 in each place. */
    private static final long EVERY_FOURTH = 0x1111_1111_1111_1111L;

    private VectorHash() {}

    /** Vector SHA-256 sigma word: ST chooses the small or big functions, a bit of SIX for each word which one. */
    public static void vshasigmaw(Cpu c, int vrt, int vra, int st, int six) {
        set(
                c,
                vrt,
                sigmaWord((int) (high(c, vra) >>> 32), st, six >> 3) << 32
                        | sigmaWord((int) high(c, vra), st, six >> 2),
                sigmaWord((int) (low(c, vra) >>> 32), st, six >> 1) << 32 | sigmaWord((int) low(c, vra), st, six));
    }

    /** Vector SHA-512 sigma doubleword; bits 0 and 2 of SIX count. */
    public static void vshasigmad(Cpu c, int vrt, int vra, int st, int six) {
        set(c, vrt, sigma(high(c, vra), st, six >> 3), sigma(low(c, vra), st, six >> 1));
    }

    /** Vector polynomial multiply-sum byte. */
    public static void vpmsumb(Cpu c, int vrt, int vra, int vrb) {
        set(c, vrt, byteProducts(high(c, vra), high(c, vrb)), byteProducts(low(c, vra), low(c, vrb)));
    }

    /** Vector polynomial multiply-sum halfword. */
    public static void vpmsumh(Cpu c, int vrt, int vra, int vrb) {
        set(c, vrt, halfwordProducts(high(c, vra), high(c, vrb)), halfwordProducts(low(c, vra), low(c, vrb)));
    }

    /** Vector polynomial multiply-sum word. */
    public static void vpmsumw(Cpu c, int vrt, int vra, int vrb) {
        set(c, vrt, wordProducts(high(c, vra), high(c, vrb)), wordProducts(low(c, vra), low(c, vrb)));
    }

    /** Vector polynomial multiply-sum doubleword. */
    public static void vpmsumd(Cpu c, int vrt, int vra, int vrb) {
        long a0 = high(c, vra);
        long a1 = low(c, vra);
        long b0 = high(c, vrb);
        long b1 = low(c, vrb);
        // The high half of a product is the low half of the product of both reversed, reversed and shifted by one.
        long above = product(Long.reverse(a0), Long.reverse(b0)) ^ product(Long.reverse(a1), Long.reverse(b1));
        set(c, vrt, Long.reverse(above) >>> 1, product(a0, b0) ^ product(a1, b1));
    }

    /** Vector permute and exclusive-OR: each byte of VRC numbers a byte of VRA and one of VRB. */
    public static void vpermxor(Cpu c, int vrt, int vra, int vrb, int vrc) {
        long a0 = high(c, vra);
        long a1 = low(c, vra);
        long b0 = high(c, vrb);
        long b1 = low(c, vrb);
        set(c, vrt, permuted(high(c, vrc), a0, a1, b0, b1), permuted(low(c, vrc), a0, a1, b0, b1));
    }

    private static long sigmaWord(int word, int big, int second) {
        int result;
        if (big == 0) {
            result = (second & 1) == 0
                    ? Integer.rotateRight(word, 7) ^ Integer.rotateRight(word, 18) ^ word >>> 3
                    : Integer.rotateRight(word, 17) ^ Integer.rotateRight(word, 19) ^ word >>> 10;
        } else {
            result = (second & 1) == 0
                    ? Integer.rotateRight(word, 2) ^ Integer.rotateRight(word, 13) ^ Integer.rotateRight(word, 22)
                    : Integer.rotateRight(word, 6) ^ Integer.rotateRight(word, 11) ^ Integer.rotateRight(word, 25);
        }
        return result & 0xffff_ffffL;
    }

    private static long sigma(long a, int big, int second) {
        if (big == 0) {
            return (second & 1) == 0
                    ? Long.rotateRight(a, 1) ^ Long.rotateRight(a, 8) ^ a >>> 7
                    : Long.rotateRight(a, 19) ^ Long.rotateRight(a, 61) ^ a >>> 6;
        }
        return (second & 1) == 0
                ? Long.rotateRight(a, 28) ^ Long.rotateRight(a, 34) ^ Long.rotateRight(a, 39)
                : Long.rotateRight(a, 14) ^ Long.rotateRight(a, 18) ^ Long.rotateRight(a, 41);
    }

    /**
     * {@return the low 64 bits of the product of two polynomials}
     *
     * <p>An integer product of numbers with a bit in four has room for its carries, which are thrown away; only in the
     * places above bit 60 may sixteen of them meet, and what they carry is above bit 63.
     */
    private static long product(long a, long b) {
        long a0 = a & EVERY_FOURTH;
        long a1 = a & EVERY_FOURTH << 1;
        long a2 = a & EVERY_FOURTH << 2;
        long a3 = a & EVERY_FOURTH << 3;
        long b0 = b & EVERY_FOURTH;
        long b1 = b & EVERY_FOURTH << 1;
        long b2 = b & EVERY_FOURTH << 2;
        long b3 = b & EVERY_FOURTH << 3;
        return (a0 * b0 ^ a1 * b3 ^ a2 * b2 ^ a3 * b1) & EVERY_FOURTH
                | (a0 * b1 ^ a1 * b0 ^ a2 * b3 ^ a3 * b2) & EVERY_FOURTH << 1
                | (a0 * b2 ^ a1 * b1 ^ a2 * b0 ^ a3 * b3) & EVERY_FOURTH << 2
                | (a0 * b3 ^ a1 * b2 ^ a2 * b1 ^ a3 * b0) & EVERY_FOURTH << 3;
    }

    private static long wordProducts(long a, long b) {
        return product(a >>> 32, b >>> 32) ^ product(a & 0xffff_ffffL, b & 0xffff_ffffL);
    }

    private static long halfwordProducts(long a, long b) {
        long result = 0;
        for (int shift = 0; shift < 64; shift += 32) {
            long sum = product(a >>> shift & 0xffff, b >>> shift & 0xffff)
                    ^ product(a >>> shift + 16 & 0xffff, b >>> shift + 16 & 0xffff);
            result |= sum << shift;
        }
        return result;
    }

    private static long byteProducts(long a, long b) {
        long result = 0;
        for (int shift = 0; shift < 64; shift += 16) {
            long sum = product(a >>> shift & 0xff, b >>> shift & 0xff)
                    ^ product(a >>> shift + 8 & 0xff, b >>> shift + 8 & 0xff);
            result |= sum << shift;
        }
        return result;
    }

    private static long permuted(long choice, long a0, long a1, long b0, long b1) {
        long result = 0;
        for (int shift = 56; shift >= 0; shift -= 8) {
            int number = (int) (choice >>> shift);
            long a = (number & 0x80) == 0 ? a0 : a1;
            long b = (number & 8) == 0 ? b0 : b1;
            result = result << 8 | (a >>> 8 * (~(number >> 4) & 7) ^ b >>> 8 * (~number & 7)) & 0xff;
        }
        return result;
    }
}
