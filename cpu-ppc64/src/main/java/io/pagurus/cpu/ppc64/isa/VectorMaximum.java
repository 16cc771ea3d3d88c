package io.pagurus.cpu.ppc64.isa;

import static io.pagurus.cpu.ppc64.isa.Lanes.BYTES;
import static io.pagurus.cpu.ppc64.isa.Lanes.DOUBLEWORDS;
import static io.pagurus.cpu.ppc64.isa.Lanes.HALFWORDS;
import static io.pagurus.cpu.ppc64.isa.Lanes.WORDS;
import static io.pagurus.cpu.ppc64.isa.Lanes.max;
import static io.pagurus.cpu.ppc64.isa.Lanes.maxSigned;
import static io.pagurus.cpu.ppc64.isa.Lanes.min;
import static io.pagurus.cpu.ppc64.isa.Lanes.minSigned;
import static io.pagurus.cpu.ppc64.isa.VectorRegister.high;
import static io.pagurus.cpu.ppc64.isa.VectorRegister.low;
import static io.pagurus.cpu.ppc64.isa.VectorRegister.set;

import io.pagurus.cpu.ppc64.exec.Cpu;

/** Vector integer maximum and minimum (Power ISA 2.07 I 6.9.1.7). */
public final class VectorMaximum {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic  form  opcode  operands     attributes
        vmaxsb    VX    4/258   VRT,VRA,VRB  vec any=1
        vmaxsh    VX    4/322   VRT,VRA,VRB  vec any=1
        vmaxsw    VX    4/386   VRT,VRA,VRB  vec any=1
        vmaxsd    VX    4/450   VRT,VRA,VRB  vec any=1
        vmaxub    VX    4/2     VRT,VRA,VRB  vec any=1
        vmaxuh    VX    4/66    VRT,VRA,VRB  vec any=1
        vmaxuw    VX    4/130   VRT,VRA,VRB  vec any=1
        vmaxud    VX    4/194   VRT,VRA,VRB  vec any=1
        vminsb    VX    4/770   VRT,VRA,VRB  vec any=1
        vminsh    VX    4/834   VRT,VRA,VRB  vec any=1
        vminsw    VX    4/898   VRT,VRA,VRB  vec any=1
        vminsd    VX    4/962   VRT,VRA,VRB  vec any=1
        vminub    VX    4/514   VRT,VRA,VRB  vec any=1
        vminuh    VX    4/578   VRT,VRA,VRB  vec any=1
        vminuw    VX    4/642   VRT,VRA,VRB  vec any=1
        vminud    VX    4/706   VRT,VRA,VRB  vec any=1
        """;

    private VectorMaximum() {}

    /** Vector maximum signed byte. */
    public static void vmaxsb(Cpu c, int vrt, int vra, int vrb) {
        set(c, vrt, maxSigned(high(c, vra), high(c, vrb), BYTES), maxSigned(low(c, vra), low(c, vrb), BYTES));
    }

    /** Vector maximum signed halfword. */
    public static void vmaxsh(Cpu c, int vrt, int vra, int vrb) {
        set(c, vrt, maxSigned(high(c, vra), high(c, vrb), HALFWORDS), maxSigned(low(c, vra), low(c, vrb), HALFWORDS));
    }

    /** Vector maximum signed word. */
    public static void vmaxsw(Cpu c, int vrt, int vra, int vrb) {
        set(c, vrt, maxSigned(high(c, vra), high(c, vrb), WORDS), maxSigned(low(c, vra), low(c, vrb), WORDS));
    }

    /** Vector maximum signed doubleword. */
    public static void vmaxsd(Cpu c, int vrt, int vra, int vrb) {
        set(
                c,
                vrt,
                maxSigned(high(c, vra), high(c, vrb), DOUBLEWORDS),
                maxSigned(low(c, vra), low(c, vrb), DOUBLEWORDS));
    }

    /** Vector maximum unsigned byte. */
    public static void vmaxub(Cpu c, int vrt, int vra, int vrb) {
        set(c, vrt, max(high(c, vra), high(c, vrb), BYTES), max(low(c, vra), low(c, vrb), BYTES));
    }

    /** Vector maximum unsigned halfword. */
    public static void vmaxuh(Cpu c, int vrt, int vra, int vrb) {
        set(c, vrt, max(high(c, vra), high(c, vrb), HALFWORDS), max(low(c, vra), low(c, vrb), HALFWORDS));
    }

    /** Vector maximum unsigned word. */
    public static void vmaxuw(Cpu c, int vrt, int vra, int vrb) {
        set(c, vrt, max(high(c, vra), high(c, vrb), WORDS), max(low(c, vra), low(c, vrb), WORDS));
    }

    /** Vector maximum unsigned doubleword. */
    public static void vmaxud(Cpu c, int vrt, int vra, int vrb) {
        set(c, vrt, max(high(c, vra), high(c, vrb), DOUBLEWORDS), max(low(c, vra), low(c, vrb), DOUBLEWORDS));
    }

    /** Vector minimum signed byte. */
    public static void vminsb(Cpu c, int vrt, int vra, int vrb) {
        set(c, vrt, minSigned(high(c, vra), high(c, vrb), BYTES), minSigned(low(c, vra), low(c, vrb), BYTES));
    }

    /** Vector minimum signed halfword. */
    public static void vminsh(Cpu c, int vrt, int vra, int vrb) {
        set(c, vrt, minSigned(high(c, vra), high(c, vrb), HALFWORDS), minSigned(low(c, vra), low(c, vrb), HALFWORDS));
    }

    /** Vector minimum signed word. */
    public static void vminsw(Cpu c, int vrt, int vra, int vrb) {
        set(c, vrt, minSigned(high(c, vra), high(c, vrb), WORDS), minSigned(low(c, vra), low(c, vrb), WORDS));
    }

    /** Vector minimum signed doubleword. */
    public static void vminsd(Cpu c, int vrt, int vra, int vrb) {
        set(
                c,
                vrt,
                minSigned(high(c, vra), high(c, vrb), DOUBLEWORDS),
                minSigned(low(c, vra), low(c, vrb), DOUBLEWORDS));
    }

    /** Vector minimum unsigned byte. */
    public static void vminub(Cpu c, int vrt, int vra, int vrb) {
        set(c, vrt, min(high(c, vra), high(c, vrb), BYTES), min(low(c, vra), low(c, vrb), BYTES));
    }

    /** Vector minimum unsigned halfword. */
    public static void vminuh(Cpu c, int vrt, int vra, int vrb) {
        set(c, vrt, min(high(c, vra), high(c, vrb), HALFWORDS), min(low(c, vra), low(c, vrb), HALFWORDS));
    }

    /** Vector minimum unsigned word. */
    public static void vminuw(Cpu c, int vrt, int vra, int vrb) {
        set(c, vrt, min(high(c, vra), high(c, vrb), WORDS), min(low(c, vra), low(c, vrb), WORDS));
    }

    /** Vector minimum unsigned doubleword. */
    public static void vminud(Cpu c, int vrt, int vra, int vrb) {
        set(c, vrt, min(high(c, vra), high(c, vrb), DOUBLEWORDS), min(low(c, vra), low(c, vrb), DOUBLEWORDS));
    }
}
