package io.pagurus.cpu.ppc64.isa;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.spr.Access;
import io.pagurus.cpu.ppc64.spr.SpecialRegister;
import io.pagurus.cpu.ppc64.spr.SprTable;
import io.pagurus.cpu.ppc64.state.Msr;

/**
 * Moves to and from special purpose registers (Power ISA I 3.3.17, II 6.2.1, III 4.4.4). What each register does says
 * {@link SprTable}; the three that every function uses have rows of their own. Registers that depend on time or count
 * instructions come first in their block, so that the count is exact there.
 */
public final class SpecialPurposeRegisters {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic  form  opcode   operands  attributes
        mflr        XFX   31/339   RT        inval=1 11:15=8 16:20=0
        mfctr       XFX   31/339   RT        inval=1 11:15=9 16:20=0
        mtlr        XFX   31/467   RS        11:15=8 16:20=0
        mtctr       XFX   31/467   RS        11:15=9 16:20=0
        mfspr       XFX   31/339   RT,SPR    inval=1
        mtspr       XFX   31/467   SPR,RS
        mftb        XFX   31/371   RT,TBR    inval=1 first
        # DEC, TB, TBU, SPURR, PURR, VTB
        mfspr       XFX   31/339   RT,SPR    inval=1 first 11:15=22 16:20=0
        mfspr       XFX   31/339   RT,SPR    inval=1 first 11:15=12 16:20=8
        mfspr       XFX   31/339   RT,SPR    inval=1 first 11:15=13 16:20=8
        mfspr       XFX   31/339   RT,SPR    inval=1 first 11:15=20 16:20=9
        mfspr       XFX   31/339   RT,SPR    inval=1 first 11:15=21 16:20=9
        mfspr       XFX   31/339   RT,SPR    inval=1 first 11:15=17 16:20=26
        mtspr       XFX   31/467   SPR,RS    first ends 11:15=22 16:20=0
        # PMC5 and PMC6, by both numbers
        mfspr       XFX   31/339   RT,SPR    inval=1 first 11:15=7 16:20=24
        mfspr       XFX   31/339   RT,SPR    inval=1 first 11:15=8 16:20=24
        mfspr       XFX   31/339   RT,SPR    inval=1 first 11:15=23 16:20=24
        mfspr       XFX   31/339   RT,SPR    inval=1 first 11:15=24 16:20=24
        """;

    private SpecialPurposeRegisters() {}

    /** Move from link register. */
    public static void mflr(Cpu c, int rt) {
        c.gpr[rt] = c.lr;
    }

    /** Move from count register. */
    public static void mfctr(Cpu c, int rt) {
        c.gpr[rt] = c.ctr;
    }

    /** Move to link register. */
    public static void mtlr(Cpu c, int rs) {
        c.lr = c.gpr[rs];
    }

    /** Move to count register. */
    public static void mtctr(Cpu c, int rs) {
        c.ctr = c.gpr[rs];
    }

    /**
     * Move from special purpose register. A number that is none leaves RT as it is in supervisor state, but for 0, 4, 5
     * and 6.
     */
    public static void mfspr(Cpu c, int rt, int spr) {
        SpecialRegister register = SprTable.find(c.model, spr);
        boolean problem = (c.msr & Msr.PR) != 0;
        if (register == null) {
            if (problem || spr == 0 || spr == 4 || spr == 5 || spr == 6) {
                throw c.privileged();
            }
            return;
        }
        if (register.name().equals(SprTable.RESERVED)) {
            return;
        }
        Access access = problem ? register.problemRead() : register.read();
        if (access == null) {
            throw c.privileged();
        }
        c.gpr[rt] = access.read(c, spr);
    }

    /** Move to special purpose register. A number that is none is ignored in supervisor state, but for 0. */
    public static void mtspr(Cpu c, int spr, int rs) {
        SpecialRegister register = SprTable.find(c.model, spr);
        boolean problem = (c.msr & Msr.PR) != 0;
        if (register == null) {
            if (problem || spr == 0) {
                throw c.privileged();
            }
            return;
        }
        Access access = problem ? register.problemWrite() : register.write();
        if (access == null) {
            throw c.privileged();
        }
        access.write(c, spr, c.gpr[rs]);
    }

    /** Move from time base: any register, on the oracle. */
    public static void mftb(Cpu c, int rt, int tbr) {
        mfspr(c, rt, tbr);
    }
}
