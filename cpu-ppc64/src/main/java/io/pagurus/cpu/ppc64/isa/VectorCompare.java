package io.pagurus.cpu.ppc64.isa;

import static io.pagurus.cpu.ppc64.isa.Lanes.BYTES;
import static io.pagurus.cpu.ppc64.isa.Lanes.DOUBLEWORDS;
import static io.pagurus.cpu.ppc64.isa.Lanes.HALFWORDS;
import static io.pagurus.cpu.ppc64.isa.Lanes.WORDS;
import static io.pagurus.cpu.ppc64.isa.Lanes.equal;
import static io.pagurus.cpu.ppc64.isa.Lanes.fill;
import static io.pagurus.cpu.ppc64.isa.Lanes.greater;
import static io.pagurus.cpu.ppc64.isa.Lanes.greaterSigned;
import static io.pagurus.cpu.ppc64.isa.VectorRegister.high;
import static io.pagurus.cpu.ppc64.isa.VectorRegister.low;
import static io.pagurus.cpu.ppc64.isa.VectorRegister.set;

import io.pagurus.cpu.ppc64.exec.Cpu;

/**
 * Vector integer compare (Power ISA 2.07 I 6.9.2): ones where it is so. CR field 6 tells whether it is so everywhere or
 * nowhere. The comparisons of quadwords are of ISA 3.1, but the oracle has them on all models.
 */
public final class VectorCompare {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic  form  opcode  operands     attributes
        vcmpequb  VC    4/6     VRT,VRA,VRB  rc21 vec
        vcmpequh  VC    4/70    VRT,VRA,VRB  rc21 vec
        vcmpequw  VC    4/134   VRT,VRA,VRB  rc21 vec
        vcmpequd  VC    4/199   VRT,VRA,VRB  rc21 vec
        vcmpgtsb  VC    4/774   VRT,VRA,VRB  rc21 vec
        vcmpgtsh  VC    4/838   VRT,VRA,VRB  rc21 vec
        vcmpgtsw  VC    4/902   VRT,VRA,VRB  rc21 vec
        vcmpgtsd  VC    4/967   VRT,VRA,VRB  rc21 vec
        vcmpgtub  VC    4/518   VRT,VRA,VRB  rc21 vec
        vcmpgtuh  VC    4/582   VRT,VRA,VRB  rc21 vec
        vcmpgtuw  VC    4/646   VRT,VRA,VRB  rc21 vec
        vcmpgtud  VC    4/711   VRT,VRA,VRB  rc21 vec
        vcmpneb   VC    4/7     VRT,VRA,VRB  rc21 vec p9
        vcmpneh   VC    4/71    VRT,VRA,VRB  rc21 vec p9
        vcmpnew   VC    4/135   VRT,VRA,VRB  rc21 vec p9
        vcmpnezb  VC    4/263   VRT,VRA,VRB  rc21 vec p9
        vcmpnezh  VC    4/327   VRT,VRA,VRB  rc21 vec p9
        vcmpnezw  VC    4/391   VRT,VRA,VRB  rc21 vec p9
        # Of ISA 3.1; the oracle has them on all models, and asks for no facility.
        vcmpequq  VC    4/455   VRT,VRA,VRB  rc21
        vcmpgtsq  VC    4/903   VRT,VRA,VRB  rc21
        vcmpgtuq  VC    4/647   VRT,VRA,VRB  rc21
        """;

    private VectorCompare() {}

    /** Vector compare equal to unsigned byte. */
    public static void vcmpequb(Cpu c, int vrt, int vra, int vrb, boolean rc21) {
        result(c, vrt, equal(high(c, vra), high(c, vrb), BYTES), equal(low(c, vra), low(c, vrb), BYTES), BYTES, rc21);
    }

    /** Vector compare equal to unsigned halfword. */
    public static void vcmpequh(Cpu c, int vrt, int vra, int vrb, boolean rc21) {
        result(
                c,
                vrt,
                equal(high(c, vra), high(c, vrb), HALFWORDS),
                equal(low(c, vra), low(c, vrb), HALFWORDS),
                HALFWORDS,
                rc21);
    }

    /** Vector compare equal to unsigned word. */
    public static void vcmpequw(Cpu c, int vrt, int vra, int vrb, boolean rc21) {
        result(c, vrt, equal(high(c, vra), high(c, vrb), WORDS), equal(low(c, vra), low(c, vrb), WORDS), WORDS, rc21);
    }

    /** Vector compare equal to unsigned doubleword. */
    public static void vcmpequd(Cpu c, int vrt, int vra, int vrb, boolean rc21) {
        result(
                c,
                vrt,
                equal(high(c, vra), high(c, vrb), DOUBLEWORDS),
                equal(low(c, vra), low(c, vrb), DOUBLEWORDS),
                DOUBLEWORDS,
                rc21);
    }

    /** Vector compare greater than signed byte. */
    public static void vcmpgtsb(Cpu c, int vrt, int vra, int vrb, boolean rc21) {
        result(
                c,
                vrt,
                greaterSigned(high(c, vra), high(c, vrb), BYTES),
                greaterSigned(low(c, vra), low(c, vrb), BYTES),
                BYTES,
                rc21);
    }

    /** Vector compare greater than signed halfword. */
    public static void vcmpgtsh(Cpu c, int vrt, int vra, int vrb, boolean rc21) {
        result(
                c,
                vrt,
                greaterSigned(high(c, vra), high(c, vrb), HALFWORDS),
                greaterSigned(low(c, vra), low(c, vrb), HALFWORDS),
                HALFWORDS,
                rc21);
    }

    /** Vector compare greater than signed word. */
    public static void vcmpgtsw(Cpu c, int vrt, int vra, int vrb, boolean rc21) {
        result(
                c,
                vrt,
                greaterSigned(high(c, vra), high(c, vrb), WORDS),
                greaterSigned(low(c, vra), low(c, vrb), WORDS),
                WORDS,
                rc21);
    }

    /** Vector compare greater than signed doubleword. */
    public static void vcmpgtsd(Cpu c, int vrt, int vra, int vrb, boolean rc21) {
        result(
                c,
                vrt,
                greaterSigned(high(c, vra), high(c, vrb), DOUBLEWORDS),
                greaterSigned(low(c, vra), low(c, vrb), DOUBLEWORDS),
                DOUBLEWORDS,
                rc21);
    }

    /** Vector compare greater than unsigned byte. */
    public static void vcmpgtub(Cpu c, int vrt, int vra, int vrb, boolean rc21) {
        result(
                c,
                vrt,
                greater(high(c, vra), high(c, vrb), BYTES),
                greater(low(c, vra), low(c, vrb), BYTES),
                BYTES,
                rc21);
    }

    /** Vector compare greater than unsigned halfword. */
    public static void vcmpgtuh(Cpu c, int vrt, int vra, int vrb, boolean rc21) {
        result(
                c,
                vrt,
                greater(high(c, vra), high(c, vrb), HALFWORDS),
                greater(low(c, vra), low(c, vrb), HALFWORDS),
                HALFWORDS,
                rc21);
    }

    /** Vector compare greater than unsigned word. */
    public static void vcmpgtuw(Cpu c, int vrt, int vra, int vrb, boolean rc21) {
        result(
                c,
                vrt,
                greater(high(c, vra), high(c, vrb), WORDS),
                greater(low(c, vra), low(c, vrb), WORDS),
                WORDS,
                rc21);
    }

    /** Vector compare greater than unsigned doubleword. */
    public static void vcmpgtud(Cpu c, int vrt, int vra, int vrb, boolean rc21) {
        result(
                c,
                vrt,
                greater(high(c, vra), high(c, vrb), DOUBLEWORDS),
                greater(low(c, vra), low(c, vrb), DOUBLEWORDS),
                DOUBLEWORDS,
                rc21);
    }

    /** Vector compare not equal byte. */
    public static void vcmpneb(Cpu c, int vrt, int vra, int vrb, boolean rc21) {
        result(
                c,
                vrt,
                different(high(c, vra), high(c, vrb), BYTES),
                different(low(c, vra), low(c, vrb), BYTES),
                BYTES,
                rc21);
    }

    /** Vector compare not equal halfword. */
    public static void vcmpneh(Cpu c, int vrt, int vra, int vrb, boolean rc21) {
        result(
                c,
                vrt,
                different(high(c, vra), high(c, vrb), HALFWORDS),
                different(low(c, vra), low(c, vrb), HALFWORDS),
                HALFWORDS,
                rc21);
    }

    /** Vector compare not equal word. */
    public static void vcmpnew(Cpu c, int vrt, int vra, int vrb, boolean rc21) {
        result(
                c,
                vrt,
                different(high(c, vra), high(c, vrb), WORDS),
                different(low(c, vra), low(c, vrb), WORDS),
                WORDS,
                rc21);
    }

    /** Vector compare not equal or zero byte. */
    public static void vcmpnezb(Cpu c, int vrt, int vra, int vrb, boolean rc21) {
        result(
                c,
                vrt,
                differentOrZero(high(c, vra), high(c, vrb), BYTES),
                differentOrZero(low(c, vra), low(c, vrb), BYTES),
                BYTES,
                rc21);
    }

    /** Vector compare not equal or zero halfword. */
    public static void vcmpnezh(Cpu c, int vrt, int vra, int vrb, boolean rc21) {
        result(
                c,
                vrt,
                differentOrZero(high(c, vra), high(c, vrb), HALFWORDS),
                differentOrZero(low(c, vra), low(c, vrb), HALFWORDS),
                HALFWORDS,
                rc21);
    }

    /** Vector compare not equal or zero word. */
    public static void vcmpnezw(Cpu c, int vrt, int vra, int vrb, boolean rc21) {
        result(
                c,
                vrt,
                differentOrZero(high(c, vra), high(c, vrb), WORDS),
                differentOrZero(low(c, vra), low(c, vrb), WORDS),
                WORDS,
                rc21);
    }

    /** Vector compare equal quadword; see {@link VectorCompare}. */
    public static void vcmpequq(Cpu c, int vrt, int vra, int vrb, boolean rc21) {
        boolean is = high(c, vra) == high(c, vrb) && low(c, vra) == low(c, vrb);
        quadword(c, vrt, is, rc21);
    }

    /** Vector compare greater than signed quadword; see {@link VectorCompare}. */
    public static void vcmpgtsq(Cpu c, int vrt, int vra, int vrb, boolean rc21) {
        boolean is = high(c, vra) > high(c, vrb)
                || high(c, vra) == high(c, vrb) && Long.compareUnsigned(low(c, vra), low(c, vrb)) > 0;
        quadword(c, vrt, is, rc21);
    }

    /** Vector compare greater than unsigned quadword; see {@link VectorCompare}. */
    public static void vcmpgtuq(Cpu c, int vrt, int vra, int vrb, boolean rc21) {
        int order = Long.compareUnsigned(high(c, vra), high(c, vrb));
        boolean is = order > 0 || order == 0 && Long.compareUnsigned(low(c, vra), low(c, vrb)) > 0;
        quadword(c, vrt, is, rc21);
    }

    private static long different(long a, long b, long lanes) {
        return equal(a, b, lanes) ^ lanes;
    }

    private static long differentOrZero(long a, long b, long lanes) {
        return different(a, b, lanes) | equal(a, 0, lanes) | equal(b, 0, lanes);
    }

    private static void quadword(Cpu c, int vrt, boolean is, boolean rc) {
        set(c, vrt, is ? -1 : 0, is ? -1 : 0);
        if (rc) {
            record(c, is, !is);
        }
    }

    private static void result(Cpu c, int vrt, long first, long second, long lanes, boolean rc) {
        set(c, vrt, fill(first, lanes), fill(second, lanes));
        if (rc) {
            record(c, (first & second) == lanes, (first | second) == 0);
        }
    }

    /** Sets CR field 6. */
    static void record(Cpu c, boolean everywhere, boolean nowhere) {
        c.cr[6] = (everywhere ? 8 : 0) | (nowhere ? 2 : 0);
    }
}
