package io.pagurus.cpu.ppc64.isa;

import static io.pagurus.cpu.ppc64.isa.VectorRegister.high;
import static io.pagurus.cpu.ppc64.isa.VectorRegister.low;
import static io.pagurus.cpu.ppc64.isa.VectorRegister.set;

import io.pagurus.cpu.ppc64.exec.Cpu;

/** Vector shift of elements (Power ISA 2.07 I 6.9.4). How far is in the low bits of each element of VRB. */
public final class VectorShift {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic  form  opcode  operands     attributes
        vslb      VX    4/260   VRT,VRA,VRB  vec
        vslh      VX    4/324   VRT,VRA,VRB  vec
        vslw      VX    4/388   VRT,VRA,VRB  vec
        vsld      VX    4/1476  VRT,VRA,VRB  vec
        vsrb      VX    4/516   VRT,VRA,VRB  vec
        vsrh      VX    4/580   VRT,VRA,VRB  vec
        vsrw      VX    4/644   VRT,VRA,VRB  vec
        vsrd      VX    4/1732  VRT,VRA,VRB  vec
        vsrab     VX    4/772   VRT,VRA,VRB  vec
        vsrah     VX    4/836   VRT,VRA,VRB  vec
        vsraw     VX    4/900   VRT,VRA,VRB  vec
        vsrad     VX    4/964   VRT,VRA,VRB  vec
        """;

    private VectorShift() {}

    /** Vector shift left byte. */
    public static void vslb(Cpu c, int vrt, int vra, int vrb) {
        set(c, vrt, left(high(c, vra), high(c, vrb), 8), left(low(c, vra), low(c, vrb), 8));
    }

    /** Vector shift left halfword. */
    public static void vslh(Cpu c, int vrt, int vra, int vrb) {
        set(c, vrt, left(high(c, vra), high(c, vrb), 16), left(low(c, vra), low(c, vrb), 16));
    }

    /** Vector shift left word. */
    public static void vslw(Cpu c, int vrt, int vra, int vrb) {
        set(c, vrt, left(high(c, vra), high(c, vrb), 32), left(low(c, vra), low(c, vrb), 32));
    }

    /** Vector shift left doubleword. */
    public static void vsld(Cpu c, int vrt, int vra, int vrb) {
        set(c, vrt, high(c, vra) << high(c, vrb), low(c, vra) << low(c, vrb));
    }

    /** Vector shift right byte. */
    public static void vsrb(Cpu c, int vrt, int vra, int vrb) {
        set(c, vrt, right(high(c, vra), high(c, vrb), 8), right(low(c, vra), low(c, vrb), 8));
    }

    /** Vector shift right halfword. */
    public static void vsrh(Cpu c, int vrt, int vra, int vrb) {
        set(c, vrt, right(high(c, vra), high(c, vrb), 16), right(low(c, vra), low(c, vrb), 16));
    }

    /** Vector shift right word. */
    public static void vsrw(Cpu c, int vrt, int vra, int vrb) {
        set(c, vrt, right(high(c, vra), high(c, vrb), 32), right(low(c, vra), low(c, vrb), 32));
    }

    /** Vector shift right doubleword. */
    public static void vsrd(Cpu c, int vrt, int vra, int vrb) {
        set(c, vrt, high(c, vra) >>> high(c, vrb), low(c, vra) >>> low(c, vrb));
    }

    /** Vector shift right algebraic byte. */
    public static void vsrab(Cpu c, int vrt, int vra, int vrb) {
        set(c, vrt, rightAlgebraic(high(c, vra), high(c, vrb), 8), rightAlgebraic(low(c, vra), low(c, vrb), 8));
    }

    /** Vector shift right algebraic halfword. */
    public static void vsrah(Cpu c, int vrt, int vra, int vrb) {
        set(c, vrt, rightAlgebraic(high(c, vra), high(c, vrb), 16), rightAlgebraic(low(c, vra), low(c, vrb), 16));
    }

    /** Vector shift right algebraic word. */
    public static void vsraw(Cpu c, int vrt, int vra, int vrb) {
        set(c, vrt, rightAlgebraic(high(c, vra), high(c, vrb), 32), rightAlgebraic(low(c, vra), low(c, vrb), 32));
    }

    /** Vector shift right algebraic doubleword. */
    public static void vsrad(Cpu c, int vrt, int vra, int vrb) {
        set(c, vrt, high(c, vra) >> high(c, vrb), low(c, vra) >> low(c, vrb));
    }

    private static long left(long a, long counts, int size) {
        long ones = -1L >>> 64 - size;
        long result = 0;
        for (int shift = 0; shift < 64; shift += size) {
            int count = (int) (counts >>> shift) & size - 1;
            result |= (a >>> shift << count & ones) << shift;
        }
        return result;
    }

    private static long right(long a, long counts, int size) {
        long ones = -1L >>> 64 - size;
        long result = 0;
        for (int shift = 0; shift < 64; shift += size) {
            int count = (int) (counts >>> shift) & size - 1;
            result |= (a >>> shift & ones) >>> count << shift;
        }
        return result;
    }

    private static long rightAlgebraic(long a, long counts, int size) {
        long ones = -1L >>> 64 - size;
        long result = 0;
        for (int shift = 0; shift < 64; shift += size) {
            int count = (int) (counts >>> shift) & size - 1;
            long element = a << 64 - size - shift >> 64 - size;
            result |= (element >> count & ones) << shift;
        }
        return result;
    }
}
