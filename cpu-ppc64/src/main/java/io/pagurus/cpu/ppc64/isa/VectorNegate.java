package io.pagurus.cpu.ppc64.isa;

import static io.pagurus.cpu.ppc64.isa.Lanes.WORDS;
import static io.pagurus.cpu.ppc64.isa.Lanes.extend;
import static io.pagurus.cpu.ppc64.isa.Lanes.subtract;
import static io.pagurus.cpu.ppc64.isa.VectorRegister.high;
import static io.pagurus.cpu.ppc64.isa.VectorRegister.low;
import static io.pagurus.cpu.ppc64.isa.VectorRegister.set;

import io.pagurus.cpu.ppc64.exec.Cpu;

/** Vector negate and extend sign (Power ISA 3.0 I 6.9). */
public final class VectorNegate {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic  form  opcode  operands  attributes
        vnegw     VX    4/1538  VRT,VRB   vec p9 11:15=6
        vnegd     VX    4/1538  VRT,VRB   vec p9 11:15=7
        vextsb2w  VX    4/1538  VRT,VRB   vec p9 11:15=16
        vextsh2w  VX    4/1538  VRT,VRB   vec p9 11:15=17
        vextsb2d  VX    4/1538  VRT,VRB   vec p9 11:15=24
        vextsh2d  VX    4/1538  VRT,VRB   vec p9 11:15=25
        vextsw2d  VX    4/1538  VRT,VRB   vec p9 11:15=26
        """;

    private VectorNegate() {}

    /** Vector negate word. */
    public static void vnegw(Cpu c, int vrt, int vrb) {
        set(c, vrt, subtract(0, high(c, vrb), WORDS), subtract(0, low(c, vrb), WORDS));
    }

    /** Vector negate doubleword. */
    public static void vnegd(Cpu c, int vrt, int vrb) {
        set(c, vrt, -high(c, vrb), -low(c, vrb));
    }

    /** Vector extend sign byte to word. */
    public static void vextsb2w(Cpu c, int vrt, int vrb) {
        set(
                c,
                vrt,
                extend(high(c, vrb), 0x0000_0080_0000_0080L, WORDS),
                extend(low(c, vrb), 0x0000_0080_0000_0080L, WORDS));
    }

    /** Vector extend sign halfword to word. */
    public static void vextsh2w(Cpu c, int vrt, int vrb) {
        set(
                c,
                vrt,
                extend(high(c, vrb), 0x0000_8000_0000_8000L, WORDS),
                extend(low(c, vrb), 0x0000_8000_0000_8000L, WORDS));
    }

    /** Vector extend sign byte to doubleword. */
    public static void vextsb2d(Cpu c, int vrt, int vrb) {
        set(c, vrt, high(c, vrb) << 56 >> 56, low(c, vrb) << 56 >> 56);
    }

    /** Vector extend sign halfword to doubleword. */
    public static void vextsh2d(Cpu c, int vrt, int vrb) {
        set(c, vrt, high(c, vrb) << 48 >> 48, low(c, vrb) << 48 >> 48);
    }

    /** Vector extend sign word to doubleword. */
    public static void vextsw2d(Cpu c, int vrt, int vrb) {
        set(c, vrt, high(c, vrb) << 32 >> 32, low(c, vrb) << 32 >> 32);
    }
}
