package io.pagurus.cpu.ppc64.isa;

import static io.pagurus.cpu.ppc64.isa.VectorRegister.high;
import static io.pagurus.cpu.ppc64.isa.VectorRegister.low;
import static io.pagurus.cpu.ppc64.isa.VectorRegister.set;

import io.pagurus.cpu.ppc64.exec.Cpu;

/** Vector rotate (Power ISA 2.07 I 6.9.4). */
public final class VectorRotate {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic  form  opcode  operands     attributes
        vrlb      VX    4/4     VRT,VRA,VRB  vec
        vrlh      VX    4/68    VRT,VRA,VRB  vec
        vrlw      VX    4/132   VRT,VRA,VRB  vec
        vrld      VX    4/196   VRT,VRA,VRB  vec
        # The oracle wants VSX to be available for those with masks, not the vector facility.
        vrlwmi    VX    4/133   VRT,VRA,VRB  vsx p9
        vrldmi    VX    4/197   VRT,VRA,VRB  vsx p9
        vrlwnm    VX    4/389   VRT,VRA,VRB  vsx p9
        vrldnm    VX    4/453   VRT,VRA,VRB  vsx p9
        """;

    private VectorRotate() {}

    /** Vector rotate left byte. */
    public static void vrlb(Cpu c, int vrt, int vra, int vrb) {
        set(c, vrt, rotated(high(c, vra), high(c, vrb), 8), rotated(low(c, vra), low(c, vrb), 8));
    }

    /** Vector rotate left halfword. */
    public static void vrlh(Cpu c, int vrt, int vra, int vrb) {
        set(c, vrt, rotated(high(c, vra), high(c, vrb), 16), rotated(low(c, vra), low(c, vrb), 16));
    }

    /** Vector rotate left word. */
    public static void vrlw(Cpu c, int vrt, int vra, int vrb) {
        set(c, vrt, rotated(high(c, vra), high(c, vrb), 32), rotated(low(c, vra), low(c, vrb), 32));
    }

    /** Vector rotate left doubleword. */
    public static void vrld(Cpu c, int vrt, int vra, int vrb) {
        set(c, vrt, Long.rotateLeft(high(c, vra), (int) high(c, vrb)), Long.rotateLeft(low(c, vra), (int) low(c, vrb)));
    }

    /** Vector rotate left word then mask insert: VRB says how far, and where the mask begins and ends. */
    public static void vrlwmi(Cpu c, int vrt, int vra, int vrb) {
        long maskHigh = wordMasks(high(c, vrb));
        long maskLow = wordMasks(low(c, vrb));
        set(
                c,
                vrt,
                Lanes.select(maskHigh, rotated(high(c, vra), high(c, vrb), 32), high(c, vrt)),
                Lanes.select(maskLow, rotated(low(c, vra), low(c, vrb), 32), low(c, vrt)));
    }

    /** Vector rotate left doubleword then mask insert. */
    public static void vrldmi(Cpu c, int vrt, int vra, int vrb) {
        set(
                c,
                vrt,
                Lanes.select(mask(high(c, vrb), 64), rotated(high(c, vra), high(c, vrb)), high(c, vrt)),
                Lanes.select(mask(low(c, vrb), 64), rotated(low(c, vra), low(c, vrb)), low(c, vrt)));
    }

    /** Vector rotate left word then AND with mask. */
    public static void vrlwnm(Cpu c, int vrt, int vra, int vrb) {
        set(
                c,
                vrt,
                rotated(high(c, vra), high(c, vrb), 32) & wordMasks(high(c, vrb)),
                rotated(low(c, vra), low(c, vrb), 32) & wordMasks(low(c, vrb)));
    }

    /** Vector rotate left doubleword then AND with mask. */
    public static void vrldnm(Cpu c, int vrt, int vra, int vrb) {
        set(
                c,
                vrt,
                rotated(high(c, vra), high(c, vrb)) & mask(high(c, vrb), 64),
                rotated(low(c, vra), low(c, vrb)) & mask(low(c, vrb), 64));
    }

    private static long rotated(long a, long counts, int size) {
        long ones = -1L >>> 64 - size;
        long result = 0;
        for (int shift = 0; shift < 64; shift += size) {
            long element = a >>> shift & ones;
            int count = (int) (counts >>> shift) & size - 1;
            result |= ((element << count | element >>> size - count) & ones) << shift;
        }
        return result;
    }

    private static long rotated(long a, long count) {
        return Long.rotateLeft(a, (int) count);
    }

    private static long wordMasks(long controls) {
        return mask(controls >>> 32, 32) << 32 | mask(controls, 32);
    }

    /**
     * {@return ones from the bit that byte 2 of a control tells, to the one byte 1 tells; bytes counted from the right}
     */
    private static long mask(long control, int size) {
        int begin = (int) (control >>> 16) & size - 1;
        int end = (int) (control >>> 8) & size - 1;
        long ones = -1L >>> 64 - size;
        long from = ones >>> begin;
        long to = ones << size - 1 - end & ones;
        return begin <= end ? from & to : from | to;
    }
}
