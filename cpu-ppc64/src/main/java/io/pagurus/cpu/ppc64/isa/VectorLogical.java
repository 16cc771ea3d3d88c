package io.pagurus.cpu.ppc64.isa;

import static io.pagurus.cpu.ppc64.isa.VectorRegister.high;
import static io.pagurus.cpu.ppc64.isa.VectorRegister.low;
import static io.pagurus.cpu.ppc64.isa.VectorRegister.set;

import io.pagurus.cpu.ppc64.exec.Cpu;

/** Vector logical instructions (Power ISA 2.07 I 6.9.3). */
public final class VectorLogical {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic  form  opcode  operands     attributes
        vand      VX    4/1028  VRT,VRA,VRB  vec any=1
        vandc     VX    4/1092  VRT,VRA,VRB  vec any=1
        veqv      VX    4/1668  VRT,VRA,VRB  vec any=1
        vnand     VX    4/1412  VRT,VRA,VRB  vec any=1
        vor       VX    4/1156  VRT,VRA,VRB  vec any=1
        vorc      VX    4/1348  VRT,VRA,VRB  vec any=1
        vnor      VX    4/1284  VRT,VRA,VRB  vec any=1
        vxor      VX    4/1220  VRT,VRA,VRB  vec any=1
        """;

    private VectorLogical() {}

    /** Vector logical AND. */
    public static void vand(Cpu c, int vrt, int vra, int vrb) {
        set(c, vrt, high(c, vra) & high(c, vrb), low(c, vra) & low(c, vrb));
    }

    /** Vector logical AND with complement. */
    public static void vandc(Cpu c, int vrt, int vra, int vrb) {
        set(c, vrt, high(c, vra) & ~high(c, vrb), low(c, vra) & ~low(c, vrb));
    }

    /** Vector logical equivalent. */
    public static void veqv(Cpu c, int vrt, int vra, int vrb) {
        set(c, vrt, ~(high(c, vra) ^ high(c, vrb)), ~(low(c, vra) ^ low(c, vrb)));
    }

    /** Vector logical NAND. */
    public static void vnand(Cpu c, int vrt, int vra, int vrb) {
        set(c, vrt, ~(high(c, vra) & high(c, vrb)), ~(low(c, vra) & low(c, vrb)));
    }

    /** Vector logical OR. */
    public static void vor(Cpu c, int vrt, int vra, int vrb) {
        set(c, vrt, high(c, vra) | high(c, vrb), low(c, vra) | low(c, vrb));
    }

    /** Vector logical OR with complement. */
    public static void vorc(Cpu c, int vrt, int vra, int vrb) {
        set(c, vrt, high(c, vra) | ~high(c, vrb), low(c, vra) | ~low(c, vrb));
    }

    /** Vector logical NOR. */
    public static void vnor(Cpu c, int vrt, int vra, int vrb) {
        set(c, vrt, ~(high(c, vra) | high(c, vrb)), ~(low(c, vra) | low(c, vrb)));
    }

    /** Vector logical XOR. */
    public static void vxor(Cpu c, int vrt, int vra, int vrb) {
        set(c, vrt, high(c, vra) ^ high(c, vrb), low(c, vra) ^ low(c, vrb));
    }
}
