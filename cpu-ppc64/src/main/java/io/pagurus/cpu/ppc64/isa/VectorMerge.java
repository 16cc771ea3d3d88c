package io.pagurus.cpu.ppc64.isa;

import static io.pagurus.cpu.ppc64.isa.Lanes.DOUBLEWORDS;
import static io.pagurus.cpu.ppc64.isa.Lanes.HALFWORDS;
import static io.pagurus.cpu.ppc64.isa.Lanes.WORDS;
import static io.pagurus.cpu.ppc64.isa.Lanes.widen;
import static io.pagurus.cpu.ppc64.isa.VectorRegister.high;
import static io.pagurus.cpu.ppc64.isa.VectorRegister.low;
import static io.pagurus.cpu.ppc64.isa.VectorRegister.set;

import io.pagurus.cpu.ppc64.exec.Cpu;

/** Vector merge and splat (Power ISA I 6.8.2, 6.8.3). */
public final class VectorMerge {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic  form  opcode  operands      attributes
        vmrghb    VX    4/12    VRT,VRA,VRB   vec any=1
        vmrghh    VX    4/76    VRT,VRA,VRB   vec any=1
        vmrghw    VX    4/140   VRT,VRA,VRB   vec any=1
        vmrglb    VX    4/268   VRT,VRA,VRB   vec any=1
        vmrglh    VX    4/332   VRT,VRA,VRB   vec any=1
        vmrglw    VX    4/396   VRT,VRA,VRB   vec
        vmrgew    VX    4/1932  VRT,VRA,VRB   vec
        vmrgow    VX    4/1676  VRT,VRA,VRB   vec
        vspltb    VX    4/524   VRT,VRB,UIM4  vec
        vsplth    VX    4/588   VRT,VRB,UIM3  vec
        vspltw    VX    4/652   VRT,VRB,UIM2  vec
        vspltisb  VX    4/780   VRT,SIM       vec any=1
        vspltish  VX    4/844   VRT,SIM       vec any=1
        vspltisw  VX    4/908   VRT,SIM       vec any=1
        """;

    private static final long EACH_BYTE = 0x0101_0101_0101_0101L;
    private static final long EACH_HALFWORD = 0x0001_0001_0001_0001L;
    private static final long EACH_WORD = 0x0000_0001_0000_0001L;

    private VectorMerge() {}

    /** Vector merge high byte. */
    public static void vmrghb(Cpu c, int vrt, int vra, int vrb) {
        merge(c, vrt, high(c, vra), high(c, vrb), HALFWORDS);
    }

    /** Vector merge high halfword. */
    public static void vmrghh(Cpu c, int vrt, int vra, int vrb) {
        merge(c, vrt, high(c, vra), high(c, vrb), WORDS);
    }

    /** Vector merge high word. */
    public static void vmrghw(Cpu c, int vrt, int vra, int vrb) {
        merge(c, vrt, high(c, vra), high(c, vrb), DOUBLEWORDS);
    }

    /** Vector merge low byte. */
    public static void vmrglb(Cpu c, int vrt, int vra, int vrb) {
        merge(c, vrt, low(c, vra), low(c, vrb), HALFWORDS);
    }

    /** Vector merge low halfword. */
    public static void vmrglh(Cpu c, int vrt, int vra, int vrb) {
        merge(c, vrt, low(c, vra), low(c, vrb), WORDS);
    }

    /** Vector merge low word. */
    public static void vmrglw(Cpu c, int vrt, int vra, int vrb) {
        merge(c, vrt, low(c, vra), low(c, vrb), DOUBLEWORDS);
    }

    /** Vector merge even word. */
    public static void vmrgew(Cpu c, int vrt, int vra, int vrb) {
        set(c, vrt, evenWords(high(c, vra), high(c, vrb)), evenWords(low(c, vra), low(c, vrb)));
    }

    /** Vector merge odd word. */
    public static void vmrgow(Cpu c, int vrt, int vra, int vrb) {
        set(c, vrt, evenWords(high(c, vra) << 32, high(c, vrb) << 32), evenWords(low(c, vra) << 32, low(c, vrb) << 32));
    }

    /** Vector splat byte. */
    public static void vspltb(Cpu c, int vrt, int vrb, int uim4) {
        splat(c, vrt, element(c, vrb, 8 * uim4) >>> 56, EACH_BYTE);
    }

    /** Vector splat halfword. */
    public static void vsplth(Cpu c, int vrt, int vrb, int uim3) {
        splat(c, vrt, element(c, vrb, 16 * uim3) >>> 48, EACH_HALFWORD);
    }

    /** Vector splat word. */
    public static void vspltw(Cpu c, int vrt, int vrb, int uim2) {
        splat(c, vrt, element(c, vrb, 32 * uim2) >>> 32, EACH_WORD);
    }

    /** Vector splat immediate signed byte. */
    public static void vspltisb(Cpu c, int vrt, int sim) {
        splat(c, vrt, sim & 0xff, EACH_BYTE);
    }

    /** Vector splat immediate signed halfword. */
    public static void vspltish(Cpu c, int vrt, int sim) {
        splat(c, vrt, sim & 0xffff, EACH_HALFWORD);
    }

    /** Vector splat immediate signed word. */
    public static void vspltisw(Cpu c, int vrt, int sim) {
        splat(c, vrt, sim & 0xffff_ffffL, EACH_WORD);
    }

    /** Elements of two halves in turn; lanes are of two such elements. */
    private static void merge(Cpu c, int vrt, long a, long b, long lanes) {
        int size = Long.numberOfTrailingZeros(lanes) + 1 >> 1;
        set(c, vrt, widen(a >>> 32, lanes) << size | widen(b >>> 32, lanes), widen(a, lanes) << size | widen(b, lanes));
    }

    private static long evenWords(long a, long b) {
        return a & 0xffff_ffff_0000_0000L | b >>> 32;
    }

    /** {@return what begins at a bit, in the most significant bits} */
    private static long element(Cpu c, int vrb, int bit) {
        return (bit < 64 ? high(c, vrb) : low(c, vrb)) << bit;
    }

    private static void splat(Cpu c, int vrt, long element, long each) {
        set(c, vrt, element * each, element * each);
    }
}
