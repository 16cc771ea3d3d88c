package io.pagurus.cpu.ppc64.isa;

import static io.pagurus.cpu.ppc64.isa.PackedDecimal.SO;
import static io.pagurus.cpu.ppc64.isa.VectorRegister.high;
import static io.pagurus.cpu.ppc64.isa.VectorRegister.low;
import static io.pagurus.cpu.ppc64.isa.VectorRegister.set;

import io.pagurus.cpu.ppc64.exec.Cpu;

/**
 * Shifts and truncations of packed decimal numbers (Power ISA 3.0 I 6.17.3), signed ones of 31 digits and unsigned ones of
 * 32. How far is told by byte 7 of VRA for a shift, negative to the right, and by halfword 3 for a truncation.
 */
public final class VectorBcdShift {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic   form  opcode  operands        attributes
        bcds.        VXPS  4/193   VRT,VRA,VRB,PS  vec p9 21:21=1 any=1
        bcdus.       VX    4/1153  VRT,VRA,VRB     vec p9
        bcdsr.       VXPS  4/449   VRT,VRA,VRB,PS  vec p9 21:21=1 any=1
        bcdtrunc.    VXPS  4/257   VRT,VRA,VRB,PS  vec p9 21:21=1
        bcdutrunc.   VX    4/1345  VRT,VRA,VRB     vec p9
        """;

    private VectorBcdShift() {}

    /** Decimal shift. */
    public static void bcds_(Cpu c, int vrt, int vra, int vrb, boolean ps) {
        if (PackedDecimal.valid(c, vrb)) {
            boolean negative = PackedDecimal.negative(c, vrb);
            boolean lost = shift(c, vrt, high(c, vrb), low(c, vrb) & ~15, (byte) high(c, vra), 4);
            sign(c, vrt, negative, ps, lost);
        } else {
            PackedDecimal.invalid(c, vrt);
        }
    }

    /** Decimal unsigned shift. */
    public static void bcdus_(Cpu c, int vrt, int vra, int vrb) {
        if (PackedDecimal.digits(high(c, vrb)) && PackedDecimal.digits(low(c, vrb))) {
            int distance = (byte) high(c, vra);
            // Of a shift by all digits the oracle says that it loses some, zeros or not.
            boolean lost = shift(c, vrt, high(c, vrb), low(c, vrb), distance, 0) || distance >= 32;
            // The oracle takes the last digit for a sign, which is none that is positive.
            boolean zero = (high(c, vrt) | low(c, vrt) >>> 4) == 0;
            c.cr[6] = (zero ? PackedDecimal.ZERO : PackedDecimal.NEGATIVE) | (lost ? SO : 0);
        } else {
            PackedDecimal.invalid(c, vrt);
        }
    }

    /** Decimal shift and round: the last digit that is shifted out rounds those that stay. */
    public static void bcdsr_(Cpu c, int vrt, int vra, int vrb, boolean ps) {
        if (!PackedDecimal.valid(c, vrb)) {
            PackedDecimal.invalid(c, vrt);
            return;
        }
        // The oracle shifts 31 digits at most, so that the first one rounds.
        int distance = Math.max((byte) high(c, vra), -31);
        boolean negative = PackedDecimal.negative(c, vrb);
        boolean lost;
        if (distance < 0) {
            // One digit less, so that it can be looked at.
            shift(c, vrt, high(c, vrb), low(c, vrb) & ~15, distance + 1, 4);
            boolean up = (low(c, vrt) >>> 4 & 15) >= 5;
            shift(c, vrt, high(c, vrt), low(c, vrt) & ~15, -1, 4);
            if (up) {
                long upper = PackedDecimal.unpack(high(c, vrt));
                long lower = PackedDecimal.unpack(low(c, vrt) >>> 4) + 1;
                set(
                        c,
                        vrt,
                        PackedDecimal.pack(upper + lower / PackedDecimal.LOWER),
                        PackedDecimal.pack(lower % PackedDecimal.LOWER) << 4);
            }
            lost = false;
        } else {
            lost = shift(c, vrt, high(c, vrb), low(c, vrb) & ~15, distance, 4);
        }
        sign(c, vrt, negative, ps, lost);
    }

    /** Decimal truncate. */
    public static void bcdtrunc_(Cpu c, int vrt, int vra, int vrb, boolean ps) {
        if (PackedDecimal.valid(c, vrb)) {
            boolean negative = PackedDecimal.negative(c, vrb);
            int digits = (int) high(c, vra) & 0xffff;
            boolean lost = truncate(c, vrt, high(c, vrb), low(c, vrb) & ~15, digits + 1);
            sign(c, vrt, negative, ps, lost);
        } else {
            PackedDecimal.invalid(c, vrt);
        }
    }

    /** Decimal unsigned truncate. */
    public static void bcdutrunc_(Cpu c, int vrt, int vra, int vrb) {
        if (PackedDecimal.digits(high(c, vrb)) && PackedDecimal.digits(low(c, vrb))) {
            boolean lost = truncate(c, vrt, high(c, vrb), low(c, vrb), (int) high(c, vra) & 0xffff);
            boolean zero = (high(c, vrt) | low(c, vrt)) == 0;
            c.cr[6] = (zero ? PackedDecimal.ZERO : PackedDecimal.POSITIVE) | (lost ? SO : 0);
        } else {
            PackedDecimal.invalid(c, vrt);
        }
    }

    /** Shifts digits, of which the last bits are none, and tells whether one was lost on the left that is not zero. */
    private static boolean shift(Cpu c, int vrt, long high, long low, int distance, int none) {
        int bits = 4 * Math.min(Math.abs(distance), 32);
        if (distance > 0) {
            set(c, vrt, left(high, low, bits), bits < 64 ? low << bits : 0);
            return bits == 128 ? (high | low) != 0 : (upper(high, 128 - bits) | above(high, low, 128 - bits)) != 0;
        }
        if (bits == 0) {
            set(c, vrt, high, low);
        } else {
            long shifted = bits < 64 ? high << 64 - bits | low >>> bits : bits < 128 ? high >>> bits - 64 : 0;
            set(c, vrt, bits < 64 ? high >>> bits : 0, shifted & -1L << none);
        }
        return false;
    }

    private static long left(long high, long low, int bits) {
        if (bits == 0) {
            return high;
        }
        return bits < 64 ? high << bits | low >>> 64 - bits : bits < 128 ? low << bits - 64 : 0;
    }

    /** {@return of a quadword shifted right by some bits the upper doubleword} */
    private static long upper(long high, int bits) {
        return bits < 64 ? high >>> bits : 0;
    }

    /** {@return of a quadword shifted right by some bits, 128 at most, the lower doubleword} */
    private static long above(long high, long low, int bits) {
        if (bits == 0) {
            return low;
        }
        return bits < 64 ? high << 64 - bits | low >>> bits : bits < 128 ? high >>> bits - 64 : 0;
    }

    /** Keeps the last digits, a sign among them if there is one, and tells whether one was lost that is not zero. */
    private static boolean truncate(Cpu c, int vrt, long high, long low, int digits) {
        int bits = 4 * digits;
        long keptHigh = bits >= 128 ? high : bits > 64 ? high & (1L << bits - 64) - 1 : 0;
        long keptLow = bits >= 64 ? low : low & (1L << bits) - 1;
        set(c, vrt, keptHigh, keptLow);
        return keptHigh != high || keptLow != low;
    }

    private static void sign(Cpu c, int vrt, boolean negative, boolean ps, boolean lost) {
        set(c, vrt, high(c, vrt), low(c, vrt) | PackedDecimal.sign(negative, ps));
        c.cr[6] = PackedDecimal.of(c, vrt).comparison() | (lost ? SO : 0);
    }
}
