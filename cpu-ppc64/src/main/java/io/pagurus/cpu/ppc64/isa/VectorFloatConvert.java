package io.pagurus.cpu.ppc64.isa;

import static io.pagurus.cpu.ppc64.isa.VectorFloat.nonJava;
import static io.pagurus.cpu.ppc64.isa.VectorFloat.words;
import static io.pagurus.cpu.ppc64.isa.VectorRegister.high;
import static io.pagurus.cpu.ppc64.isa.VectorRegister.low;
import static io.pagurus.cpu.ppc64.isa.VectorRegister.saturated;
import static io.pagurus.cpu.ppc64.isa.VectorRegister.set;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.isa.VectorSingle.Rounding;

/** Vector floating-point rounding and conversion (Power ISA I 6.10.3). */
public final class VectorFloatConvert {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic  form  opcode  operands      attributes
        vrfin     VX    4/522   VRT,VRB       vec any=1 inval=1f0000
        vrfiz     VX    4/586   VRT,VRB       vec any=1 inval=1f0000
        vrfip     VX    4/650   VRT,VRB       vec any=1 inval=1f0000
        vrfim     VX    4/714   VRT,VRB       vec any=1 inval=1f0000
        vcfsx     VX    4/842   VRT,VRB,UIM5  vec any=1
        vcfux     VX    4/778   VRT,VRB,UIM5  vec any=1
        vctsxs    VX    4/970   VRT,VRB,UIM5  vec any=1
        vctuxs    VX    4/906   VRT,VRB,UIM5  vec any=1
        """;

    private VectorFloatConvert() {}

    /** Vector round to single-precision integer toward nearest. */
    public static void vrfin(Cpu c, int vrt, int vrb) {
        rounded(c, vrt, vrb, Rounding.NEAREST);
    }

    /** Vector round to single-precision integer toward zero. */
    public static void vrfiz(Cpu c, int vrt, int vrb) {
        rounded(c, vrt, vrb, Rounding.TO_ZERO);
    }

    /** Vector round to single-precision integer toward plus infinity. */
    public static void vrfip(Cpu c, int vrt, int vrb) {
        rounded(c, vrt, vrb, Rounding.UP);
    }

    /** Vector round to single-precision integer toward minus infinity. */
    public static void vrfim(Cpu c, int vrt, int vrb) {
        rounded(c, vrt, vrb, Rounding.DOWN);
    }

    /** Vector convert from signed fixed-point word, divided by a power of two. */
    public static void vcfsx(Cpu c, int vrt, int vrb, int uim5) {
        float scale = powerOfTwo(-uim5);
        set(
                c,
                vrt,
                words(ofSigned(high(c, vrb) >>> 32, scale), ofSigned(high(c, vrb), scale)),
                words(ofSigned(low(c, vrb) >>> 32, scale), ofSigned(low(c, vrb), scale)));
    }

    /** Vector convert from unsigned fixed-point word, divided by a power of two. */
    public static void vcfux(Cpu c, int vrt, int vrb, int uim5) {
        float scale = powerOfTwo(-uim5);
        set(
                c,
                vrt,
                words(ofUnsigned(high(c, vrb) >>> 32, scale), ofUnsigned(high(c, vrb), scale)),
                words(ofUnsigned(low(c, vrb) >>> 32, scale), ofUnsigned(low(c, vrb), scale)));
    }

    /** Vector convert to signed fixed-point word saturate, multiplied by a power of two. */
    public static void vctsxs(Cpu c, int vrt, int vrb, int uim5) {
        float scale = powerOfTwo(uim5);
        set(
                c,
                vrt,
                words(toSigned(c, high(c, vrb) >>> 32, scale), toSigned(c, high(c, vrb), scale)),
                words(toSigned(c, low(c, vrb) >>> 32, scale), toSigned(c, low(c, vrb), scale)));
    }

    /** Vector convert to unsigned fixed-point word saturate, multiplied by a power of two. */
    public static void vctuxs(Cpu c, int vrt, int vrb, int uim5) {
        float scale = powerOfTwo(uim5);
        set(
                c,
                vrt,
                words(toUnsigned(c, high(c, vrb) >>> 32, scale), toUnsigned(c, high(c, vrb), scale)),
                words(toUnsigned(c, low(c, vrb) >>> 32, scale), toUnsigned(c, low(c, vrb), scale)));
    }

    private static void rounded(Cpu c, int vrt, int vrb, Rounding rounding) {
        boolean nj = nonJava(c);
        set(
                c,
                vrt,
                words(
                        VectorSingle.integral((int) (high(c, vrb) >>> 32), rounding, nj),
                        VectorSingle.integral((int) high(c, vrb), rounding, nj)),
                words(
                        VectorSingle.integral((int) (low(c, vrb) >>> 32), rounding, nj),
                        VectorSingle.integral((int) low(c, vrb), rounding, nj)));
    }

    private static float powerOfTwo(int exponent) {
        return Float.intBitsToFloat(exponent + 127 << 23);
    }

    private static int ofSigned(long word, float scale) {
        return Float.floatToRawIntBits((int) word * scale);
    }

    private static int ofUnsigned(long word, float scale) {
        return Float.floatToRawIntBits((word & 0xffff_ffffL) * scale);
    }

    /** A NaN becomes zero, without saturation. */
    private static int toSigned(Cpu c, long word, float scale) {
        double number = (double) Float.intBitsToFloat((int) word) * scale;
        saturated(c, number >= 0x1p31 || number <= -0x1p31 - 1 ? 1 : 0);
        return (int) number;
    }

    /** A NaN becomes zero, without saturation. */
    private static int toUnsigned(Cpu c, long word, float scale) {
        double number = (double) Float.intBitsToFloat((int) word) * scale;
        saturated(c, number >= 0x1p32 || number <= -1 ? 1 : 0);
        return (int) Math.clamp((long) number, 0, 0xffff_ffffL);
    }
}
