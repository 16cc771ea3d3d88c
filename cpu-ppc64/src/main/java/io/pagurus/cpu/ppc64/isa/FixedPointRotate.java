package io.pagurus.cpu.ppc64.isa;

import io.pagurus.cpu.ppc64.exec.Cpu;

/** Rotates and shifts (Power ISA I 3.3.14). */
public final class FixedPointRotate {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic  form  opcode   operands      attributes
        rlwimi      M     20       RA,RS,SH,MB,ME rc
        rlwinm      M     21       RA,RS,SH,MB,ME rc
        rlwnm       M     23       RA,RS,RB,MB,ME rc
        rldicl      MD    30/0     RA,RS,SH6,MB6 rc
        rldicr      MD    30/1     RA,RS,SH6,ME6 rc
        rldic       MD    30/2     RA,RS,SH6,MB6 rc
        rldimi      MD    30/3     RA,RS,SH6,MB6 rc
        rldcl       MDS   30/8     RA,RS,RB,MB6  rc
        rldcr       MDS   30/9     RA,RS,RB,ME6  rc
        slw         X     31/24    RA,RS,RB      rc
        srw         X     31/536   RA,RS,RB      rc
        sraw        X     31/792   RA,RS,RB      rc
        srawi       X     31/824   RA,RS,SH      rc
        sld         X     31/27    RA,RS,RB      rc
        srd         X     31/539   RA,RS,RB      rc
        srad        X     31/794   RA,RS,RB      rc
        sradi       XS    31/413   RA,RS,SH6     rc
        extswsli    XS    31/445   RA,RS,SH6     rc p9
        """;

    private FixedPointRotate() {}

    /** Rotate left word immediate then mask insert. */
    public static void rlwimi(Cpu c, int ra, int rs, int sh, int mb, int me, boolean rc) {
        long mask = mask32(mb, me);
        result(c, ra, rotate(c.gpr[rs], sh) & mask | c.gpr[ra] & ~mask, rc);
    }

    /** Rotate left word immediate then AND with mask. */
    public static void rlwinm(Cpu c, int ra, int rs, int sh, int mb, int me, boolean rc) {
        result(c, ra, rotate(c.gpr[rs], sh) & mask32(mb, me), rc);
    }

    /** Rotate left word then AND with mask. */
    public static void rlwnm(Cpu c, int ra, int rs, int rb, int mb, int me, boolean rc) {
        result(c, ra, rotate(c.gpr[rs], (int) c.gpr[rb]) & mask32(mb, me), rc);
    }

    /** Rotate left doubleword immediate then clear left. */
    public static void rldicl(Cpu c, int ra, int rs, int sh6, int mb6, boolean rc) {
        result(c, ra, Long.rotateLeft(c.gpr[rs], sh6) & -1L >>> mb6, rc);
    }

    /** Rotate left doubleword immediate then clear right. */
    public static void rldicr(Cpu c, int ra, int rs, int sh6, int me6, boolean rc) {
        result(c, ra, Long.rotateLeft(c.gpr[rs], sh6) & -1L << 63 - me6, rc);
    }

    /** Rotate left doubleword immediate then clear. */
    public static void rldic(Cpu c, int ra, int rs, int sh6, int mb6, boolean rc) {
        result(c, ra, Long.rotateLeft(c.gpr[rs], sh6) & mask64(mb6, 63 - sh6), rc);
    }

    /** Rotate left doubleword immediate then mask insert. */
    public static void rldimi(Cpu c, int ra, int rs, int sh6, int mb6, boolean rc) {
        long mask = mask64(mb6, 63 - sh6);
        result(c, ra, Long.rotateLeft(c.gpr[rs], sh6) & mask | c.gpr[ra] & ~mask, rc);
    }

    /** Rotate left doubleword then clear left. */
    public static void rldcl(Cpu c, int ra, int rs, int rb, int mb6, boolean rc) {
        result(c, ra, Long.rotateLeft(c.gpr[rs], (int) c.gpr[rb]) & -1L >>> mb6, rc);
    }

    /** Rotate left doubleword then clear right. */
    public static void rldcr(Cpu c, int ra, int rs, int rb, int me6, boolean rc) {
        result(c, ra, Long.rotateLeft(c.gpr[rs], (int) c.gpr[rb]) & -1L << 63 - me6, rc);
    }

    /** Shift left word. */
    public static void slw(Cpu c, int ra, int rs, int rb, boolean rc) {
        int n = (int) c.gpr[rb] & 63;
        result(c, ra, n > 31 ? 0 : c.gpr[rs] << n & 0xffff_ffffL, rc);
    }

    /** Shift right word. */
    public static void srw(Cpu c, int ra, int rs, int rb, boolean rc) {
        int n = (int) c.gpr[rb] & 63;
        result(c, ra, (c.gpr[rs] & 0xffff_ffffL) >>> n, rc);
    }

    /** Shift right algebraic word. */
    public static void sraw(Cpu c, int ra, int rs, int rb, boolean rc) {
        algebraic(c, ra, (long) (int) c.gpr[rs], (int) c.gpr[rb] & 63, rc);
    }

    /** Shift right algebraic word immediate. */
    public static void srawi(Cpu c, int ra, int rs, int sh, boolean rc) {
        algebraic(c, ra, (long) (int) c.gpr[rs], sh, rc);
    }

    /** Shift left doubleword. */
    public static void sld(Cpu c, int ra, int rs, int rb, boolean rc) {
        int n = (int) c.gpr[rb] & 127;
        result(c, ra, n > 63 ? 0 : c.gpr[rs] << n, rc);
    }

    /** Shift right doubleword. */
    public static void srd(Cpu c, int ra, int rs, int rb, boolean rc) {
        int n = (int) c.gpr[rb] & 127;
        result(c, ra, n > 63 ? 0 : c.gpr[rs] >>> n, rc);
    }

    /** Shift right algebraic doubleword. */
    public static void srad(Cpu c, int ra, int rs, int rb, boolean rc) {
        algebraic(c, ra, c.gpr[rs], (int) c.gpr[rb] & 127, rc);
    }

    /** Shift right algebraic doubleword immediate. */
    public static void sradi(Cpu c, int ra, int rs, int sh6, boolean rc) {
        algebraic(c, ra, c.gpr[rs], sh6, rc);
    }

    /** Extend sign word and shift left immediate (ISA 3.0). */
    public static void extswsli(Cpu c, int ra, int rs, int sh6, boolean rc) {
        result(c, ra, (long) (int) c.gpr[rs] << sh6, rc);
    }

    /** Shifts a number right; CA says whether it was negative and lost ones. */
    private static void algebraic(Cpu c, int ra, long value, int n, boolean rc) {
        long shifted = value >> Math.min(n, 63);
        long lost = n > 63 ? value : value & (1L << n) - 1;
        c.ca = value < 0 && lost != 0 ? 1 : 0;
        if (c.isa300) {
            c.ca32 = c.ca;
        }
        result(c, ra, shifted, rc);
    }

    /** {@return the low word rotated left, twice; n counts modulo 32} */
    private static long rotate(long value, int n) {
        long word = Integer.rotateLeft((int) value, n) & 0xffff_ffffL;
        return word << 32 | word;
    }

    /** {@return ones from bit mb to bit me of a word, round the end if mb is behind me: then of the upper word too} */
    private static long mask32(int mb, int me) {
        return mask64(mb + 32, me + 32);
    }

    /** {@return ones from bit mb to bit me, round the end if mb is behind me} */
    private static long mask64(int mb, int me) {
        long from = -1L >>> mb;
        long to = -1L << 63 - me;
        return mb <= me ? from & to : from | to;
    }

    private static void result(Cpu c, int ra, long value, boolean rc) {
        c.gpr[ra] = value;
        if (rc) {
            FixedPointResults.record(c, value);
        }
    }
}
