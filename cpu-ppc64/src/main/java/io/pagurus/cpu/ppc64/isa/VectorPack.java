package io.pagurus.cpu.ppc64.isa;

import static io.pagurus.cpu.ppc64.isa.Lanes.DOUBLEWORDS;
import static io.pagurus.cpu.ppc64.isa.Lanes.HALFWORDS;
import static io.pagurus.cpu.ppc64.isa.Lanes.WORDS;
import static io.pagurus.cpu.ppc64.isa.Lanes.extend;
import static io.pagurus.cpu.ppc64.isa.Lanes.maxSigned;
import static io.pagurus.cpu.ppc64.isa.Lanes.min;
import static io.pagurus.cpu.ppc64.isa.Lanes.minSigned;
import static io.pagurus.cpu.ppc64.isa.Lanes.narrow;
import static io.pagurus.cpu.ppc64.isa.Lanes.widen;
import static io.pagurus.cpu.ppc64.isa.VectorRegister.high;
import static io.pagurus.cpu.ppc64.isa.VectorRegister.low;
import static io.pagurus.cpu.ppc64.isa.VectorRegister.saturated;
import static io.pagurus.cpu.ppc64.isa.VectorRegister.set;

import io.pagurus.cpu.ppc64.exec.Cpu;

/**
 * Vector pack and unpack (Power ISA I 6.8.1): elements of half the size, and of twice the size. A pixel is a bit and
 * three times five; unpacked each has a byte.
 */
public final class VectorPack {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic  form  opcode  operands     attributes
        vpkpx     VX    4/782   VRT,VRA,VRB  vec any=1
        vpkuhum   VX    4/14    VRT,VRA,VRB  vec any=1
        vpkuwum   VX    4/78    VRT,VRA,VRB  vec any=1
        vpkudum   VX    4/1102  VRT,VRA,VRB  vec any=1
        vpkuhus   VX    4/142   VRT,VRA,VRB  vec any=1
        vpkuwus   VX    4/206   VRT,VRA,VRB  vec any=1
        vpkudus   VX    4/1230  VRT,VRA,VRB  vec any=1
        vpkshss   VX    4/398   VRT,VRA,VRB  vec any=1
        vpkswss   VX    4/462   VRT,VRA,VRB  vec any=1
        vpksdss   VX    4/1486  VRT,VRA,VRB  vec any=1
        vpkshus   VX    4/270   VRT,VRA,VRB  vec any=1
        vpkswus   VX    4/334   VRT,VRA,VRB  vec any=1
        vpksdus   VX    4/1358  VRT,VRA,VRB  vec any=1
        vupkhpx   VX    4/846   VRT,VRB      vec any=1 inval=1f0000
        vupklpx   VX    4/974   VRT,VRB      vec any=1 inval=1f0000
        vupkhsb   VX    4/526   VRT,VRB      vec any=1 inval=1f0000
        vupkhsh   VX    4/590   VRT,VRB      vec any=1 inval=1f0000
        vupkhsw   VX    4/1614  VRT,VRB      vec any=1
        vupklsb   VX    4/654   VRT,VRB      vec any=1 inval=1f0000
        vupklsh   VX    4/718   VRT,VRB      vec any=1 inval=1f0000
        vupklsw   VX    4/1742  VRT,VRB      vec any=1
        """;

    private VectorPack() {}

    /** Vector pack pixel. */
    public static void vpkpx(Cpu c, int vrt, int vra, int vrb) {
        set(
                c,
                vrt,
                packed(pixels16(high(c, vra)), pixels16(low(c, vra)), WORDS),
                packed(pixels16(high(c, vrb)), pixels16(low(c, vrb)), WORDS));
    }

    /** Vector pack unsigned halfword unsigned modulo. */
    public static void vpkuhum(Cpu c, int vrt, int vra, int vrb) {
        modulo(c, vrt, vra, vrb, HALFWORDS);
    }

    /** Vector pack unsigned word unsigned modulo. */
    public static void vpkuwum(Cpu c, int vrt, int vra, int vrb) {
        modulo(c, vrt, vra, vrb, WORDS);
    }

    /** Vector pack unsigned doubleword unsigned modulo. */
    public static void vpkudum(Cpu c, int vrt, int vra, int vrb) {
        modulo(c, vrt, vra, vrb, DOUBLEWORDS);
    }

    /** Vector pack unsigned halfword unsigned saturate. */
    public static void vpkuhus(Cpu c, int vrt, int vra, int vrb) {
        saturatedUnsigned(c, vrt, vra, vrb, HALFWORDS, 0x00ff_00ff_00ff_00ffL);
    }

    /** Vector pack unsigned word unsigned saturate. */
    public static void vpkuwus(Cpu c, int vrt, int vra, int vrb) {
        saturatedUnsigned(c, vrt, vra, vrb, WORDS, 0x0000_ffff_0000_ffffL);
    }

    /** Vector pack unsigned doubleword unsigned saturate. */
    public static void vpkudus(Cpu c, int vrt, int vra, int vrb) {
        saturatedUnsigned(c, vrt, vra, vrb, DOUBLEWORDS, 0xffff_ffffL);
    }

    /** Vector pack signed halfword signed saturate. */
    public static void vpkshss(Cpu c, int vrt, int vra, int vrb) {
        saturatedSigned(c, vrt, vra, vrb, HALFWORDS, 0xff80_ff80_ff80_ff80L, 0x007f_007f_007f_007fL);
    }

    /** Vector pack signed word signed saturate. */
    public static void vpkswss(Cpu c, int vrt, int vra, int vrb) {
        saturatedSigned(c, vrt, vra, vrb, WORDS, 0xffff_8000_ffff_8000L, 0x0000_7fff_0000_7fffL);
    }

    /** Vector pack signed doubleword signed saturate. */
    public static void vpksdss(Cpu c, int vrt, int vra, int vrb) {
        saturatedSigned(c, vrt, vra, vrb, DOUBLEWORDS, -0x8000_0000L, 0x7fff_ffffL);
    }

    /** Vector pack signed halfword unsigned saturate. */
    public static void vpkshus(Cpu c, int vrt, int vra, int vrb) {
        saturatedSigned(c, vrt, vra, vrb, HALFWORDS, 0, 0x00ff_00ff_00ff_00ffL);
    }

    /** Vector pack signed word unsigned saturate. */
    public static void vpkswus(Cpu c, int vrt, int vra, int vrb) {
        saturatedSigned(c, vrt, vra, vrb, WORDS, 0, 0x0000_ffff_0000_ffffL);
    }

    /** Vector pack signed doubleword unsigned saturate. */
    public static void vpksdus(Cpu c, int vrt, int vra, int vrb) {
        saturatedSigned(c, vrt, vra, vrb, DOUBLEWORDS, 0, 0xffff_ffffL);
    }

    /** Vector unpack high pixel. */
    public static void vupkhpx(Cpu c, int vrt, int vrb) {
        long source = high(c, vrb);
        set(c, vrt, pixels(widen(source >>> 32, WORDS)), pixels(widen(source, WORDS)));
    }

    /** Vector unpack low pixel. */
    public static void vupklpx(Cpu c, int vrt, int vrb) {
        long source = low(c, vrb);
        set(c, vrt, pixels(widen(source >>> 32, WORDS)), pixels(widen(source, WORDS)));
    }

    /** Vector unpack high signed byte. */
    public static void vupkhsb(Cpu c, int vrt, int vrb) {
        long source = high(c, vrb);
        set(c, vrt, widenSigned(source >>> 32, HALFWORDS), widenSigned(source, HALFWORDS));
    }

    /** Vector unpack high signed halfword. */
    public static void vupkhsh(Cpu c, int vrt, int vrb) {
        long source = high(c, vrb);
        set(c, vrt, widenSigned(source >>> 32, WORDS), widenSigned(source, WORDS));
    }

    /** Vector unpack high signed word. */
    public static void vupkhsw(Cpu c, int vrt, int vrb) {
        long source = high(c, vrb);
        set(c, vrt, widenSigned(source >>> 32, DOUBLEWORDS), widenSigned(source, DOUBLEWORDS));
    }

    /** Vector unpack low signed byte. */
    public static void vupklsb(Cpu c, int vrt, int vrb) {
        long source = low(c, vrb);
        set(c, vrt, widenSigned(source >>> 32, HALFWORDS), widenSigned(source, HALFWORDS));
    }

    /** Vector unpack low signed halfword. */
    public static void vupklsh(Cpu c, int vrt, int vrb) {
        long source = low(c, vrb);
        set(c, vrt, widenSigned(source >>> 32, WORDS), widenSigned(source, WORDS));
    }

    /** Vector unpack low signed word. */
    public static void vupklsw(Cpu c, int vrt, int vrb) {
        long source = low(c, vrb);
        set(c, vrt, widenSigned(source >>> 32, DOUBLEWORDS), widenSigned(source, DOUBLEWORDS));
    }

    private static long packed(long first, long second, long lanes) {
        return narrow(first, lanes) << 32 | narrow(second, lanes);
    }

    private static void modulo(Cpu c, int vrt, int vra, int vrb, long lanes) {
        set(c, vrt, packed(high(c, vra), low(c, vra), lanes), packed(high(c, vrb), low(c, vrb), lanes));
    }

    private static void saturatedUnsigned(Cpu c, int vrt, int vra, int vrb, long lanes, long greatest) {
        long a0 = min(high(c, vra), greatest, lanes);
        long a1 = min(low(c, vra), greatest, lanes);
        long b0 = min(high(c, vrb), greatest, lanes);
        long b1 = min(low(c, vrb), greatest, lanes);
        saturated(c, a0 ^ high(c, vra) | a1 ^ low(c, vra) | b0 ^ high(c, vrb) | b1 ^ low(c, vrb));
        set(c, vrt, packed(a0, a1, lanes), packed(b0, b1, lanes));
    }

    private static void saturatedSigned(Cpu c, int vrt, int vra, int vrb, long lanes, long least, long greatest) {
        long a0 = clamp(high(c, vra), least, greatest, lanes);
        long a1 = clamp(low(c, vra), least, greatest, lanes);
        long b0 = clamp(high(c, vrb), least, greatest, lanes);
        long b1 = clamp(low(c, vrb), least, greatest, lanes);
        saturated(c, a0 ^ high(c, vra) | a1 ^ low(c, vra) | b0 ^ high(c, vrb) | b1 ^ low(c, vrb));
        set(c, vrt, packed(a0, a1, lanes), packed(b0, b1, lanes));
    }

    private static long clamp(long a, long least, long greatest, long lanes) {
        return maxSigned(minSigned(a, greatest, lanes), least, lanes);
    }

    private static long widenSigned(long half, long lanes) {
        long unsigned = widen(half, lanes);
        return extend(unsigned, halfSigns(lanes), lanes);
    }

    /** {@return the sign bits of elements of half the size, at their places in the elements} */
    private static long halfSigns(long lanes) {
        return lanes >>> (Long.numberOfTrailingZeros(lanes) + 1) / 2;
    }

    /** {@return pixels of 32 bits as ones of 16, each in a word} */
    private static long pixels16(long words) {
        return words >>> 9 & 0x0000_fc00_0000_fc00L
                | words >>> 6 & 0x0000_03e0_0000_03e0L
                | words >>> 3 & 0x0000_001f_0000_001fL;
    }

    /** {@return pixels of 16 bits, each in a word, as ones of 32; the first byte is the first bit repeated} */
    private static long pixels(long words) {
        long first = (words & 0x0000_8000_0000_8000L) << 9;
        return (first << 8) - first
                | (words & 0x0000_7c00_0000_7c00L) << 6
                | (words & 0x0000_03e0_0000_03e0L) << 3
                | words & 0x0000_001f_0000_001fL;
    }
}
