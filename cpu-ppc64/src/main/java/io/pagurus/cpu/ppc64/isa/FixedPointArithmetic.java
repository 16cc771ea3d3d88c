package io.pagurus.cpu.ppc64.isa;

import static io.pagurus.cpu.ppc64.isa.FixedPointResults.record;
import static io.pagurus.cpu.ppc64.isa.FixedPointResults.sum;

import io.pagurus.cpu.ppc64.exec.Cpu;

/** Fixed-point addition and subtraction (Power ISA I 3.3.9). Subtraction is addition of the complement. */
public final class FixedPointArithmetic {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic  form  opcode   operands   attributes
        addi        D     14       RT,RA0,SI
        addis       D     15       RT,RA0,SI
        addpcis     DX    19/2     RT,D_DX    p9
        addic       D     12       RT,RA,SI
        addic.      D     13       RT,RA,SI
        subfic      D     8        RT,RA,SI
        add         XO    31/266   RT,RA,RB   oe rc
        addc        XO    31/10    RT,RA,RB   oe rc
        adde        XO    31/138   RT,RA,RB   oe rc
        addex       Z23   31/170   RT,RA,RB,CY p9 21:22=0
        addme       XO    31/234   RT,RA      oe rc inval=f800
        addze       XO    31/202   RT,RA      oe rc inval=f800
        subf        XO    31/40    RT,RA,RB   oe rc
        subfc       XO    31/8     RT,RA,RB   oe rc
        subfe       XO    31/136   RT,RA,RB   oe rc
        subfme      XO    31/232   RT,RA      oe rc inval=f800
        subfze      XO    31/200   RT,RA      oe rc inval=f800
        neg         XO    31/104   RT,RA      oe rc inval=f800
        """;

    private FixedPointArithmetic() {}

    /** Add immediate. */
    public static void addi(Cpu c, int rt, int ra0, int si) {
        c.gpr[rt] = c.gpr[ra0] + si;
    }

    /** Add immediate shifted. */
    public static void addis(Cpu c, int rt, int ra0, int si) {
        c.gpr[rt] = c.gpr[ra0] + ((long) si << 16);
    }

    /** Add PC immediate shifted (ISA 3.0). */
    public static void addpcis(Cpu c, int rt, int ddx, long cia) {
        c.gpr[rt] = cia + 4 + ((long) ddx << 16);
    }

    /** Add immediate carrying. */
    public static void addic(Cpu c, int rt, int ra, int si) {
        sum(c, rt, c.gpr[ra], si, 0, true, false, false);
    }

    /** Add immediate carrying and record. */
    public static void addic_(Cpu c, int rt, int ra, int si) {
        sum(c, rt, c.gpr[ra], si, 0, true, false, true);
    }

    /** Subtract from immediate carrying. */
    public static void subfic(Cpu c, int rt, int ra, int si) {
        sum(c, rt, ~c.gpr[ra], si, 1, true, false, false);
    }

    /** Add. */
    public static void add(Cpu c, int rt, int ra, int rb, boolean oe, boolean rc) {
        sum(c, rt, c.gpr[ra], c.gpr[rb], 0, false, oe, rc);
    }

    /** Add carrying. */
    public static void addc(Cpu c, int rt, int ra, int rb, boolean oe, boolean rc) {
        sum(c, rt, c.gpr[ra], c.gpr[rb], 0, true, oe, rc);
    }

    /** Add extended. */
    public static void adde(Cpu c, int rt, int ra, int rb, boolean oe, boolean rc) {
        sum(c, rt, c.gpr[ra], c.gpr[rb], c.ca, true, oe, rc);
    }

    /** Add extended using alternate carry bit: OV, as CY says (ISA 3.0). The oracle records, too. */
    public static void addex(Cpu c, int rt, int ra, int rb, boolean rc) {
        long a = c.gpr[ra];
        long b = c.gpr[rb];
        long sum = a + b + c.ov;
        long carries = a & b | (a | b) & ~sum;
        c.ov = (int) (carries >>> 63);
        c.ov32 = (int) (carries >>> 31) & 1;
        c.gpr[rt] = sum;
        if (rc) {
            record(c, sum);
        }
    }

    /** Add to minus one extended. */
    public static void addme(Cpu c, int rt, int ra, boolean oe, boolean rc) {
        sum(c, rt, c.gpr[ra], -1, c.ca, true, oe, rc);
    }

    /** Add to zero extended. */
    public static void addze(Cpu c, int rt, int ra, boolean oe, boolean rc) {
        sum(c, rt, c.gpr[ra], 0, c.ca, true, oe, rc);
    }

    /** Subtract from. */
    public static void subf(Cpu c, int rt, int ra, int rb, boolean oe, boolean rc) {
        sum(c, rt, ~c.gpr[ra], c.gpr[rb], 1, false, oe, rc);
    }

    /** Subtract from carrying. */
    public static void subfc(Cpu c, int rt, int ra, int rb, boolean oe, boolean rc) {
        sum(c, rt, ~c.gpr[ra], c.gpr[rb], 1, true, oe, rc);
    }

    /** Subtract from extended. */
    public static void subfe(Cpu c, int rt, int ra, int rb, boolean oe, boolean rc) {
        sum(c, rt, ~c.gpr[ra], c.gpr[rb], c.ca, true, oe, rc);
    }

    /** Subtract from minus one extended. */
    public static void subfme(Cpu c, int rt, int ra, boolean oe, boolean rc) {
        sum(c, rt, ~c.gpr[ra], -1, c.ca, true, oe, rc);
    }

    /** Subtract from zero extended. */
    public static void subfze(Cpu c, int rt, int ra, boolean oe, boolean rc) {
        sum(c, rt, ~c.gpr[ra], 0, c.ca, true, oe, rc);
    }

    /** Negate. */
    public static void neg(Cpu c, int rt, int ra, boolean oe, boolean rc) {
        long a = c.gpr[ra];
        c.gpr[rt] = -a;
        if (oe) {
            boolean ov32 = (int) a == Integer.MIN_VALUE;
            FixedPointResults.overflow(c, c.eaMask == -1 ? a == Long.MIN_VALUE : ov32, ov32);
        }
        if (rc) {
            record(c, -a);
        }
    }
}
