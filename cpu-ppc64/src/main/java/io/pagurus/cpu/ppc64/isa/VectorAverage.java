package io.pagurus.cpu.ppc64.isa;

import static io.pagurus.cpu.ppc64.isa.Lanes.BYTES;
import static io.pagurus.cpu.ppc64.isa.Lanes.HALFWORDS;
import static io.pagurus.cpu.ppc64.isa.Lanes.WORDS;
import static io.pagurus.cpu.ppc64.isa.Lanes.max;
import static io.pagurus.cpu.ppc64.isa.Lanes.min;
import static io.pagurus.cpu.ppc64.isa.Lanes.subtract;
import static io.pagurus.cpu.ppc64.isa.VectorRegister.high;
import static io.pagurus.cpu.ppc64.isa.VectorRegister.low;
import static io.pagurus.cpu.ppc64.isa.VectorRegister.set;

import io.pagurus.cpu.ppc64.exec.Cpu;

/** Vector integer average and absolute difference (Power ISA 2.07 I 6.9.1.6; the difference is of 3.0). */
public final class VectorAverage {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic  form  opcode  operands     attributes
        vavgsb    VX    4/1282  VRT,VRA,VRB  vec
        vavgsh    VX    4/1346  VRT,VRA,VRB  vec
        vavgsw    VX    4/1410  VRT,VRA,VRB  vec
        vavgub    VX    4/1026  VRT,VRA,VRB  vec
        vavguh    VX    4/1090  VRT,VRA,VRB  vec
        vavguw    VX    4/1154  VRT,VRA,VRB  vec
        vabsdub   VX    4/1027  VRT,VRA,VRB  vec p9
        vabsduh   VX    4/1091  VRT,VRA,VRB  vec p9
        vabsduw   VX    4/1155  VRT,VRA,VRB  vec p9
        """;

    private VectorAverage() {}

    /** Vector average signed byte. */
    public static void vavgsb(Cpu c, int vrt, int vra, int vrb) {
        set(c, vrt, signedAverage(high(c, vra), high(c, vrb), BYTES), signedAverage(low(c, vra), low(c, vrb), BYTES));
    }

    /** Vector average signed halfword. */
    public static void vavgsh(Cpu c, int vrt, int vra, int vrb) {
        set(
                c,
                vrt,
                signedAverage(high(c, vra), high(c, vrb), HALFWORDS),
                signedAverage(low(c, vra), low(c, vrb), HALFWORDS));
    }

    /** Vector average signed word. */
    public static void vavgsw(Cpu c, int vrt, int vra, int vrb) {
        set(c, vrt, signedAverage(high(c, vra), high(c, vrb), WORDS), signedAverage(low(c, vra), low(c, vrb), WORDS));
    }

    /** Vector average unsigned byte. */
    public static void vavgub(Cpu c, int vrt, int vra, int vrb) {
        set(c, vrt, average(high(c, vra), high(c, vrb), BYTES), average(low(c, vra), low(c, vrb), BYTES));
    }

    /** Vector average unsigned halfword. */
    public static void vavguh(Cpu c, int vrt, int vra, int vrb) {
        set(c, vrt, average(high(c, vra), high(c, vrb), HALFWORDS), average(low(c, vra), low(c, vrb), HALFWORDS));
    }

    /** Vector average unsigned word. */
    public static void vavguw(Cpu c, int vrt, int vra, int vrb) {
        set(c, vrt, average(high(c, vra), high(c, vrb), WORDS), average(low(c, vra), low(c, vrb), WORDS));
    }

    /** Vector absolute difference unsigned byte. */
    public static void vabsdub(Cpu c, int vrt, int vra, int vrb) {
        set(c, vrt, difference(high(c, vra), high(c, vrb), BYTES), difference(low(c, vra), low(c, vrb), BYTES));
    }

    /** Vector absolute difference unsigned halfword. */
    public static void vabsduh(Cpu c, int vrt, int vra, int vrb) {
        set(c, vrt, difference(high(c, vra), high(c, vrb), HALFWORDS), difference(low(c, vra), low(c, vrb), HALFWORDS));
    }

    /** Vector absolute difference unsigned word. */
    public static void vabsduw(Cpu c, int vrt, int vra, int vrb) {
        set(c, vrt, difference(high(c, vra), high(c, vrb), WORDS), difference(low(c, vra), low(c, vrb), WORDS));
    }

    /** {@return half the sums, rounded up} */
    private static long average(long a, long b, long lanes) {
        long lowest = lanes >>> Long.numberOfTrailingZeros(lanes);
        return (a | b) - (((a ^ b) & ~lowest) >>> 1);
    }

    private static long signedAverage(long a, long b, long lanes) {
        return average(a ^ lanes, b ^ lanes, lanes) ^ lanes;
    }

    private static long difference(long a, long b, long lanes) {
        return subtract(max(a, b, lanes), min(a, b, lanes), lanes);
    }
}
