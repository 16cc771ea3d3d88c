package io.pagurus.cpu.ppc64.isa;

import static io.pagurus.cpu.ppc64.isa.PackedDecimal.SO;
import static io.pagurus.cpu.ppc64.isa.VectorRegister.high;
import static io.pagurus.cpu.ppc64.isa.VectorRegister.low;
import static io.pagurus.cpu.ppc64.isa.VectorRegister.set;

import io.pagurus.cpu.ppc64.exec.Cpu;

/**
 * Signed packed decimal arithmetic, signs, and multiplication by 10 (Power ISA 3.0 I 6.17.1, 6.9.1.4). CR field 6 tells the
 * result from zero, and an invalid operand or an overflow.
 */
public final class VectorBcd {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic   form  opcode  operands        attributes
        bcdadd.      VXPS  4/1     VRT,VRA,VRB,PS  vec 21:21=1
        bcdsub.      VXPS  4/65    VRT,VRA,VRB,PS  vec 21:21=1
        bcdcpsgn.    VX    4/833   VRT,VRA,VRB     vec p9
        bcdsetsgn.   VXPS  4/385   VRT,VRB,PS      vec p9 21:21=1 11:15=31
        bcdsetsgn.   VX    4/1409  VRT,VRB,PS      vec p8 11:15=31
        vmul10uq     VX    4/513   VRT,VRA         vec p9 inval=f800
        vmul10cuq    VX    4/1     VRT,VRA         vec p9 inval=f800
        vmul10euq    VX    4/577   VRT,VRA,VRB     vec p9
        vmul10ecuq   VX    4/65    VRT,VRA,VRB     vec p9
        """;

    private static final long WORD = 0xffff_ffffL;

    private VectorBcd() {}

    /** Decimal add modulo. */
    public static void bcdadd_(Cpu c, int vrt, int vra, int vrb, boolean ps) {
        if (PackedDecimal.valid(c, vra) && PackedDecimal.valid(c, vrb)) {
            sum(c, vrt, PackedDecimal.of(c, vra), PackedDecimal.of(c, vrb), ps);
        } else {
            PackedDecimal.invalid(c, vrt);
        }
    }

    /** Decimal subtract modulo. */
    public static void bcdsub_(Cpu c, int vrt, int vra, int vrb, boolean ps) {
        if (PackedDecimal.valid(c, vra) && PackedDecimal.valid(c, vrb)) {
            sum(c, vrt, PackedDecimal.of(c, vra), PackedDecimal.of(c, vrb).negated(), ps);
        } else {
            PackedDecimal.invalid(c, vrt);
        }
    }

    /** Decimal copy sign. */
    public static void bcdcpsgn_(Cpu c, int vrt, int vra, int vrb) {
        if (PackedDecimal.valid(c, vra) && PackedDecimal.valid(c, vrb)) {
            set(c, vrt, high(c, vra), low(c, vra) & ~15 | low(c, vrb) & 15);
            c.cr[6] = PackedDecimal.of(c, vrt).comparison();
        } else {
            PackedDecimal.invalid(c, vrt);
        }
    }

    /** Decimal set sign. */
    public static void bcdsetsgn_(Cpu c, int vrt, int vrb, boolean ps) {
        if (PackedDecimal.valid(c, vrb)) {
            PackedDecimal number = PackedDecimal.of(c, vrb);
            number.to(c, vrt, ps);
            c.cr[6] = number.comparison();
        } else {
            PackedDecimal.invalid(c, vrt);
        }
    }

    private static void sum(Cpu c, int vrt, PackedDecimal a, PackedDecimal b, boolean ps) {
        PackedDecimal sum = a.plus(b);
        int comparison = sum.comparison();
        boolean negative = sum.negative();
        if (sum.isZero()) {
            // Zero is positive; but the oracle lets two zeros of one sign keep it, and tells it in CR too.
            boolean zeros = a.negative() == b.negative();
            negative &= zeros;
            comparison |= zeros ? (negative ? PackedDecimal.NEGATIVE : PackedDecimal.POSITIVE) : 0;
        }
        new PackedDecimal(negative, sum.upper(), sum.lower()).to(c, vrt, ps);
        c.cr[6] = comparison | (sum.upper() >= PackedDecimal.UPPER ? SO : 0);
    }

    /** Vector multiply-by-10 unsigned quadword. */
    public static void vmul10uq(Cpu c, int vrt, int vra) {
        timesTen(c, vrt, vra, 0);
    }

    /** Vector multiply-by-10 and write carry unsigned quadword. */
    public static void vmul10cuq(Cpu c, int vrt, int vra) {
        carry(c, vrt, vra, 0);
    }

    /** Vector multiply-by-10 extended unsigned quadword. */
    public static void vmul10euq(Cpu c, int vrt, int vra, int vrb) {
        timesTen(c, vrt, vra, low(c, vrb) & 15);
    }

    /** Vector multiply-by-10 extended and write carry unsigned quadword. */
    public static void vmul10ecuq(Cpu c, int vrt, int vra, int vrb) {
        carry(c, vrt, vra, low(c, vrb) & 15);
    }

    private static void timesTen(Cpu c, int vrt, int vra, long digit) {
        long product = low(c, vra) * 10;
        long lower = product + digit;
        long carry = Math.unsignedMultiplyHigh(low(c, vra), 10) + (Long.compareUnsigned(lower, product) < 0 ? 1 : 0);
        set(c, vrt, high(c, vra) * 10 + carry, lower);
    }

    private static void carry(Cpu c, int vrt, int vra, long digit) {
        long carry = digit;
        for (long word :
                new long[] {low(c, vra) & WORD, low(c, vra) >>> 32, high(c, vra) & WORD, high(c, vra) >>> 32}) {
            carry = word * 10 + carry >>> 32;
        }
        set(c, vrt, 0, carry);
    }
}
