package io.pagurus.cpu.ppc64.isa;

import static io.pagurus.cpu.ppc64.isa.Lanes.BYTES;
import static io.pagurus.cpu.ppc64.isa.Lanes.DOUBLEWORDS;
import static io.pagurus.cpu.ppc64.isa.Lanes.HALFWORDS;
import static io.pagurus.cpu.ppc64.isa.Lanes.WORDS;
import static io.pagurus.cpu.ppc64.isa.VectorRegister.high;
import static io.pagurus.cpu.ppc64.isa.VectorRegister.low;
import static io.pagurus.cpu.ppc64.isa.VectorRegister.set;

import io.pagurus.cpu.ppc64.exec.Cpu;

/** Vector count zeros, population count and parity (Power ISA 2.07 I 6.13, 6.14; trailing zeros and parity are of 3.0). */
public final class VectorCount {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic  form  opcode  operands     attributes
        vclzb     VX    4/1794  VRT,VRB      vec
        vclzh     VX    4/1858  VRT,VRB      vec
        vclzw     VX    4/1922  VRT,VRB      vec
        vclzd     VX    4/1986  VRT,VRB      vec
        vctzb     VX    4/1538  VRT,VRB      vec p9 any=1 11:15=28
        vctzh     VX    4/1538  VRT,VRB      vec p9 any=1 11:15=29
        vctzw     VX    4/1538  VRT,VRB      vec p9 any=1 11:15=30
        vctzd     VX    4/1538  VRT,VRB      vec p9 any=1 11:15=31
        vclzlsbb  VX    4/1538  RT,VRB       vec p9 any=1 11:15=0
        vctzlsbb  VX    4/1538  RT,VRB       vec p9 any=1 11:15=1
        vpopcntb  VX    4/1795  VRT,VRB      vec
        vpopcnth  VX    4/1859  VRT,VRB      vec
        vpopcntw  VX    4/1923  VRT,VRB      vec
        vpopcntd  VX    4/1987  VRT,VRB      vec
        vprtybw   VX    4/1538  VRT,VRB      vec p9 11:15=8
        vprtybd   VX    4/1538  VRT,VRB      vec p9 11:15=9
        vprtybq   VX    4/1538  VRT,VRB      vec p9 11:15=10
        # Of ISA 3.1; the oracle has them on all models, and asks for no facility.
        vcntmbb   VX    4/1602  RT,VRB,UIM1  11:14=12
        vcntmbh   VX    4/1602  RT,VRB,UIM1  11:14=13
        vcntmbw   VX    4/1602  RT,VRB,UIM1  11:14=14
        vcntmbd   VX    4/1602  RT,VRB,UIM1  11:14=15
        """;

    private static final long LEAST_BITS = 0x0101_0101_0101_0101L;

    private VectorCount() {}

    /** Vector count leading zeros byte. */
    public static void vclzb(Cpu c, int vrt, int vrb) {
        set(c, vrt, leadingZeros(high(c, vrb), 8), leadingZeros(low(c, vrb), 8));
    }

    /** Vector count leading zeros halfword. */
    public static void vclzh(Cpu c, int vrt, int vrb) {
        set(c, vrt, leadingZeros(high(c, vrb), 16), leadingZeros(low(c, vrb), 16));
    }

    /** Vector count leading zeros word. */
    public static void vclzw(Cpu c, int vrt, int vrb) {
        set(c, vrt, leadingZeros(high(c, vrb), 32), leadingZeros(low(c, vrb), 32));
    }

    /** Vector count leading zeros doubleword. */
    public static void vclzd(Cpu c, int vrt, int vrb) {
        set(c, vrt, Long.numberOfLeadingZeros(high(c, vrb)), Long.numberOfLeadingZeros(low(c, vrb)));
    }

    /** Vector count trailing zeros byte. */
    public static void vctzb(Cpu c, int vrt, int vrb) {
        set(c, vrt, trailingZeros(high(c, vrb), 8), trailingZeros(low(c, vrb), 8));
    }

    /** Vector count trailing zeros halfword. */
    public static void vctzh(Cpu c, int vrt, int vrb) {
        set(c, vrt, trailingZeros(high(c, vrb), 16), trailingZeros(low(c, vrb), 16));
    }

    /** Vector count trailing zeros word. */
    public static void vctzw(Cpu c, int vrt, int vrb) {
        set(c, vrt, trailingZeros(high(c, vrb), 32), trailingZeros(low(c, vrb), 32));
    }

    /** Vector count trailing zeros doubleword. */
    public static void vctzd(Cpu c, int vrt, int vrb) {
        set(c, vrt, Long.numberOfTrailingZeros(high(c, vrb)), Long.numberOfTrailingZeros(low(c, vrb)));
    }

    /** Vector count leading zero least-significant bits byte: into a GPR. */
    public static void vclzlsbb(Cpu c, int rt, int vrb) {
        long high = high(c, vrb) & LEAST_BITS;
        long low = low(c, vrb) & LEAST_BITS;
        c.gpr[rt] = high != 0 ? Long.numberOfLeadingZeros(high) / 8 : 8 + Long.numberOfLeadingZeros(low) / 8;
    }

    /** Vector count trailing zero least-significant bits byte: into a GPR. */
    public static void vctzlsbb(Cpu c, int rt, int vrb) {
        long high = high(c, vrb) & LEAST_BITS;
        long low = low(c, vrb) & LEAST_BITS;
        c.gpr[rt] = low != 0 ? Long.numberOfTrailingZeros(low) / 8 : 8 + Long.numberOfTrailingZeros(high) / 8;
    }

    /** Vector population count byte. */
    public static void vpopcntb(Cpu c, int vrt, int vrb) {
        set(c, vrt, populationOfBytes(high(c, vrb)), populationOfBytes(low(c, vrb)));
    }

    /** Vector population count halfword. */
    public static void vpopcnth(Cpu c, int vrt, int vrb) {
        set(c, vrt, populationOfHalfwords(high(c, vrb)), populationOfHalfwords(low(c, vrb)));
    }

    /** Vector population count word. */
    public static void vpopcntw(Cpu c, int vrt, int vrb) {
        set(c, vrt, populationOfWords(high(c, vrb)), populationOfWords(low(c, vrb)));
    }

    /** Vector population count doubleword. */
    public static void vpopcntd(Cpu c, int vrt, int vrb) {
        set(c, vrt, Long.bitCount(high(c, vrb)), Long.bitCount(low(c, vrb)));
    }

    /** Vector parity byte word. */
    public static void vprtybw(Cpu c, int vrt, int vrb) {
        set(
                c,
                vrt,
                populationOfWords(high(c, vrb) & LEAST_BITS) & 0x0000_0001_0000_0001L,
                populationOfWords(low(c, vrb) & LEAST_BITS) & 0x0000_0001_0000_0001L);
    }

    /** Vector parity byte doubleword. */
    public static void vprtybd(Cpu c, int vrt, int vrb) {
        set(c, vrt, Long.bitCount(high(c, vrb) & LEAST_BITS) & 1, Long.bitCount(low(c, vrb) & LEAST_BITS) & 1);
    }

    /** Vector parity byte quadword. */
    public static void vprtybq(Cpu c, int vrt, int vrb) {
        set(c, vrt, 0, Long.bitCount((high(c, vrb) ^ low(c, vrb)) & LEAST_BITS) & 1);
    }

    /** Vector count mask bits byte: elements whose first bit is the one asked for. */
    public static void vcntmbb(Cpu c, int rt, int vrb, int uim1) {
        countFirstBits(c, rt, vrb, uim1, BYTES);
    }

    /** Vector count mask bits halfword: elements whose first bit is the one asked for. */
    public static void vcntmbh(Cpu c, int rt, int vrb, int uim1) {
        countFirstBits(c, rt, vrb, uim1, HALFWORDS);
    }

    /** Vector count mask bits word: elements whose first bit is the one asked for. */
    public static void vcntmbw(Cpu c, int rt, int vrb, int uim1) {
        countFirstBits(c, rt, vrb, uim1, WORDS);
    }

    /** Vector count mask bits doubleword: elements whose first bit is the one asked for. */
    public static void vcntmbd(Cpu c, int rt, int vrb, int uim1) {
        countFirstBits(c, rt, vrb, uim1, DOUBLEWORDS);
    }

    private static long leadingZeros(long a, int size) {
        long result = 0;
        for (int shift = 0; shift < 64; shift += size) {
            long element = a << 64 - size - shift;
            // A one behind the element ends the count.
            long end = Long.MIN_VALUE >>> size;
            result |= (long) Long.numberOfLeadingZeros(element | end) << shift;
        }
        return result;
    }

    private static long trailingZeros(long a, int size) {
        long result = 0;
        for (int shift = 0; shift < 64; shift += size) {
            result |= (long) Long.numberOfTrailingZeros(a >>> shift | 1L << size) << shift;
        }
        return result;
    }

    private static long populationOfBytes(long a) {
        long pairs = a - (a >>> 1 & 0x5555_5555_5555_5555L);
        long quads = (pairs & 0x3333_3333_3333_3333L) + (pairs >>> 2 & 0x3333_3333_3333_3333L);
        return quads + (quads >>> 4) & 0x0f0f_0f0f_0f0f_0f0fL;
    }

    private static long populationOfHalfwords(long a) {
        long bytes = populationOfBytes(a);
        return bytes + (bytes >>> 8) & 0x001f_001f_001f_001fL;
    }

    private static long populationOfWords(long a) {
        return (long) Long.bitCount(a >>> 32) << 32 | Integer.bitCount((int) a);
    }

    /** The number stands in the most significant bits of the GPR, counted in bytes. */
    private static void countFirstBits(Cpu c, int rt, int vrb, int bit, long lanes) {
        long inverted = bit != 0 ? 0 : -1;
        int elements =
                Long.bitCount((high(c, vrb) ^ inverted) & lanes) + Long.bitCount((low(c, vrb) ^ inverted) & lanes);
        int log2Bytes = Integer.numberOfTrailingZeros((Long.numberOfTrailingZeros(lanes) + 1) / 8);
        c.gpr[rt] = (long) elements << 56 + log2Bytes;
    }
}
