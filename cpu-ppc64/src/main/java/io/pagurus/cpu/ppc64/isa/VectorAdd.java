package io.pagurus.cpu.ppc64.isa;

import static io.pagurus.cpu.ppc64.isa.Lanes.BYTES;
import static io.pagurus.cpu.ppc64.isa.Lanes.DOUBLEWORDS;
import static io.pagurus.cpu.ppc64.isa.Lanes.HALFWORDS;
import static io.pagurus.cpu.ppc64.isa.Lanes.WORDS;
import static io.pagurus.cpu.ppc64.isa.Lanes.add;
import static io.pagurus.cpu.ppc64.isa.Lanes.carries;
import static io.pagurus.cpu.ppc64.isa.Lanes.extremes;
import static io.pagurus.cpu.ppc64.isa.Lanes.fill;
import static io.pagurus.cpu.ppc64.isa.Lanes.select;
import static io.pagurus.cpu.ppc64.isa.Lanes.sumOverflows;
import static io.pagurus.cpu.ppc64.isa.VectorRegister.high;
import static io.pagurus.cpu.ppc64.isa.VectorRegister.low;
import static io.pagurus.cpu.ppc64.isa.VectorRegister.saturated;
import static io.pagurus.cpu.ppc64.isa.VectorRegister.set;

import io.pagurus.cpu.ppc64.exec.Cpu;

/** Vector integer add (Power ISA I 6.9.1.1). */
public final class VectorAdd {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic  form  opcode  operands         attributes
        vaddubm   VX    4/0     VRT,VRA,VRB      vec
        vadduhm   VX    4/64    VRT,VRA,VRB      vec
        vadduwm   VX    4/128   VRT,VRA,VRB      vec any=1
        vaddudm   VX    4/192   VRT,VRA,VRB      vec any=1
        vaddubs   VX    4/512   VRT,VRA,VRB      vec
        vadduhs   VX    4/576   VRT,VRA,VRB      vec
        vadduws   VX    4/640   VRT,VRA,VRB      vec any=1
        vaddsbs   VX    4/768   VRT,VRA,VRB      vec any=1
        vaddshs   VX    4/832   VRT,VRA,VRB      vec
        vaddsws   VX    4/896   VRT,VRA,VRB      vec any=1
        vaddcuw   VX    4/384   VRT,VRA,VRB      vec
        vadduqm   VX    4/256   VRT,VRA,VRB      vec
        vaddcuq   VX    4/320   VRT,VRA,VRB      vec
        vaddeuqm  VA    4/60    VRT,VRA,VRB,VRC  vec
        vaddecuq  VA    4/61    VRT,VRA,VRB,VRC  vec
        """;

    private VectorAdd() {}

    /** Vector add unsigned byte modulo. */
    public static void vaddubm(Cpu c, int vrt, int vra, int vrb) {
        set(c, vrt, add(high(c, vra), high(c, vrb), BYTES), add(low(c, vra), low(c, vrb), BYTES));
    }

    /** Vector add unsigned halfword modulo. */
    public static void vadduhm(Cpu c, int vrt, int vra, int vrb) {
        set(c, vrt, add(high(c, vra), high(c, vrb), HALFWORDS), add(low(c, vra), low(c, vrb), HALFWORDS));
    }

    /** Vector add unsigned word modulo. */
    public static void vadduwm(Cpu c, int vrt, int vra, int vrb) {
        set(c, vrt, add(high(c, vra), high(c, vrb), WORDS), add(low(c, vra), low(c, vrb), WORDS));
    }

    /** Vector add unsigned doubleword modulo. */
    public static void vaddudm(Cpu c, int vrt, int vra, int vrb) {
        set(c, vrt, add(high(c, vra), high(c, vrb), DOUBLEWORDS), add(low(c, vra), low(c, vrb), DOUBLEWORDS));
    }

    /** Vector add unsigned byte saturate. */
    public static void vaddubs(Cpu c, int vrt, int vra, int vrb) {
        unsignedSum(c, vrt, vra, vrb, BYTES);
    }

    /** Vector add unsigned halfword saturate. */
    public static void vadduhs(Cpu c, int vrt, int vra, int vrb) {
        unsignedSum(c, vrt, vra, vrb, HALFWORDS);
    }

    /** Vector add unsigned word saturate. */
    public static void vadduws(Cpu c, int vrt, int vra, int vrb) {
        unsignedSum(c, vrt, vra, vrb, WORDS);
    }

    /** Vector add signed byte saturate. */
    public static void vaddsbs(Cpu c, int vrt, int vra, int vrb) {
        signedSum(c, vrt, vra, vrb, BYTES);
    }

    /** Vector add signed halfword saturate. */
    public static void vaddshs(Cpu c, int vrt, int vra, int vrb) {
        signedSum(c, vrt, vra, vrb, HALFWORDS);
    }

    /** Vector add signed word saturate. */
    public static void vaddsws(Cpu c, int vrt, int vra, int vrb) {
        signedSum(c, vrt, vra, vrb, WORDS);
    }

    /** Vector add and write carry-out unsigned word. */
    public static void vaddcuw(Cpu c, int vrt, int vra, int vrb) {
        set(c, vrt, carryOut(high(c, vra), high(c, vrb)), carryOut(low(c, vra), low(c, vrb)));
    }

    /** Vector add unsigned quadword modulo. */
    public static void vadduqm(Cpu c, int vrt, int vra, int vrb) {
        sum(c, vrt, vra, vrb, 0);
    }

    /** Vector add and write carry unsigned quadword. */
    public static void vaddcuq(Cpu c, int vrt, int vra, int vrb) {
        carry(c, vrt, vra, vrb, 0);
    }

    /** Vector add extended unsigned quadword modulo. */
    public static void vaddeuqm(Cpu c, int vrt, int vra, int vrb, int vrc) {
        sum(c, vrt, vra, vrb, low(c, vrc) & 1);
    }

    /** Vector add extended and write carry unsigned quadword. */
    public static void vaddecuq(Cpu c, int vrt, int vra, int vrb, int vrc) {
        carry(c, vrt, vra, vrb, low(c, vrc) & 1);
    }

    private static void unsignedSum(Cpu c, int vrt, int vra, int vrb, long lanes) {
        long sumHigh = add(high(c, vra), high(c, vrb), lanes);
        long sumLow = add(low(c, vra), low(c, vrb), lanes);
        long carriesHigh = carries(high(c, vra), high(c, vrb), sumHigh, lanes);
        long carriesLow = carries(low(c, vra), low(c, vrb), sumLow, lanes);
        saturated(c, carriesHigh | carriesLow);
        set(c, vrt, sumHigh | fill(carriesHigh, lanes), sumLow | fill(carriesLow, lanes));
    }

    private static void signedSum(Cpu c, int vrt, int vra, int vrb, long lanes) {
        long a0 = high(c, vra);
        long a1 = low(c, vra);
        long sumHigh = add(a0, high(c, vrb), lanes);
        long sumLow = add(a1, low(c, vrb), lanes);
        long overflowsHigh = sumOverflows(a0, high(c, vrb), sumHigh, lanes);
        long overflowsLow = sumOverflows(a1, low(c, vrb), sumLow, lanes);
        saturated(c, overflowsHigh | overflowsLow);
        set(
                c,
                vrt,
                select(fill(overflowsHigh, lanes), extremes(a0, lanes), sumHigh),
                select(fill(overflowsLow, lanes), extremes(a1, lanes), sumLow));
    }

    private static long carryOut(long a, long b) {
        return carries(a, b, add(a, b, WORDS), WORDS) >>> 31;
    }

    private static void sum(Cpu c, int vrt, int vra, int vrb, long carryIn) {
        long sumLow = low(c, vra) + low(c, vrb) + carryIn;
        long carry = carries(low(c, vra), low(c, vrb), sumLow, DOUBLEWORDS) >>> 63;
        set(c, vrt, high(c, vra) + high(c, vrb) + carry, sumLow);
    }

    private static void carry(Cpu c, int vrt, int vra, int vrb, long carryIn) {
        long sumLow = low(c, vra) + low(c, vrb) + carryIn;
        long carry = carries(low(c, vra), low(c, vrb), sumLow, DOUBLEWORDS) >>> 63;
        long sumHigh = high(c, vra) + high(c, vrb) + carry;
        set(c, vrt, 0, carries(high(c, vra), high(c, vrb), sumHigh, DOUBLEWORDS) >>> 63);
    }
}
