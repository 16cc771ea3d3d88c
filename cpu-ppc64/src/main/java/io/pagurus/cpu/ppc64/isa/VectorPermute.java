package io.pagurus.cpu.ppc64.isa;

import static io.pagurus.cpu.ppc64.isa.Lanes.select;
import static io.pagurus.cpu.ppc64.isa.VectorRegister.high;
import static io.pagurus.cpu.ppc64.isa.VectorRegister.low;
import static io.pagurus.cpu.ppc64.isa.VectorRegister.set;

import io.pagurus.cpu.ppc64.exec.Cpu;

/** Vector permute, select and the shifts of a whole register (Power ISA I 6.8.4 to 6.8.6). */
public final class VectorPermute {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic  form  opcode  operands         attributes
        vperm     VA    4/43    VRT,VRA,VRB,VRC  vec
        vpermr    VA    4/59    VRT,VRA,VRB,VRC  vec p9
        vsel      VA    4/42    VRT,VRA,VRB,VRC  vec
        vsldoi    VA    4/44    VRT,VRA,VRB,SHB  vec
        vsl       VX    4/452   VRT,VRA,VRB      vec any=1
        vsr       VX    4/708   VRT,VRA,VRB      vec any=1
        vslo      VX    4/1036  VRT,VRA,VRB      vec any=1
        vsro      VX    4/1100  VRT,VRA,VRB      vec any=1
        # Of ISA 3.1; the oracle has them on all models, and asks for no facility.
        vclrlb    VX    4/397   VRT,VRA,RB
        vclrrb    VX    4/461   VRT,VRA,RB
        vslv      VX    4/1860  VRT,VRA,VRB      vec p9 any=1
        vsrv      VX    4/1796  VRT,VRA,VRB      vec p9 any=1
        """;

    private VectorPermute() {}

    /** Vector permute. */
    public static void vperm(Cpu c, int vrt, int vra, int vrb, int vrc) {
        permute(c, vrt, vra, vrb, high(c, vrc), low(c, vrc));
    }

    /** Vector permute right-indexed: the bytes are counted from the other end. */
    public static void vpermr(Cpu c, int vrt, int vra, int vrb, int vrc) {
        permute(c, vrt, vra, vrb, ~high(c, vrc), ~low(c, vrc));
    }

    /** Vector select. */
    public static void vsel(Cpu c, int vrt, int vra, int vrb, int vrc) {
        set(c, vrt, select(high(c, vrc), high(c, vrb), high(c, vra)), select(low(c, vrc), low(c, vrb), low(c, vra)));
    }

    /** Vector shift left double by octet immediate. */
    public static void vsldoi(Cpu c, int vrt, int vra, int vrb, int shb) {
        boolean far = shb >= 8;
        long first = far ? low(c, vra) : high(c, vra);
        long second = far ? high(c, vrb) : low(c, vra);
        long third = far ? low(c, vrb) : high(c, vrb);
        int bits = 8 * (shb & 7);
        set(c, vrt, leftDouble(first, second, bits), leftDouble(second, third, bits));
    }

    /**
     * Vector shift left by 0 to 7 bits. Only the last byte of VRB says how many; the ISA leaves it undefined if others
     * differ.
     */
    public static void vsl(Cpu c, int vrt, int vra, int vrb) {
        left(c, vrt, vra, (int) low(c, vrb) & 7);
    }

    /** Vector shift right by 0 to 7 bits, as {@link #vsl}. */
    public static void vsr(Cpu c, int vrt, int vra, int vrb) {
        right(c, vrt, vra, (int) low(c, vrb) & 7);
    }

    /** Vector shift left by octet. */
    public static void vslo(Cpu c, int vrt, int vra, int vrb) {
        left(c, vrt, vra, (int) low(c, vrb) & 0x78);
    }

    /** Vector shift right by octet. */
    public static void vsro(Cpu c, int vrt, int vra, int vrb) {
        right(c, vrt, vra, (int) low(c, vrb) & 0x78);
    }

    /** Vector clear leftmost bytes: all but the last RB. */
    public static void vclrlb(Cpu c, int vrt, int vra, int rb) {
        int kept = atMost16(c.gpr[rb]);
        set(c, vrt, high(c, vra) & lastBytes(kept - 8), low(c, vra) & lastBytes(kept));
    }

    /** Vector clear rightmost bytes: all but the first RB. */
    public static void vclrrb(Cpu c, int vrt, int vra, int rb) {
        int kept = atMost16(c.gpr[rb]);
        set(c, vrt, high(c, vra) & ~lastBytes(8 - kept), low(c, vra) & ~lastBytes(16 - kept));
    }

    /** Vector shift left variable: each byte by bits of its own, filled from the byte that follows. */
    public static void vslv(Cpu c, int vrt, int vra, int vrb) {
        long a0 = high(c, vra);
        long a1 = low(c, vra);
        set(c, vrt, leftBytes(a0, a1 >>> 56, high(c, vrb)), leftBytes(a1, 0, low(c, vrb)));
    }

    /** Vector shift right variable: each byte by bits of its own, filled from the byte before. */
    public static void vsrv(Cpu c, int vrt, int vra, int vrb) {
        long a0 = high(c, vra);
        long a1 = low(c, vra);
        set(c, vrt, rightBytes(a0, 0, high(c, vrb)), rightBytes(a1, a0 & 0xff, low(c, vrb)));
    }

    private static void permute(Cpu c, int vrt, int vra, int vrb, long chooseHigh, long chooseLow) {
        ChosenBytes.among(c, high(c, vra), low(c, vra), high(c, vrb), low(c, vrb));
        set(c, vrt, ChosenBytes.choose(c, chooseHigh), ChosenBytes.choose(c, chooseLow));
    }

    /** {@return the more significant doubleword of two shifted left by 0 to 63 bits} */
    private static long leftDouble(long first, long second, int bits) {
        return first << bits | second >>> 1 >>> (63 - bits);
    }

    /** Shifts left by 0 to 127 bits. */
    private static void left(Cpu c, int vrt, int vra, int bits) {
        long a0 = high(c, vra);
        long a1 = low(c, vra);
        if (bits >= 64) {
            set(c, vrt, a1 << bits, 0);
        } else {
            set(c, vrt, leftDouble(a0, a1, bits), a1 << bits);
        }
    }

    /** Shifts right by 0 to 127 bits. */
    private static void right(Cpu c, int vrt, int vra, int bits) {
        long a0 = high(c, vra);
        long a1 = low(c, vra);
        if (bits >= 64) {
            set(c, vrt, 0, a0 >>> bits);
        } else {
            set(c, vrt, a0 >>> bits, a0 << 1 << (63 - bits) | a1 >>> bits);
        }
    }

    private static int atMost16(long bytes) {
        return Long.compareUnsigned(bytes, 16) < 0 ? (int) bytes : 16;
    }

    /** {@return ones in so many last bytes, at most all} */
    private static long lastBytes(int bytes) {
        return bytes <= 0 ? 0 : bytes >= 8 ? -1 : -1L >>> 64 - 8 * bytes;
    }

    private static long leftBytes(long a, long following, long bits) {
        long result = 0;
        for (int shift = 56; shift >= 0; shift -= 8) {
            long next = shift == 0 ? following : a >>> shift - 8 & 0xff;
            long pair = (a >>> shift & 0xff) << 8 | next;
            result = result << 8 | pair >>> 8 - (bits >>> shift & 7) & 0xff;
        }
        return result;
    }

    private static long rightBytes(long a, long before, long bits) {
        long result = 0;
        for (int shift = 56; shift >= 0; shift -= 8) {
            long previous = shift == 56 ? before : a >>> shift + 8 & 0xff;
            long pair = previous << 8 | a >>> shift & 0xff;
            result = result << 8 | pair >>> (bits >>> shift & 7) & 0xff;
        }
        return result;
    }
}
