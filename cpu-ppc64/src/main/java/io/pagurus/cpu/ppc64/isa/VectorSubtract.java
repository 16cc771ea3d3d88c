package io.pagurus.cpu.ppc64.isa;

import static io.pagurus.cpu.ppc64.isa.Lanes.BYTES;
import static io.pagurus.cpu.ppc64.isa.Lanes.DOUBLEWORDS;
import static io.pagurus.cpu.ppc64.isa.Lanes.HALFWORDS;
import static io.pagurus.cpu.ppc64.isa.Lanes.WORDS;
import static io.pagurus.cpu.ppc64.isa.Lanes.borrows;
import static io.pagurus.cpu.ppc64.isa.Lanes.carries;
import static io.pagurus.cpu.ppc64.isa.Lanes.differenceOverflows;
import static io.pagurus.cpu.ppc64.isa.Lanes.extremes;
import static io.pagurus.cpu.ppc64.isa.Lanes.fill;
import static io.pagurus.cpu.ppc64.isa.Lanes.select;
import static io.pagurus.cpu.ppc64.isa.Lanes.subtract;
import static io.pagurus.cpu.ppc64.isa.VectorRegister.high;
import static io.pagurus.cpu.ppc64.isa.VectorRegister.low;
import static io.pagurus.cpu.ppc64.isa.VectorRegister.saturated;
import static io.pagurus.cpu.ppc64.isa.VectorRegister.set;

import io.pagurus.cpu.ppc64.exec.Cpu;

/** Vector integer subtract (Power ISA I 6.9.1.2). A carry of 1 means that nothing is borrowed. */
public final class VectorSubtract {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic  form  opcode  operands         attributes
        vsububm   VX    4/1024  VRT,VRA,VRB      vec
        vsubuhm   VX    4/1088  VRT,VRA,VRB      vec
        vsubuwm   VX    4/1152  VRT,VRA,VRB      vec
        vsubudm   VX    4/1216  VRT,VRA,VRB      vec
        vsububs   VX    4/1536  VRT,VRA,VRB      vec
        vsubuhs   VX    4/1600  VRT,VRA,VRB      vec
        vsubuws   VX    4/1664  VRT,VRA,VRB      vec any=1
        vsubsbs   VX    4/1792  VRT,VRA,VRB      vec
        vsubshs   VX    4/1856  VRT,VRA,VRB      vec any=1
        vsubsws   VX    4/1920  VRT,VRA,VRB      vec
        vsubcuw   VX    4/1408  VRT,VRA,VRB      vec
        vsubuqm   VX    4/1280  VRT,VRA,VRB      vec
        vsubcuq   VX    4/1344  VRT,VRA,VRB      vec
        vsubeuqm  VA    4/62    VRT,VRA,VRB,VRC  vec
        vsubecuq  VA    4/63    VRT,VRA,VRB,VRC  vec
        """;

    private VectorSubtract() {}

    /** Vector subtract unsigned byte modulo. */
    public static void vsububm(Cpu c, int vrt, int vra, int vrb) {
        set(c, vrt, subtract(high(c, vra), high(c, vrb), BYTES), subtract(low(c, vra), low(c, vrb), BYTES));
    }

    /** Vector subtract unsigned halfword modulo. */
    public static void vsubuhm(Cpu c, int vrt, int vra, int vrb) {
        set(c, vrt, subtract(high(c, vra), high(c, vrb), HALFWORDS), subtract(low(c, vra), low(c, vrb), HALFWORDS));
    }

    /** Vector subtract unsigned word modulo. */
    public static void vsubuwm(Cpu c, int vrt, int vra, int vrb) {
        set(c, vrt, subtract(high(c, vra), high(c, vrb), WORDS), subtract(low(c, vra), low(c, vrb), WORDS));
    }

    /** Vector subtract unsigned doubleword modulo. */
    public static void vsubudm(Cpu c, int vrt, int vra, int vrb) {
        set(c, vrt, subtract(high(c, vra), high(c, vrb), DOUBLEWORDS), subtract(low(c, vra), low(c, vrb), DOUBLEWORDS));
    }

    /** Vector subtract unsigned byte saturate. */
    public static void vsububs(Cpu c, int vrt, int vra, int vrb) {
        unsignedDifference(c, vrt, vra, vrb, BYTES);
    }

    /** Vector subtract unsigned halfword saturate. */
    public static void vsubuhs(Cpu c, int vrt, int vra, int vrb) {
        unsignedDifference(c, vrt, vra, vrb, HALFWORDS);
    }

    /** Vector subtract unsigned word saturate. */
    public static void vsubuws(Cpu c, int vrt, int vra, int vrb) {
        unsignedDifference(c, vrt, vra, vrb, WORDS);
    }

    /** Vector subtract signed byte saturate. */
    public static void vsubsbs(Cpu c, int vrt, int vra, int vrb) {
        signedDifference(c, vrt, vra, vrb, BYTES);
    }

    /** Vector subtract signed halfword saturate. */
    public static void vsubshs(Cpu c, int vrt, int vra, int vrb) {
        signedDifference(c, vrt, vra, vrb, HALFWORDS);
    }

    /** Vector subtract signed word saturate. */
    public static void vsubsws(Cpu c, int vrt, int vra, int vrb) {
        signedDifference(c, vrt, vra, vrb, WORDS);
    }

    /** Vector subtract and write carry-out unsigned word: 1 where nothing was borrowed. */
    public static void vsubcuw(Cpu c, int vrt, int vra, int vrb) {
        set(c, vrt, carryOut(high(c, vra), high(c, vrb)), carryOut(low(c, vra), low(c, vrb)));
    }

    /** Vector subtract unsigned quadword modulo. */
    public static void vsubuqm(Cpu c, int vrt, int vra, int vrb) {
        difference(c, vrt, vra, vrb, 1);
    }

    /** Vector subtract and write carry unsigned quadword. */
    public static void vsubcuq(Cpu c, int vrt, int vra, int vrb) {
        carry(c, vrt, vra, vrb, 1);
    }

    /** Vector subtract extended unsigned quadword modulo. */
    public static void vsubeuqm(Cpu c, int vrt, int vra, int vrb, int vrc) {
        difference(c, vrt, vra, vrb, low(c, vrc) & 1);
    }

    /** Vector subtract extended and write carry unsigned quadword. */
    public static void vsubecuq(Cpu c, int vrt, int vra, int vrb, int vrc) {
        carry(c, vrt, vra, vrb, low(c, vrc) & 1);
    }

    private static void unsignedDifference(Cpu c, int vrt, int vra, int vrb, long lanes) {
        long differenceHigh = subtract(high(c, vra), high(c, vrb), lanes);
        long differenceLow = subtract(low(c, vra), low(c, vrb), lanes);
        long borrowsHigh = borrows(high(c, vra), high(c, vrb), differenceHigh, lanes);
        long borrowsLow = borrows(low(c, vra), low(c, vrb), differenceLow, lanes);
        saturated(c, borrowsHigh | borrowsLow);
        set(c, vrt, differenceHigh & ~fill(borrowsHigh, lanes), differenceLow & ~fill(borrowsLow, lanes));
    }

    private static void signedDifference(Cpu c, int vrt, int vra, int vrb, long lanes) {
        long a0 = high(c, vra);
        long a1 = low(c, vra);
        long differenceHigh = subtract(a0, high(c, vrb), lanes);
        long differenceLow = subtract(a1, low(c, vrb), lanes);
        long overflowsHigh = differenceOverflows(a0, high(c, vrb), differenceHigh, lanes);
        long overflowsLow = differenceOverflows(a1, low(c, vrb), differenceLow, lanes);
        saturated(c, overflowsHigh | overflowsLow);
        set(
                c,
                vrt,
                select(fill(overflowsHigh, lanes), extremes(a0, lanes), differenceHigh),
                select(fill(overflowsLow, lanes), extremes(a1, lanes), differenceLow));
    }

    private static long carryOut(long a, long b) {
        return (~borrows(a, b, subtract(a, b, WORDS), WORDS) & WORDS) >>> 31;
    }

    private static void difference(Cpu c, int vrt, int vra, int vrb, long carryIn) {
        long low = low(c, vra) + ~low(c, vrb) + carryIn;
        long carry = carries(low(c, vra), ~low(c, vrb), low, DOUBLEWORDS) >>> 63;
        set(c, vrt, high(c, vra) + ~high(c, vrb) + carry, low);
    }

    private static void carry(Cpu c, int vrt, int vra, int vrb, long carryIn) {
        long low = low(c, vra) + ~low(c, vrb) + carryIn;
        long carry = carries(low(c, vra), ~low(c, vrb), low, DOUBLEWORDS) >>> 63;
        long high = high(c, vra) + ~high(c, vrb) + carry;
        set(c, vrt, 0, carries(high(c, vra), ~high(c, vrb), high, DOUBLEWORDS) >>> 63);
    }
}
