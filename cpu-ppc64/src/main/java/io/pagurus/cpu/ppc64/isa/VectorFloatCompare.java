package io.pagurus.cpu.ppc64.isa;

import static io.pagurus.cpu.ppc64.isa.VectorFloat.nonJava;
import static io.pagurus.cpu.ppc64.isa.VectorFloat.words;
import static io.pagurus.cpu.ppc64.isa.VectorRegister.high;
import static io.pagurus.cpu.ppc64.isa.VectorRegister.low;
import static io.pagurus.cpu.ppc64.isa.VectorRegister.set;

import io.pagurus.cpu.ppc64.exec.Cpu;

/**
 * Vector floating-point compare (Power ISA I 6.10.4). Bounds leave in bit 0 of an element that A is greater than B, in
 * bit 1 that it is less than -B, both if one is a NaN; CR field 6 tells only whether all are within bounds.
 */
public final class VectorFloatCompare {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic  form  opcode  operands     attributes
        vcmpbfp   VC    4/966   VRT,VRA,VRB  rc21 vec
        vcmpeqfp  VC    4/198   VRT,VRA,VRB  rc21 vec
        vcmpgefp  VC    4/454   VRT,VRA,VRB  rc21 vec
        vcmpgtfp  VC    4/710   VRT,VRA,VRB  rc21 vec
        """;

    private VectorFloatCompare() {}

    /** Vector compare bounds single-precision; see {@link VectorFloatCompare}. */
    public static void vcmpbfp(Cpu c, int vrt, int vra, int vrb, boolean rc21) {
        boolean nj = nonJava(c);
        set(
                c,
                vrt,
                words(
                        outOfBounds(high(c, vra) >>> 32, high(c, vrb) >>> 32, nj),
                        outOfBounds(high(c, vra), high(c, vrb), nj)),
                words(
                        outOfBounds(low(c, vra) >>> 32, low(c, vrb) >>> 32, nj),
                        outOfBounds(low(c, vra), low(c, vrb), nj)));
        if (rc21) {
            VectorCompare.record(c, false, (high(c, vrt) | low(c, vrt)) == 0);
        }
    }

    /** Vector compare equal to single-precision. */
    public static void vcmpeqfp(Cpu c, int vrt, int vra, int vrb, boolean rc21) {
        boolean nj = nonJava(c);
        result(
                c,
                vrt,
                words(equal(high(c, vra) >>> 32, high(c, vrb) >>> 32, nj), equal(high(c, vra), high(c, vrb), nj)),
                words(equal(low(c, vra) >>> 32, low(c, vrb) >>> 32, nj), equal(low(c, vra), low(c, vrb), nj)),
                rc21);
    }

    /** Vector compare greater than or equal to single-precision. */
    public static void vcmpgefp(Cpu c, int vrt, int vra, int vrb, boolean rc21) {
        boolean nj = nonJava(c);
        result(
                c,
                vrt,
                words(
                        greaterOrEqual(high(c, vra) >>> 32, high(c, vrb) >>> 32, nj),
                        greaterOrEqual(high(c, vra), high(c, vrb), nj)),
                words(
                        greaterOrEqual(low(c, vra) >>> 32, low(c, vrb) >>> 32, nj),
                        greaterOrEqual(low(c, vra), low(c, vrb), nj)),
                rc21);
    }

    /** Vector compare greater than single-precision. */
    public static void vcmpgtfp(Cpu c, int vrt, int vra, int vrb, boolean rc21) {
        boolean nj = nonJava(c);
        result(
                c,
                vrt,
                words(greater(high(c, vra) >>> 32, high(c, vrb) >>> 32, nj), greater(high(c, vra), high(c, vrb), nj)),
                words(greater(low(c, vra) >>> 32, low(c, vrb) >>> 32, nj), greater(low(c, vra), low(c, vrb), nj)),
                rc21);
    }

    private static float number(long word, boolean nj) {
        return Float.intBitsToFloat(VectorSingle.flushed((int) word, nj));
    }

    private static int equal(long a, long b, boolean nj) {
        return number(a, nj) == number(b, nj) ? -1 : 0;
    }

    private static int greaterOrEqual(long a, long b, boolean nj) {
        return number(a, nj) >= number(b, nj) ? -1 : 0;
    }

    private static int greater(long a, long b, boolean nj) {
        return number(a, nj) > number(b, nj) ? -1 : 0;
    }

    private static int outOfBounds(long a, long b, boolean nj) {
        float number = number(a, nj);
        float bound = number(b, nj);
        boolean notAbove = number <= bound;
        boolean notBelow = number >= -bound;
        return (notAbove ? 0 : 1 << 31) | (notBelow ? 0 : 1 << 30);
    }

    private static void result(Cpu c, int vrt, long high, long low, boolean rc) {
        set(c, vrt, high, low);
        if (rc) {
            VectorCompare.record(c, (high & low) == -1, (high | low) == 0);
        }
    }
}
