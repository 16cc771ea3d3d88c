package io.pagurus.cpu.ppc64.isa;

import static io.pagurus.cpu.ppc64.isa.VectorRegister.high;
import static io.pagurus.cpu.ppc64.isa.VectorRegister.low;
import static io.pagurus.cpu.ppc64.isa.VectorRegister.set;

import io.pagurus.cpu.ppc64.exec.Cpu;

/** Vector floating-point arithmetic, maximum and minimum (Power ISA I 6.10.1, 6.10.2). */
public final class VectorFloat {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic  form  opcode  operands         attributes
        vaddfp    VX    4/10    VRT,VRA,VRB      vec any=1
        vsubfp    VX    4/74    VRT,VRA,VRB      vec any=1
        vmaddfp   VA    4/46    VRT,VRA,VRC,VRB  vec
        vnmsubfp  VA    4/47    VRT,VRA,VRC,VRB  vec
        vmaxfp    VX    4/1034  VRT,VRA,VRB      vec any=1
        vminfp    VX    4/1098  VRT,VRA,VRB      vec any=1
        """;

    /** VSCR[NJ]. */
    private static final int NON_JAVA = 1 << 16;

    private VectorFloat() {}

    /** Vector add single-precision. */
    public static void vaddfp(Cpu c, int vrt, int vra, int vrb) {
        boolean nj = nonJava(c);
        set(c, vrt, sums(high(c, vra), high(c, vrb), nj), sums(low(c, vra), low(c, vrb), nj));
    }

    /** Vector subtract single-precision. */
    public static void vsubfp(Cpu c, int vrt, int vra, int vrb) {
        boolean nj = nonJava(c);
        set(c, vrt, differences(high(c, vra), high(c, vrb), nj), differences(low(c, vra), low(c, vrb), nj));
    }

    /** Vector multiply-add single-precision. */
    public static void vmaddfp(Cpu c, int vrt, int vra, int vrc, int vrb) {
        boolean nj = nonJava(c);
        set(
                c,
                vrt,
                multiplyAdds(high(c, vra), high(c, vrc), high(c, vrb), nj),
                multiplyAdds(low(c, vra), low(c, vrc), low(c, vrb), nj));
    }

    /** Vector negative multiply-subtract single-precision. */
    public static void vnmsubfp(Cpu c, int vrt, int vra, int vrc, int vrb) {
        boolean nj = nonJava(c);
        set(
                c,
                vrt,
                negativeMultiplySubtracts(high(c, vra), high(c, vrc), high(c, vrb), nj),
                negativeMultiplySubtracts(low(c, vra), low(c, vrc), low(c, vrb), nj));
    }

    /** Vector maximum single-precision. */
    public static void vmaxfp(Cpu c, int vrt, int vra, int vrb) {
        boolean nj = nonJava(c);
        set(c, vrt, greater(high(c, vra), high(c, vrb), nj), greater(low(c, vra), low(c, vrb), nj));
    }

    /** Vector minimum single-precision. */
    public static void vminfp(Cpu c, int vrt, int vra, int vrb) {
        boolean nj = nonJava(c);
        set(c, vrt, lesser(high(c, vra), high(c, vrb), nj), lesser(low(c, vra), low(c, vrb), nj));
    }

    /** {@return whether subnormal numbers count as zero} */
    static boolean nonJava(Cpu c) {
        return (c.vscr & NON_JAVA) != 0;
    }

    /** {@return two words as a doubleword} */
    static long words(int first, int second) {
        return (long) first << 32 | second & 0xffff_ffffL;
    }

    private static long sums(long a, long b, boolean nj) {
        return words(VectorSingle.add((int) (a >>> 32), (int) (b >>> 32), nj), VectorSingle.add((int) a, (int) b, nj));
    }

    private static long differences(long a, long b, boolean nj) {
        return words(
                VectorSingle.subtract((int) (a >>> 32), (int) (b >>> 32), nj),
                VectorSingle.subtract((int) a, (int) b, nj));
    }

    private static long multiplyAdds(long a, long b, long c, boolean nj) {
        return words(
                VectorSingle.multiplyAdd((int) (a >>> 32), (int) (b >>> 32), (int) (c >>> 32), nj),
                VectorSingle.multiplyAdd((int) a, (int) b, (int) c, nj));
    }

    private static long negativeMultiplySubtracts(long a, long b, long c, boolean nj) {
        return words(
                VectorSingle.negativeMultiplySubtract((int) (a >>> 32), (int) (b >>> 32), (int) (c >>> 32), nj),
                VectorSingle.negativeMultiplySubtract((int) a, (int) b, (int) c, nj));
    }

    private static long greater(long a, long b, boolean nj) {
        return words(VectorSingle.max((int) (a >>> 32), (int) (b >>> 32), nj), VectorSingle.max((int) a, (int) b, nj));
    }

    private static long lesser(long a, long b, boolean nj) {
        return words(VectorSingle.min((int) (a >>> 32), (int) (b >>> 32), nj), VectorSingle.min((int) a, (int) b, nj));
    }
}
