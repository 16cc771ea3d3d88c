package io.pagurus.cpu.ppc64.isa;

import static io.pagurus.cpu.ppc64.isa.FixedPointResults.overflow;
import static io.pagurus.cpu.ppc64.isa.FixedPointResults.record;

import io.pagurus.cpu.ppc64.exec.Cpu;
import java.security.SecureRandom;

/** Fixed-point multiplication and division (Power ISA I 3.3.9). */
public final class FixedPointMultiply {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic  form  opcode   operands      attributes
        mulli       D     7        RT,RA,SI
        mullw       XO    31/235   RT,RA,RB      oe rc
        mulhw       X     31/75    RT,RA,RB      rc
        mulhwu      X     31/11    RT,RA,RB      rc
        mulld       XO    31/233   RT,RA,RB      oe rc
        mulhd       X     31/73    RT,RA,RB      rc
        mulhdu      X     31/9     RT,RA,RB      rc
        maddhd      VA    4/48     RT,RA,RB,RC_GPR   p9
        maddhdu     VA    4/49     RT,RA,RB,RC_GPR   p9
        maddld      VA    4/51     RT,RA,RB,RC_GPR   p9 any=1
        divw        XO    31/491   RT,RA,RB      oe rc
        divwu       XO    31/459   RT,RA,RB      oe rc
        divwe       XO    31/427   RT,RA,RB      oe rc
        divweu      XO    31/395   RT,RA,RB      oe rc
        divd        XO    31/489   RT,RA,RB      oe rc
        divdu       XO    31/457   RT,RA,RB      oe rc
        divde       XO    31/425   RT,RA,RB      oe rc
        divdeu      XO    31/393   RT,RA,RB      oe rc
        modsw       X     31/779   RT,RA,RB      p9 inval=1
        moduw       X     31/267   RT,RA,RB      p9 inval=1
        modsd       X     31/777   RT,RA,RB      p9 inval=1
        modud       X     31/265   RT,RA,RB      p9 inval=1
        darn        X     31/755   RT,L14_15     p9 inval=1cf801
        """;

    private static final SecureRandom RANDOM = new SecureRandom();

    private FixedPointMultiply() {}

    /** Multiply low immediate. */
    public static void mulli(Cpu c, int rt, int ra, int si) {
        c.gpr[rt] = c.gpr[ra] * si;
    }

    /** Multiply low word: the whole product of two words. */
    public static void mullw(Cpu c, int rt, int ra, int rb, boolean oe, boolean rc) {
        long product = (long) (int) c.gpr[ra] * (int) c.gpr[rb];
        c.gpr[rt] = product;
        if (oe) {
            overflow(c, product != (int) product, product != (int) product);
        }
        if (rc) {
            record(c, product);
        }
    }

    /** Multiply high word. The ISA leaves the upper half undefined; the oracle clears it. */
    public static void mulhw(Cpu c, int rt, int ra, int rb, boolean rc) {
        result(c, rt, (long) (int) c.gpr[ra] * (int) c.gpr[rb] >>> 32, rc);
    }

    /** Multiply high word unsigned. */
    public static void mulhwu(Cpu c, int rt, int ra, int rb, boolean rc) {
        result(c, rt, (c.gpr[ra] & 0xffff_ffffL) * (c.gpr[rb] & 0xffff_ffffL) >>> 32, rc);
    }

    /** Multiply low doubleword. */
    public static void mulld(Cpu c, int rt, int ra, int rb, boolean oe, boolean rc) {
        long a = c.gpr[ra];
        long b = c.gpr[rb];
        long product = a * b;
        c.gpr[rt] = product;
        if (oe) {
            boolean ov = Math.multiplyHigh(a, b) != product >> 63;
            overflow(c, ov, ov);
        }
        if (rc) {
            record(c, product);
        }
    }

    /** Multiply high doubleword. */
    public static void mulhd(Cpu c, int rt, int ra, int rb, boolean rc) {
        result(c, rt, Math.multiplyHigh(c.gpr[ra], c.gpr[rb]), rc);
    }

    /** Multiply high doubleword unsigned. */
    public static void mulhdu(Cpu c, int rt, int ra, int rb, boolean rc) {
        result(c, rt, Math.unsignedMultiplyHigh(c.gpr[ra], c.gpr[rb]), rc);
    }

    /** Multiply-add high doubleword (ISA 3.0). */
    public static void maddhd(Cpu c, int rt, int ra, int rb, int rcgpr) {
        long low = c.gpr[ra] * c.gpr[rb];
        long high = Math.multiplyHigh(c.gpr[ra], c.gpr[rb]);
        long addend = c.gpr[rcgpr];
        c.gpr[rt] = high + (addend >> 63) + (Long.compareUnsigned(low + addend, low) < 0 ? 1 : 0);
    }

    /** Multiply-add high doubleword unsigned (ISA 3.0). */
    public static void maddhdu(Cpu c, int rt, int ra, int rb, int rcgpr) {
        long low = c.gpr[ra] * c.gpr[rb];
        long high = Math.unsignedMultiplyHigh(c.gpr[ra], c.gpr[rb]);
        c.gpr[rt] = high + (Long.compareUnsigned(low + c.gpr[rcgpr], low) < 0 ? 1 : 0);
    }

    /** Multiply-add low doubleword (ISA 3.0). */
    public static void maddld(Cpu c, int rt, int ra, int rb, int rcgpr) {
        c.gpr[rt] = c.gpr[ra] * c.gpr[rb] + c.gpr[rcgpr];
    }

    /** Divide word. Where the quotient is undefined the oracle's result is the dividend. */
    public static void divw(Cpu c, int rt, int ra, int rb, boolean oe, boolean rc) {
        int a = (int) c.gpr[ra];
        int b = (int) c.gpr[rb];
        boolean undefined = b == 0 || a == Integer.MIN_VALUE && b == -1;
        quotient(c, rt, (undefined ? a : a / b) & 0xffff_ffffL, undefined, oe, rc);
    }

    /** Divide word unsigned. */
    public static void divwu(Cpu c, int rt, int ra, int rb, boolean oe, boolean rc) {
        int b = (int) c.gpr[rb];
        int a = (int) c.gpr[ra];
        long q = (b == 0 ? a : Integer.divideUnsigned(a, b)) & 0xffff_ffffL;
        quotient(c, rt, q, b == 0, oe, rc);
    }

    /** Divide word extended: the dividend is RA with 32 zeros behind it. The oracle extends the sign. */
    public static void divwe(Cpu c, int rt, int ra, int rb, boolean oe, boolean rc) {
        long dividend = c.gpr[ra] << 32;
        long divisor = (int) c.gpr[rb];
        boolean undefined = divisor == 0 || dividend == Long.MIN_VALUE && divisor == -1;
        long q = undefined ? 0 : dividend / divisor;
        undefined |= q != (int) q;
        quotient(c, rt, undefined ? 0 : q, undefined, oe, rc);
    }

    /** Divide word extended unsigned. */
    public static void divweu(Cpu c, int rt, int ra, int rb, boolean oe, boolean rc) {
        long divisor = c.gpr[rb] & 0xffff_ffffL;
        long q = divisor == 0 ? 0 : Long.divideUnsigned(c.gpr[ra] << 32, divisor);
        boolean undefined = divisor == 0 || q >>> 32 != 0;
        quotient(c, rt, undefined ? 0 : q, undefined, oe, rc);
    }

    /** Divide doubleword. */
    public static void divd(Cpu c, int rt, int ra, int rb, boolean oe, boolean rc) {
        long a = c.gpr[ra];
        long b = c.gpr[rb];
        boolean undefined = b == 0 || a == Long.MIN_VALUE && b == -1;
        quotient(c, rt, undefined ? a : a / b, undefined, oe, rc);
    }

    /** Divide doubleword unsigned. */
    public static void divdu(Cpu c, int rt, int ra, int rb, boolean oe, boolean rc) {
        long b = c.gpr[rb];
        long a = c.gpr[ra];
        quotient(c, rt, b == 0 ? a : Long.divideUnsigned(a, b), b == 0, oe, rc);
    }

    /**
     * Divide doubleword extended: the dividend is RA with 64 zeros behind it. A quotient of 64 bits that has the wrong
     * sign is no overflow for the oracle.
     */
    public static void divde(Cpu c, int rt, int ra, int rb, boolean oe, boolean rc) {
        long a = c.gpr[ra];
        long b = c.gpr[rb];
        boolean undefined = b == 0 || Long.compareUnsigned(magnitude(a), magnitude(b)) >= 0;
        long q = 0;
        if (!undefined) {
            long size = divideWide(magnitude(a), magnitude(b));
            q = (a ^ b) < 0 ? -size : size;
        }
        quotient(c, rt, q, undefined, oe, rc);
    }

    /** Divide doubleword extended unsigned. */
    public static void divdeu(Cpu c, int rt, int ra, int rb, boolean oe, boolean rc) {
        long a = c.gpr[ra];
        long b = c.gpr[rb];
        boolean undefined = Long.compareUnsigned(a, b) >= 0;
        quotient(c, rt, undefined ? 0 : divideWide(a, b), undefined, oe, rc);
    }

    /** Modulo signed word (ISA 3.0). */
    public static void modsw(Cpu c, int rt, int ra, int rb) {
        int b = (int) c.gpr[rb];
        c.gpr[rt] = b == 0 ? 0 : (int) c.gpr[ra] % b;
    }

    /** Modulo unsigned word (ISA 3.0). */
    public static void moduw(Cpu c, int rt, int ra, int rb) {
        int b = (int) c.gpr[rb];
        c.gpr[rt] = b == 0 ? 0 : Integer.remainderUnsigned((int) c.gpr[ra], b) & 0xffff_ffffL;
    }

    /** Modulo signed doubleword (ISA 3.0). */
    public static void modsd(Cpu c, int rt, int ra, int rb) {
        long b = c.gpr[rb];
        c.gpr[rt] = b == 0 ? 0 : c.gpr[ra] % b;
    }

    /** Modulo unsigned doubleword (ISA 3.0). */
    public static void modud(Cpu c, int rt, int ra, int rb) {
        long b = c.gpr[rb];
        c.gpr[rt] = b == 0 ? 0 : Long.remainderUnsigned(c.gpr[ra], b);
    }

    /** Deliver a random number (ISA 3.0): 32 bits, or 64; all ones for a reserved length. */
    public static void darn(Cpu c, int rt, int l1415) {
        c.gpr[rt] = switch (l1415) {
            case 0 -> RANDOM.nextInt() & 0xffff_ffffL;
            case 1, 2 -> RANDOM.nextLong();
            default -> -1;
        };
    }

    private static void result(Cpu c, int rt, long value, boolean rc) {
        c.gpr[rt] = value;
        if (rc) {
            record(c, value);
        }
    }

    private static void quotient(Cpu c, int rt, long value, boolean undefined, boolean oe, boolean rc) {
        c.gpr[rt] = value;
        if (oe) {
            overflow(c, undefined, undefined);
        }
        if (rc) {
            record(c, value);
        }
    }

    private static long magnitude(long value) {
        return value < 0 ? -value : value;
    }

    /** {@return a * 2^64 / b, unsigned; a is less than b} */
    private static long divideWide(long a, long b) {
        long remainder = a;
        long q = 0;
        for (int i = 0; i < Long.SIZE; i++) {
            boolean carry = remainder < 0;
            remainder <<= 1;
            q <<= 1;
            if (carry || Long.compareUnsigned(remainder, b) >= 0) {
                remainder -= b;
                q |= 1;
            }
        }
        return q;
    }
}
