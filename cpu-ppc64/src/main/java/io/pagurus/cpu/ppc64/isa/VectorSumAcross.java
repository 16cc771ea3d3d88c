package io.pagurus.cpu.ppc64.isa;

import static io.pagurus.cpu.ppc64.isa.VectorRegister.high;
import static io.pagurus.cpu.ppc64.isa.VectorRegister.low;
import static io.pagurus.cpu.ppc64.isa.VectorRegister.saturated;
import static io.pagurus.cpu.ppc64.isa.VectorRegister.set;

import io.pagurus.cpu.ppc64.exec.Cpu;

/** Vector integer sum-across (Power ISA I 6.9.1.5): elements of VRA added up, with a word of VRB. */
public final class VectorSumAcross {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic  form  opcode  operands     attributes
        vsumsws   VX    4/1928  VRT,VRA,VRB  vec any=1
        vsum2sws  VX    4/1672  VRT,VRA,VRB  vec any=1
        vsum4sbs  VX    4/1800  VRT,VRA,VRB  vec any=1
        vsum4shs  VX    4/1608  VRT,VRA,VRB  vec any=1
        vsum4ubs  VX    4/1544  VRT,VRA,VRB  vec any=1
        """;

    private static final long LOW = 0xffff_ffffL;

    private VectorSumAcross() {}

    /** Vector sum across signed word saturate. */
    public static void vsumsws(Cpu c, int vrt, int vra, int vrb) {
        long sum = (high(c, vra) >> 32) + (int) high(c, vra) + (low(c, vra) >> 32) + (int) low(c, vra);
        set(c, vrt, 0, signed(c, sum + (int) low(c, vrb)));
    }

    /** Vector sum across half signed word saturate. */
    public static void vsum2sws(Cpu c, int vrt, int vra, int vrb) {
        long first = (high(c, vra) >> 32) + (int) high(c, vra) + (int) high(c, vrb);
        long second = (low(c, vra) >> 32) + (int) low(c, vra) + (int) low(c, vrb);
        set(c, vrt, signed(c, first), signed(c, second));
    }

    /** Vector sum across quarter signed byte saturate. */
    public static void vsum4sbs(Cpu c, int vrt, int vra, int vrb) {
        set(
                c,
                vrt,
                signed(c, bytes(high(c, vra) >>> 32) + (high(c, vrb) >> 32)) << 32
                        | signed(c, bytes(high(c, vra)) + (int) high(c, vrb)),
                signed(c, bytes(low(c, vra) >>> 32) + (low(c, vrb) >> 32)) << 32
                        | signed(c, bytes(low(c, vra)) + (int) low(c, vrb)));
    }

    /** Vector sum across quarter signed halfword saturate. */
    public static void vsum4shs(Cpu c, int vrt, int vra, int vrb) {
        set(
                c,
                vrt,
                signed(c, halfwords(high(c, vra) >>> 32) + (high(c, vrb) >> 32)) << 32
                        | signed(c, halfwords(high(c, vra)) + (int) high(c, vrb)),
                signed(c, halfwords(low(c, vra) >>> 32) + (low(c, vrb) >> 32)) << 32
                        | signed(c, halfwords(low(c, vra)) + (int) low(c, vrb)));
    }

    /** Vector sum across quarter unsigned byte saturate. */
    public static void vsum4ubs(Cpu c, int vrt, int vra, int vrb) {
        set(
                c,
                vrt,
                unsigned(c, unsignedBytes(high(c, vra) >>> 32) + (high(c, vrb) >>> 32)) << 32
                        | unsigned(c, unsignedBytes(high(c, vra)) + (high(c, vrb) & LOW)),
                unsigned(c, unsignedBytes(low(c, vra) >>> 32) + (low(c, vrb) >>> 32)) << 32
                        | unsigned(c, unsignedBytes(low(c, vra)) + (low(c, vrb) & LOW)));
    }

    /** {@return a sum saturated to a signed word, which is zero-extended} */
    private static long signed(Cpu c, long sum) {
        int word = Math.clamp(sum, Integer.MIN_VALUE, Integer.MAX_VALUE);
        saturated(c, word ^ sum);
        return word & LOW;
    }

    /** {@return a sum saturated to an unsigned word} */
    private static long unsigned(Cpu c, long sum) {
        saturated(c, sum >>> 32);
        return Math.min(sum, LOW);
    }

    private static long bytes(long word) {
        return (long) (byte) (word >>> 24) + (byte) (word >>> 16) + (byte) (word >>> 8) + (byte) word;
    }

    private static long halfwords(long word) {
        return (long) (short) (word >>> 16) + (short) word;
    }

    private static long unsignedBytes(long word) {
        return (word >>> 24 & 0xff) + (word >>> 16 & 0xff) + (word >>> 8 & 0xff) + (word & 0xff);
    }
}
