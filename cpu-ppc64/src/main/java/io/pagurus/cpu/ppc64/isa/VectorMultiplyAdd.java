package io.pagurus.cpu.ppc64.isa;

import static io.pagurus.cpu.ppc64.isa.VectorRegister.high;
import static io.pagurus.cpu.ppc64.isa.VectorRegister.low;
import static io.pagurus.cpu.ppc64.isa.VectorRegister.saturated;
import static io.pagurus.cpu.ppc64.isa.VectorRegister.set;

import io.pagurus.cpu.ppc64.exec.Cpu;

/** Vector integer multiply-add and multiply-sum (Power ISA I 6.9.1.4). */
public final class VectorMultiplyAdd {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic  form  opcode  operands         attributes
        vmhaddshs   VA    4/32    VRT,VRA,VRB,VRC  vec
        vmhraddshs  VA    4/33    VRT,VRA,VRB,VRC  vec
        vmladduhm   VA    4/34    VRT,VRA,VRB,VRC  vec
        vmsumubm    VA    4/36    VRT,VRA,VRB,VRC  vec
        vmsummbm    VA    4/37    VRT,VRA,VRB,VRC  vec
        vmsumuhm    VA    4/38    VRT,VRA,VRB,VRC  vec
        vmsumuhs    VA    4/39    VRT,VRA,VRB,VRC  vec
        vmsumshm    VA    4/40    VRT,VRA,VRB,VRC  vec
        vmsumshs    VA    4/41    VRT,VRA,VRB,VRC  vec
        vmsumudm    VA    4/35    VRT,VRA,VRB,VRC  vec p9
        """;

    private static final long LOW = 0xffff_ffffL;

    private VectorMultiplyAdd() {}

    /** Vector multiply-high-add signed halfword saturate. */
    public static void vmhaddshs(Cpu c, int vrt, int vra, int vrb, int vrc) {
        highSums(c, vrt, vra, vrb, vrc, 0);
    }

    /** Vector multiply-high-round-add signed halfword saturate. */
    public static void vmhraddshs(Cpu c, int vrt, int vra, int vrb, int vrc) {
        highSums(c, vrt, vra, vrb, vrc, 0x4000);
    }

    /** Vector multiply-low-add unsigned halfword modulo. */
    public static void vmladduhm(Cpu c, int vrt, int vra, int vrb, int vrc) {
        set(c, vrt, lowSums(high(c, vra), high(c, vrb), high(c, vrc)), lowSums(low(c, vra), low(c, vrb), low(c, vrc)));
    }

    /** Vector multiply-sum unsigned byte modulo. */
    public static void vmsumubm(Cpu c, int vrt, int vra, int vrb, int vrc) {
        set(
                c,
                vrt,
                unsignedBytes(high(c, vra), high(c, vrb), high(c, vrc)),
                unsignedBytes(low(c, vra), low(c, vrb), low(c, vrc)));
    }

    /** Vector multiply-sum mixed byte modulo: signed times unsigned. */
    public static void vmsummbm(Cpu c, int vrt, int vra, int vrb, int vrc) {
        set(
                c,
                vrt,
                mixedBytes(high(c, vra), high(c, vrb), high(c, vrc)),
                mixedBytes(low(c, vra), low(c, vrb), low(c, vrc)));
    }

    /** Vector multiply-sum unsigned halfword modulo. */
    public static void vmsumuhm(Cpu c, int vrt, int vra, int vrb, int vrc) {
        set(
                c,
                vrt,
                words(
                        unsignedSum(high(c, vra) >>> 32, high(c, vrb) >>> 32, high(c, vrc) >>> 32),
                        unsignedSum(high(c, vra), high(c, vrb), high(c, vrc))),
                words(
                        unsignedSum(low(c, vra) >>> 32, low(c, vrb) >>> 32, low(c, vrc) >>> 32),
                        unsignedSum(low(c, vra), low(c, vrb), low(c, vrc))));
    }

    /** Vector multiply-sum unsigned halfword saturate. */
    public static void vmsumuhs(Cpu c, int vrt, int vra, int vrb, int vrc) {
        set(
                c,
                vrt,
                unsignedSaturated(c, high(c, vra), high(c, vrb), high(c, vrc)),
                unsignedSaturated(c, low(c, vra), low(c, vrb), low(c, vrc)));
    }

    /** Vector multiply-sum signed halfword modulo. */
    public static void vmsumshm(Cpu c, int vrt, int vra, int vrb, int vrc) {
        set(
                c,
                vrt,
                words(
                        signedSum(high(c, vra) >>> 32, high(c, vrb) >>> 32, high(c, vrc) >>> 32),
                        signedSum(high(c, vra), high(c, vrb), high(c, vrc))),
                words(
                        signedSum(low(c, vra) >>> 32, low(c, vrb) >>> 32, low(c, vrc) >>> 32),
                        signedSum(low(c, vra), low(c, vrb), low(c, vrc))));
    }

    /** Vector multiply-sum signed halfword saturate. */
    public static void vmsumshs(Cpu c, int vrt, int vra, int vrb, int vrc) {
        set(
                c,
                vrt,
                signedSaturated(c, high(c, vra), high(c, vrb), high(c, vrc)),
                signedSaturated(c, low(c, vra), low(c, vrb), low(c, vrc)));
    }

    /** Vector multiply-sum unsigned doubleword modulo. */
    public static void vmsumudm(Cpu c, int vrt, int vra, int vrb, int vrc) {
        long firstLow = high(c, vra) * high(c, vrb);
        long secondLow = low(c, vra) * low(c, vrb);
        long sumLow = firstLow + secondLow;
        long resultLow = sumLow + low(c, vrc);
        long carries = (Long.compareUnsigned(sumLow, firstLow) < 0 ? 1L : 0)
                + (Long.compareUnsigned(resultLow, sumLow) < 0 ? 1 : 0);
        long products = Math.unsignedMultiplyHigh(high(c, vra), high(c, vrb))
                + Math.unsignedMultiplyHigh(low(c, vra), low(c, vrb));
        set(c, vrt, products + high(c, vrc) + carries, resultLow);
    }

    private static void highSums(Cpu c, int vrt, int vra, int vrb, int vrc, int rounding) {
        set(
                c,
                vrt,
                highSums(c, high(c, vra), high(c, vrb), high(c, vrc), rounding),
                highSums(c, low(c, vra), low(c, vrb), low(c, vrc), rounding));
    }

    private static long highSums(Cpu c, long a, long b, long addend, int rounding) {
        long result = 0;
        for (int shift = 0; shift < 64; shift += 16) {
            int product = (short) (a >>> shift) * (short) (b >>> shift) + rounding >> 15;
            int sum = product + (short) (addend >>> shift);
            int saturated = Math.clamp(sum, Short.MIN_VALUE, Short.MAX_VALUE);
            saturated(c, saturated ^ sum);
            result |= (saturated & 0xffffL) << shift;
        }
        return result;
    }

    private static long lowSums(long a, long b, long addend) {
        long result = 0;
        for (int shift = 0; shift < 64; shift += 16) {
            result |= ((a >>> shift) * (b >>> shift) + (addend >>> shift) & 0xffff) << shift;
        }
        return result;
    }

    private static long words(long first, long second) {
        return first << 32 | second & LOW;
    }

    private static long unsignedBytes(long a, long b, long addend) {
        long first = addend >>> 32;
        long second = addend;
        for (int shift = 0; shift < 32; shift += 8) {
            first += (a >>> 32 + shift & 0xff) * (b >>> 32 + shift & 0xff);
            second += (a >>> shift & 0xff) * (b >>> shift & 0xff);
        }
        return words(first, second);
    }

    private static long mixedBytes(long a, long b, long addend) {
        long first = addend >>> 32;
        long second = addend;
        for (int shift = 0; shift < 32; shift += 8) {
            first += (byte) (a >>> 32 + shift) * (b >>> 32 + shift & 0xff);
            second += (byte) (a >>> shift) * (b >>> shift & 0xff);
        }
        return words(first, second);
    }

    /** {@return products of the two low halfwords, and the low word of the addend} */
    private static long unsignedSum(long a, long b, long addend) {
        return (a >>> 16 & 0xffff) * (b >>> 16 & 0xffff) + (a & 0xffff) * (b & 0xffff) + (addend & LOW);
    }

    /** {@return products of the two low halfwords, and the low word of the addend} */
    private static long signedSum(long a, long b, long addend) {
        return (long) (short) (a >>> 16) * (short) (b >>> 16) + (short) a * (short) b + (int) addend;
    }

    private static long unsignedSaturated(Cpu c, long a, long b, long addend) {
        long first = unsignedSum(a >>> 32, b >>> 32, addend >>> 32);
        long second = unsignedSum(a, b, addend);
        saturated(c, first >>> 32 | second >>> 32);
        return words(Math.min(first, LOW), Math.min(second, LOW));
    }

    private static long signedSaturated(Cpu c, long a, long b, long addend) {
        long first = signedSum(a >>> 32, b >>> 32, addend >>> 32);
        long second = signedSum(a, b, addend);
        int firstSaturated = Math.clamp(first, Integer.MIN_VALUE, Integer.MAX_VALUE);
        int secondSaturated = Math.clamp(second, Integer.MIN_VALUE, Integer.MAX_VALUE);
        saturated(c, first ^ firstSaturated | second ^ secondSaturated);
        return words(firstSaturated, secondSaturated);
    }
}
