package io.pagurus.cpu.ppc64.isa;

import static io.pagurus.cpu.ppc64.isa.VectorRegister.high;
import static io.pagurus.cpu.ppc64.isa.VectorRegister.low;
import static io.pagurus.cpu.ppc64.isa.VectorRegister.set;

import io.pagurus.cpu.ppc64.exec.Cpu;

/**
 * Vector extract and insert (Power ISA 3.0 I 6.8). What does not fit in the register, which the ISA leaves undefined,
 * is as the oracle has it.
 */
public final class VectorExtract {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic  form  opcode  operands      attributes
        vextractub  VX    4/525   VRT,VRB,UIM4  vec p9
        vextractuh  VX    4/589   VRT,VRB,UIM4  vec p9
        vextractuw  VX    4/653   VRT,VRB,UIM4  vec p9
        vextractd   VX    4/717   VRT,VRB,UIM4  vec p9 any=1 inval=100000
        vinsertb    VX    4/781   VRT,VRB,UIM4  vec p9
        vinserth    VX    4/845   VRT,VRB,UIM4  vec p9
        vinsertw    VX    4/909   VRT,VRB,UIM4  vec p9
        vinsertd    VX    4/973   VRT,VRB,UIM4  vec p9
        vextublx    VX    4/1549  RT,RA,VRB     vec p9 any=1
        vextuhlx    VX    4/1613  RT,RA,VRB     vec p9 any=1
        vextuwlx    VX    4/1677  RT,RA,VRB     vec p9
        vextubrx    VX    4/1805  RT,RA,VRB     vec p9 any=1
        vextuhrx    VX    4/1869  RT,RA,VRB     vec p9 any=1
        vextuwrx    VX    4/1933  RT,RA,VRB     vec p9
        """;

    private VectorExtract() {}

    /** Vector extract unsigned byte. */
    public static void vextractub(Cpu c, int vrt, int vrb, int uim4) {
        extract(c, vrt, vrb, uim4, 8);
    }

    /** Vector extract unsigned halfword. */
    public static void vextractuh(Cpu c, int vrt, int vrb, int uim4) {
        extract(c, vrt, vrb, uim4, 16);
    }

    /** Vector extract unsigned word. */
    public static void vextractuw(Cpu c, int vrt, int vrb, int uim4) {
        extract(c, vrt, vrb, uim4, 32);
    }

    /** Vector extract doubleword. */
    public static void vextractd(Cpu c, int vrt, int vrb, int uim4) {
        extract(c, vrt, vrb, uim4, 64);
    }

    /** Vector insert byte. */
    public static void vinsertb(Cpu c, int vrt, int vrb, int uim4) {
        insert(c, vrt, vrb, uim4, 8);
    }

    /** Vector insert halfword. */
    public static void vinserth(Cpu c, int vrt, int vrb, int uim4) {
        insert(c, vrt, vrb, uim4, 16);
    }

    /** Vector insert word. */
    public static void vinsertw(Cpu c, int vrt, int vrb, int uim4) {
        insert(c, vrt, vrb, uim4, 32);
    }

    /** Vector insert doubleword. */
    public static void vinsertd(Cpu c, int vrt, int vrb, int uim4) {
        insert(c, vrt, vrb, uim4, 64);
    }

    /** Vector extract unsigned byte to GPR using GPR-specified left-index. */
    public static void vextublx(Cpu c, int rt, int ra, int vrb) {
        c.gpr[rt] = element(c, vrb, leftIndexed(c, ra, 8), 8);
    }

    /** Vector extract unsigned halfword to GPR using GPR-specified left-index. */
    public static void vextuhlx(Cpu c, int rt, int ra, int vrb) {
        c.gpr[rt] = element(c, vrb, leftIndexed(c, ra, 16), 16);
    }

    /** Vector extract unsigned word to GPR using GPR-specified left-index. */
    public static void vextuwlx(Cpu c, int rt, int ra, int vrb) {
        c.gpr[rt] = element(c, vrb, leftIndexed(c, ra, 32), 32);
    }

    /** Vector extract unsigned byte to GPR using GPR-specified right-index. */
    public static void vextubrx(Cpu c, int rt, int ra, int vrb) {
        c.gpr[rt] = element(c, vrb, 8 * (int) c.gpr[ra], 8);
    }

    /** Vector extract unsigned halfword to GPR using GPR-specified right-index. */
    public static void vextuhrx(Cpu c, int rt, int ra, int vrb) {
        c.gpr[rt] = element(c, vrb, 8 * (int) c.gpr[ra], 16);
    }

    /** Vector extract unsigned word to GPR using GPR-specified right-index. */
    public static void vextuwrx(Cpu c, int rt, int ra, int vrb) {
        c.gpr[rt] = element(c, vrb, 8 * (int) c.gpr[ra], 32);
    }

    /** Of an element that does not fit, the oracle extracts the first one instead. */
    private static void extract(Cpu c, int vrt, int vrb, int index, int bits) {
        int byteIndex = 8 * index + bits > 128 ? 0 : index;
        set(c, vrt, element(c, vrb, 128 - 8 * byteIndex - bits, bits), 0);
    }

    /** An element that does not fit is not inserted. */
    private static void insert(Cpu c, int vrt, int vrb, int index, int bits) {
        int shift = 128 - 8 * index - bits;
        if (shift < 0) {
            return;
        }
        long mask = -1L >>> 64 - bits;
        long value = high(c, vrb) & mask;
        if (shift >= 64) {
            c.vsr[64 + 2 * vrt] = high(c, vrt) & ~(mask << shift) | value << shift;
        } else {
            // What reaches into the more significant doubleword, if anything.
            long maskAbove = mask >>> 1 >>> (63 - shift);
            long valueAbove = value >>> 1 >>> (63 - shift);
            set(c, vrt, high(c, vrt) & ~maskAbove | valueAbove, low(c, vrt) & ~(mask << shift) | value << shift);
        }
    }

    /** {@return where the element ends that begins at a byte counted from the left, in bits from the right} */
    private static int leftIndexed(Cpu c, int ra, int bits) {
        return 128 - 8 * ((int) c.gpr[ra] & 15) - bits;
    }

    /**
     * {@return bits from a place counted from the right, of which the last 7 bits count}
     *
     * <p>The register goes on to the left with its first bit repeated.
     */
    private static long element(Cpu c, int vrb, int place, int bits) {
        int shift = place & 127;
        long a0 = high(c, vrb);
        long above = shift >= 64 ? a0 >> 63 : a0;
        long here = shift >= 64 ? a0 : low(c, vrb);
        return (above << 1 << (~shift & 63) | here >>> shift) & -1L >>> 64 - bits;
    }
}
