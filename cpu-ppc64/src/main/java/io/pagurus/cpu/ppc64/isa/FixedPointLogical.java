package io.pagurus.cpu.ppc64.isa;

import io.pagurus.cpu.ppc64.exec.Cpu;

/** Fixed-point logical instructions and select (Power ISA I 3.3.12 and 3.3.13). */
public final class FixedPointLogical {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic  form  opcode   operands      attributes
        andi.       D     28       RA,RS,UI
        andis.      D     29       RA,RS,UI
        ori         D     24       RA,RS,UI
        oris        D     25       RA,RS,UI
        xori        D     26       RA,RS,UI
        xoris       D     27       RA,RS,UI
        and         X     31/28    RA,RS,RB      rc
        andc        X     31/60    RA,RS,RB      rc
        eqv         X     31/284   RA,RS,RB      rc
        nand        X     31/476   RA,RS,RB      rc
        nor         X     31/124   RA,RS,RB      rc
        or          X     31/444   RA,RS,RB      rc
        orc         X     31/412   RA,RS,RB      rc
        xor         X     31/316   RA,RS,RB      rc
        extsb       X     31/954   RA,RS         rc
        extsh       X     31/922   RA,RS         rc
        extsw       X     31/986   RA,RS         rc
        cntlzw      X     31/26    RA,RS         rc
        cntlzd      X     31/58    RA,RS         rc
        cnttzw      X     31/538   RA,RS         rc p9
        cnttzd      X     31/570   RA,RS         rc p9
        cmpb        X     31/508   RA,RS,RB      inval=1
        popcntb     X     31/122   RA,RS         inval=f801
        popcntw     X     31/378   RA,RS         inval=f801
        popcntd     X     31/506   RA,RS         inval=f801
        prtyw       X     31/154   RA,RS         inval=f801
        prtyd       X     31/186   RA,RS         inval=f801
        bpermd      X     31/252   RA,RS,RB      inval=1
        isel        A     31/15    RT,RA0,RB,BC  inval=1
        """;

    /** All bits but the top one of each byte. */
    private static final long LOW_SEVEN = 0x7f7f_7f7f_7f7f_7f7fL;
    /** The least significant bit of each byte. */
    private static final long LOW_BITS = 0x0101_0101_0101_0101L;

    private FixedPointLogical() {}

    /** AND immediate. */
    public static void andi_(Cpu c, int ra, int rs, int ui) {
        result(c, ra, c.gpr[rs] & ui, true);
    }

    /** AND immediate shifted. */
    public static void andis_(Cpu c, int ra, int rs, int ui) {
        result(c, ra, c.gpr[rs] & (long) ui << 16, true);
    }

    /** OR immediate. */
    public static void ori(Cpu c, int ra, int rs, int ui) {
        c.gpr[ra] = c.gpr[rs] | ui;
    }

    /** OR immediate shifted. */
    public static void oris(Cpu c, int ra, int rs, int ui) {
        c.gpr[ra] = c.gpr[rs] | (long) ui << 16;
    }

    /** XOR immediate. */
    public static void xori(Cpu c, int ra, int rs, int ui) {
        c.gpr[ra] = c.gpr[rs] ^ ui;
    }

    /** XOR immediate shifted. */
    public static void xoris(Cpu c, int ra, int rs, int ui) {
        c.gpr[ra] = c.gpr[rs] ^ (long) ui << 16;
    }

    /** AND. */
    public static void and(Cpu c, int ra, int rs, int rb, boolean rc) {
        result(c, ra, c.gpr[rs] & c.gpr[rb], rc);
    }

    /** AND with complement. */
    public static void andc(Cpu c, int ra, int rs, int rb, boolean rc) {
        result(c, ra, c.gpr[rs] & ~c.gpr[rb], rc);
    }

    /** Equivalent. */
    public static void eqv(Cpu c, int ra, int rs, int rb, boolean rc) {
        result(c, ra, ~(c.gpr[rs] ^ c.gpr[rb]), rc);
    }

    /** NAND. */
    public static void nand(Cpu c, int ra, int rs, int rb, boolean rc) {
        result(c, ra, ~(c.gpr[rs] & c.gpr[rb]), rc);
    }

    /** NOR. */
    public static void nor(Cpu c, int ra, int rs, int rb, boolean rc) {
        result(c, ra, ~(c.gpr[rs] | c.gpr[rb]), rc);
    }

    /** OR. */
    public static void or(Cpu c, int ra, int rs, int rb, boolean rc) {
        result(c, ra, c.gpr[rs] | c.gpr[rb], rc);
    }

    /** OR with complement. */
    public static void orc(Cpu c, int ra, int rs, int rb, boolean rc) {
        result(c, ra, c.gpr[rs] | ~c.gpr[rb], rc);
    }

    /** XOR. */
    public static void xor(Cpu c, int ra, int rs, int rb, boolean rc) {
        result(c, ra, c.gpr[rs] ^ c.gpr[rb], rc);
    }

    /** Extend sign byte. */
    public static void extsb(Cpu c, int ra, int rs, boolean rc) {
        result(c, ra, (byte) c.gpr[rs], rc);
    }

    /** Extend sign halfword. */
    public static void extsh(Cpu c, int ra, int rs, boolean rc) {
        result(c, ra, (short) c.gpr[rs], rc);
    }

    /** Extend sign word. */
    public static void extsw(Cpu c, int ra, int rs, boolean rc) {
        result(c, ra, (long) (int) c.gpr[rs], rc);
    }

    /** Count leading zeros word. */
    public static void cntlzw(Cpu c, int ra, int rs, boolean rc) {
        result(c, ra, Integer.numberOfLeadingZeros((int) c.gpr[rs]), rc);
    }

    /** Count leading zeros doubleword. */
    public static void cntlzd(Cpu c, int ra, int rs, boolean rc) {
        result(c, ra, Long.numberOfLeadingZeros(c.gpr[rs]), rc);
    }

    /** Count trailing zeros word (ISA 3.0). */
    public static void cnttzw(Cpu c, int ra, int rs, boolean rc) {
        result(c, ra, Integer.numberOfTrailingZeros((int) c.gpr[rs]), rc);
    }

    /** Count trailing zeros doubleword (ISA 3.0). */
    public static void cnttzd(Cpu c, int ra, int rs, boolean rc) {
        result(c, ra, Long.numberOfTrailingZeros(c.gpr[rs]), rc);
    }

    /** Compare bytes: all ones where they are equal. */
    public static void cmpb(Cpu c, int ra, int rs, int rb) {
        long differ = c.gpr[rs] ^ c.gpr[rb];
        // The top bit of each byte: whether any bit of the byte differs.
        long any = ((differ & LOW_SEVEN) + LOW_SEVEN | differ) & ~LOW_SEVEN;
        c.gpr[ra] = ~((any >>> 7) * 0xff);
    }

    /** Population count bytes. */
    public static void popcntb(Cpu c, int ra, int rs) {
        long v = c.gpr[rs];
        v -= v >>> 1 & 0x5555_5555_5555_5555L;
        v = (v & 0x3333_3333_3333_3333L) + (v >>> 2 & 0x3333_3333_3333_3333L);
        c.gpr[ra] = v + (v >>> 4) & 0x0f0f_0f0f_0f0f_0f0fL;
    }

    /** Population count words. */
    public static void popcntw(Cpu c, int ra, int rs) {
        long v = c.gpr[rs];
        c.gpr[ra] = (long) Integer.bitCount((int) (v >>> 32)) << 32 | Integer.bitCount((int) v);
    }

    /** Population count doubleword. */
    public static void popcntd(Cpu c, int ra, int rs) {
        c.gpr[ra] = Long.bitCount(c.gpr[rs]);
    }

    /** Parity word: of the least significant bits of the bytes of each word. */
    public static void prtyw(Cpu c, int ra, int rs) {
        long low = c.gpr[rs] & LOW_BITS;
        c.gpr[ra] = (Long.bitCount(low >>> 32) & 1L) << 32 | Integer.bitCount((int) low) & 1;
    }

    /** Parity doubleword: of the least significant bits of the bytes. */
    public static void prtyd(Cpu c, int ra, int rs) {
        c.gpr[ra] = Long.bitCount(c.gpr[rs] & LOW_BITS) & 1;
    }

    /** Bit permute doubleword: eight bits of RB, chosen by the bytes of RS. */
    public static void bpermd(Cpu c, int ra, int rs, int rb) {
        long chosen = 0;
        for (int i = 0; i < 8; i++) {
            int index = (int) (c.gpr[rs] >>> 8 * i) & 0xff;
            if (index < 64 && (c.gpr[rb] << index) < 0) {
                chosen |= 1L << i;
            }
        }
        c.gpr[ra] = chosen;
    }

    /** Integer select. */
    public static void isel(Cpu c, int rt, int ra0, int rb, int bc) {
        c.gpr[rt] = (c.cr[bc >> 2] & 8 >> (bc & 3)) != 0 ? c.gpr[ra0] : c.gpr[rb];
    }

    private static void result(Cpu c, int ra, long value, boolean rc) {
        c.gpr[ra] = value;
        if (rc) {
            FixedPointResults.record(c, value);
        }
    }
}
