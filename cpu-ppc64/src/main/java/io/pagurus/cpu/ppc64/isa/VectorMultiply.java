package io.pagurus.cpu.ppc64.isa;

import static io.pagurus.cpu.ppc64.isa.VectorRegister.high;
import static io.pagurus.cpu.ppc64.isa.VectorRegister.low;
import static io.pagurus.cpu.ppc64.isa.VectorRegister.set;

import io.pagurus.cpu.ppc64.exec.Cpu;

/** Vector integer multiply (Power ISA I 6.9.1.3): of every other element the whole product, twice as long. */
public final class VectorMultiply {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic  form  opcode  operands     attributes
        vmulesb   VX    4/776   VRT,VRA,VRB  vec
        vmulesh   VX    4/840   VRT,VRA,VRB  vec
        vmulesw   VX    4/904   VRT,VRA,VRB  vec
        vmuleub   VX    4/520   VRT,VRA,VRB  vec
        vmuleuh   VX    4/584   VRT,VRA,VRB  vec
        vmuleuw   VX    4/648   VRT,VRA,VRB  vec
        vmulosb   VX    4/264   VRT,VRA,VRB  vec
        vmulosh   VX    4/328   VRT,VRA,VRB  vec
        vmulosw   VX    4/392   VRT,VRA,VRB  vec
        vmuloub   VX    4/8     VRT,VRA,VRB  vec
        vmulouh   VX    4/72    VRT,VRA,VRB  vec
        vmulouw   VX    4/136   VRT,VRA,VRB  vec
        vmuluwm   VX    4/137   VRT,VRA,VRB  vec
        """;

    private static final long LOW = 0xffff_ffffL;

    private VectorMultiply() {}

    /** Vector multiply even signed byte. */
    public static void vmulesb(Cpu c, int vrt, int vra, int vrb) {
        set(c, vrt, signedBytes(high(c, vra) >> 8, high(c, vrb) >> 8), signedBytes(low(c, vra) >> 8, low(c, vrb) >> 8));
    }

    /** Vector multiply even signed halfword. */
    public static void vmulesh(Cpu c, int vrt, int vra, int vrb) {
        set(
                c,
                vrt,
                signedHalfwords(high(c, vra) >> 16, high(c, vrb) >> 16),
                signedHalfwords(low(c, vra) >> 16, low(c, vrb) >> 16));
    }

    /** Vector multiply even signed word. */
    public static void vmulesw(Cpu c, int vrt, int vra, int vrb) {
        set(c, vrt, (high(c, vra) >> 32) * (high(c, vrb) >> 32), (low(c, vra) >> 32) * (low(c, vrb) >> 32));
    }

    /** Vector multiply even unsigned byte. */
    public static void vmuleub(Cpu c, int vrt, int vra, int vrb) {
        set(
                c,
                vrt,
                unsignedBytes(high(c, vra) >>> 8, high(c, vrb) >>> 8),
                unsignedBytes(low(c, vra) >>> 8, low(c, vrb) >>> 8));
    }

    /** Vector multiply even unsigned halfword. */
    public static void vmuleuh(Cpu c, int vrt, int vra, int vrb) {
        set(
                c,
                vrt,
                unsignedHalfwords(high(c, vra) >>> 16, high(c, vrb) >>> 16),
                unsignedHalfwords(low(c, vra) >>> 16, low(c, vrb) >>> 16));
    }

    /** Vector multiply even unsigned word. */
    public static void vmuleuw(Cpu c, int vrt, int vra, int vrb) {
        set(c, vrt, (high(c, vra) >>> 32) * (high(c, vrb) >>> 32), (low(c, vra) >>> 32) * (low(c, vrb) >>> 32));
    }

    /** Vector multiply odd signed byte. */
    public static void vmulosb(Cpu c, int vrt, int vra, int vrb) {
        set(c, vrt, signedBytes(high(c, vra), high(c, vrb)), signedBytes(low(c, vra), low(c, vrb)));
    }

    /** Vector multiply odd signed halfword. */
    public static void vmulosh(Cpu c, int vrt, int vra, int vrb) {
        set(c, vrt, signedHalfwords(high(c, vra), high(c, vrb)), signedHalfwords(low(c, vra), low(c, vrb)));
    }

    /** Vector multiply odd signed word. */
    public static void vmulosw(Cpu c, int vrt, int vra, int vrb) {
        set(c, vrt, (long) (int) high(c, vra) * (int) high(c, vrb), (long) (int) low(c, vra) * (int) low(c, vrb));
    }

    /** Vector multiply odd unsigned byte. */
    public static void vmuloub(Cpu c, int vrt, int vra, int vrb) {
        set(c, vrt, unsignedBytes(high(c, vra), high(c, vrb)), unsignedBytes(low(c, vra), low(c, vrb)));
    }

    /** Vector multiply odd unsigned halfword. */
    public static void vmulouh(Cpu c, int vrt, int vra, int vrb) {
        set(c, vrt, unsignedHalfwords(high(c, vra), high(c, vrb)), unsignedHalfwords(low(c, vra), low(c, vrb)));
    }

    /** Vector multiply odd unsigned word. */
    public static void vmulouw(Cpu c, int vrt, int vra, int vrb) {
        set(c, vrt, (high(c, vra) & LOW) * (high(c, vrb) & LOW), (low(c, vra) & LOW) * (low(c, vrb) & LOW));
    }

    /** Vector multiply unsigned word modulo. */
    public static void vmuluwm(Cpu c, int vrt, int vra, int vrb) {
        set(c, vrt, wordProducts(high(c, vra), high(c, vrb)), wordProducts(low(c, vra), low(c, vrb)));
    }

    /** {@return products of bytes 1, 3, 5 and 7} */
    private static long signedBytes(long a, long b) {
        long result = 0;
        for (int shift = 48; shift >= 0; shift -= 16) {
            int product = (byte) (a >>> shift) * (byte) (b >>> shift);
            result |= (product & 0xffffL) << shift;
        }
        return result;
    }

    /** {@return products of bytes 1, 3, 5 and 7} */
    private static long unsignedBytes(long a, long b) {
        long result = 0;
        for (int shift = 48; shift >= 0; shift -= 16) {
            result |= (a >>> shift & 0xff) * (b >>> shift & 0xff) << shift;
        }
        return result;
    }

    /** {@return products of halfwords 1 and 3} */
    private static long signedHalfwords(long a, long b) {
        int first = (short) (a >>> 32) * (short) (b >>> 32);
        int second = (short) a * (short) b;
        return (long) first << 32 | second & LOW;
    }

    /** {@return products of halfwords 1 and 3} */
    private static long unsignedHalfwords(long a, long b) {
        return (a >>> 32 & 0xffff) * (b >>> 32 & 0xffff) << 32 | (a & 0xffff) * (b & 0xffff);
    }

    private static long wordProducts(long a, long b) {
        return (a >>> 32) * (b >>> 32) << 32 | a * b & LOW;
    }
}
