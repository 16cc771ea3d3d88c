package io.pagurus.cpu.ppc64.isa;

import static io.pagurus.cpu.ppc64.isa.VectorFloat.nonJava;
import static io.pagurus.cpu.ppc64.isa.VectorFloat.words;
import static io.pagurus.cpu.ppc64.isa.VectorRegister.high;
import static io.pagurus.cpu.ppc64.isa.VectorRegister.low;
import static io.pagurus.cpu.ppc64.isa.VectorRegister.set;

import io.pagurus.cpu.ppc64.exec.Cpu;

/**
 * Vector floating-point estimates (Power ISA I 6.10.5), to the bit what the oracle gives: the reciprocals are divided
 * out, the others come from {@link VectorLogarithm}.
 */
public final class VectorFloatEstimate {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic  form  opcode  operands  attributes
        vrefp      VX    4/266   VRT,VRB   vec any=1 inval=1f0000
        vrsqrtefp  VX    4/330   VRT,VRB   vec any=1 inval=1f0000
        vexptefp   VX    4/394   VRT,VRB   vec any=1 inval=1f0000
        vlogefp    VX    4/458   VRT,VRB   vec any=1 inval=1f0000
        """;

    private VectorFloatEstimate() {}

    /** Vector reciprocal estimate single-precision. */
    public static void vrefp(Cpu c, int vrt, int vrb) {
        boolean nj = nonJava(c);
        set(c, vrt, reciprocals(high(c, vrb), nj), reciprocals(low(c, vrb), nj));
    }

    /** Vector reciprocal square root estimate single-precision. */
    public static void vrsqrtefp(Cpu c, int vrt, int vrb) {
        boolean nj = nonJava(c);
        set(c, vrt, reciprocalSquareRoots(high(c, vrb), nj), reciprocalSquareRoots(low(c, vrb), nj));
    }

    /** Vector 2 raised to the exponent estimate floating-point. */
    public static void vexptefp(Cpu c, int vrt, int vrb) {
        boolean nj = nonJava(c);
        set(c, vrt, powersOfTwo(high(c, vrb), nj), powersOfTwo(low(c, vrb), nj));
    }

    /** Vector log base 2 estimate floating-point. */
    public static void vlogefp(Cpu c, int vrt, int vrb) {
        boolean nj = nonJava(c);
        set(c, vrt, logarithms(high(c, vrb), nj), logarithms(low(c, vrb), nj));
    }

    private static long reciprocals(long a, boolean nj) {
        return words(VectorSingle.reciprocal((int) (a >>> 32), nj), VectorSingle.reciprocal((int) a, nj));
    }

    private static long reciprocalSquareRoots(long a, boolean nj) {
        return words(
                VectorSingle.reciprocalSquareRoot((int) (a >>> 32), nj),
                VectorSingle.reciprocalSquareRoot((int) a, nj));
    }

    private static long powersOfTwo(long a, boolean nj) {
        return words(VectorLogarithm.powerOfTwo((int) (a >>> 32), nj), VectorLogarithm.powerOfTwo((int) a, nj));
    }

    private static long logarithms(long a, boolean nj) {
        return words(VectorLogarithm.logarithm((int) (a >>> 32), nj), VectorLogarithm.logarithm((int) a, nj));
    }
}
