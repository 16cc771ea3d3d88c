package io.pagurus.cpu.ppc64.isa;

import io.pagurus.cpu.ppc64.exec.Cpu;

/** Fixed-point compares and traps (Power ISA I 3.3.10 and 3.3.11). */
public final class FixedPointCompare {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic  form  opcode   operands      attributes
        cmpi        D     11       BF,L10,RA,SI
        cmpli       D     10       BF,L10,RA,UI
        cmp         X     31/0     BF,L10,RA,RB
        cmpl        X     31/32    BF,L10,RA,RB
        cmprb       X     31/192   BF,L10,RA,RB  p9 inval=400001
        cmpeqb      X     31/224   BF,RA,RB      p9 inval=600000
        tdi         D     2        TO,RA,SI
        twi         D     3        TO,RA,SI
        td          X     31/68    TO,RA,RB      inval=1
        tw          X     31/4     TO,RA,RB      inval=1
        """;

    private FixedPointCompare() {}

    /** Compare immediate. */
    public static void cmpi(Cpu c, int bf, boolean l10, int ra, int si) {
        signed(c, bf, l10 ? c.gpr[ra] : (int) c.gpr[ra], si);
    }

    /** Compare logical immediate. */
    public static void cmpli(Cpu c, int bf, boolean l10, int ra, int ui) {
        unsigned(c, bf, l10 ? c.gpr[ra] : c.gpr[ra] & 0xffff_ffffL, ui);
    }

    /** Compare. */
    public static void cmp(Cpu c, int bf, boolean l10, int ra, int rb) {
        signed(c, bf, l10 ? c.gpr[ra] : (int) c.gpr[ra], l10 ? c.gpr[rb] : (int) c.gpr[rb]);
    }

    /** Compare logical. */
    public static void cmpl(Cpu c, int bf, boolean l10, int ra, int rb) {
        unsigned(c, bf, l10 ? c.gpr[ra] : c.gpr[ra] & 0xffff_ffffL, l10 ? c.gpr[rb] : c.gpr[rb] & 0xffff_ffffL);
    }

    /** Compare ranged byte: one range, or two with L (ISA 3.0). */
    public static void cmprb(Cpu c, int bf, boolean l10, int ra, int rb) {
        int value = (int) c.gpr[ra] & 0xff;
        int ranges = (int) c.gpr[rb];
        boolean in = value >= (ranges & 0xff) && value <= (ranges >>> 8 & 0xff);
        if (l10) {
            in |= value >= (ranges >>> 16 & 0xff) && value <= ranges >>> 24;
        }
        c.cr[bf] = in ? 4 : 0;
    }

    /** Compare equal byte: whether a byte is among eight (ISA 3.0). */
    public static void cmpeqb(Cpu c, int bf, int ra, int rb) {
        long differ = c.gpr[rb] ^ (c.gpr[ra] & 0xff) * 0x0101_0101_0101_0101L;
        boolean found = (differ - 0x0101_0101_0101_0101L & ~differ & 0x8080_8080_8080_8080L) != 0;
        c.cr[bf] = found ? 4 : 0;
    }

    /** Trap doubleword immediate. */
    public static void tdi(Cpu c, int to, int ra, int si) {
        trap(c, to, c.gpr[ra], si);
    }

    /** Trap word immediate. */
    public static void twi(Cpu c, int to, int ra, int si) {
        trap(c, to, (long) (int) c.gpr[ra], si);
    }

    /** Trap doubleword. */
    public static void td(Cpu c, int to, int ra, int rb) {
        trap(c, to, c.gpr[ra], c.gpr[rb]);
    }

    /** Trap word. */
    public static void tw(Cpu c, int to, int ra, int rb) {
        trap(c, to, (long) (int) c.gpr[ra], (long) (int) c.gpr[rb]);
    }

    private static void signed(Cpu c, int bf, long a, long b) {
        c.cr[bf] = (a < b ? 8 : a > b ? 4 : 2) | c.so;
    }

    private static void unsigned(Cpu c, int bf, long a, long b) {
        signed(c, bf, a + Long.MIN_VALUE, b + Long.MIN_VALUE);
    }

    /** Traps if one of the relations in TO holds: less, greater, equal, logically less, logically greater. */
    private static void trap(Cpu c, int to, long a, long b) {
        int holds = a < b ? 16 : a > b ? 8 : 4;
        int order = Long.compareUnsigned(a, b);
        holds |= order < 0 ? 2 : order > 0 ? 1 : 0;
        if ((holds & to) != 0) {
            throw c.trap();
        }
    }
}
