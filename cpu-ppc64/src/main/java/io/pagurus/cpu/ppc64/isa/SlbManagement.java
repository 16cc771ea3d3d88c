package io.pagurus.cpu.ppc64.isa;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.mmu.SegmentLookaside;
import io.pagurus.cpu.ppc64.state.Msr;

/** SLB management (Power ISA III 5.9.3.2). Every CPU has its own, so there is nothing for slbsync to wait for but the flush. */
public final class SlbManagement {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic  form  opcode   operands  attributes
        slbie       X     31/434   RB        priv inval=3ff0001
        slbieg      X     31/466   RS,RB     p9 priv inval=1f0001
        slbia       X     31/498   IH        priv inval=31ff801
        slbmte      X     31/402   RS,RB     priv inval=1f0001
        slbmfev     X     31/851   RT,RB     priv inval=1f0001
        slbmfee     X     31/915   RT,RB     priv inval=1f0001
        slbfee.     X     31/979   RT,RB     31:31=1
        slbsync     X     31/338   -         p9 priv inval=3fff801
        """;

    private static final int INDEX = 0xfff;
    private static final int ENTRIES = SegmentLookaside.ENTRIES;

    private SlbManagement() {}

    /** SLB invalidate entry. */
    public static void slbie(Cpu c, int rb) {
        int entry = SegmentLookaside.find(c, c.gpr[rb]);
        if (entry >= 0) {
            c.slbEsid[entry] &= ~SegmentLookaside.VALID;
            c.flushTranslations();
        }
    }

    /** SLB invalidate entry global: as slbie, for a process that runs on this CPU. */
    public static void slbieg(Cpu c, int rb) {
        slbie(c, rb);
    }

    /** SLB invalidate all: which entries, IH says. The software TLB is always forgotten. */
    public static void slbia(Cpu c, int ih) {
        boolean three = c.isa300;
        int first = three && (ih == 3 || ih == 4) ? 0 : 1;
        boolean byClass = three && ih == 3;
        if (!three || ih != 7) {
            for (int i = first; i < ENTRIES; i++) {
                if (!byClass || (c.slbVsid[i] & SegmentLookaside.CLASS) != 0) {
                    c.slbEsid[i] &= ~SegmentLookaside.VALID;
                }
            }
        }
        c.flushTranslations();
    }

    /** SLB move to entry. What the old entry translated stays in the software TLB until slbie or slbia, as in the ERAT. */
    public static void slbmte(Cpu c, int rs, int rb) {
        int entry = (int) c.gpr[rb] & INDEX;
        long esid = c.gpr[rb] & ~INDEX;
        long vsid = c.gpr[rs];
        if (entry >= ENTRIES
                || (esid & ~(SegmentLookaside.ESID | SegmentLookaside.VALID)) != 0
                || !c.storage.segmentSupported(vsid)) {
            throw c.illegal();
        }
        c.slbEsid[entry] = esid;
        c.slbVsid[entry] = vsid;
    }

    /** SLB move from entry VSID. */
    public static void slbmfev(Cpu c, int rt, int rb) {
        c.gpr[rt] = c.slbVsid[existing(c, rb)];
    }

    /** SLB move from entry ESID. */
    public static void slbmfee(Cpu c, int rt, int rb) {
        c.gpr[rt] = c.slbEsid[existing(c, rb)];
    }

    /**
     * SLB find entry ESID: the VSID of an effective address, and CR0[EQ] if it has one. In problem state the oracle does
     * not know it.
     */
    public static void slbfee_(Cpu c, int rt, int rb) {
        if ((c.msr & Msr.PR) != 0) {
            throw c.illegal();
        }
        long ea = (c.msr & Msr.SF) != 0 ? c.gpr[rb] : c.gpr[rb] & 0xffff_ffffL;
        int entry = SegmentLookaside.find(c, ea);
        c.gpr[rt] = entry < 0 ? 0 : c.slbVsid[entry];
        c.cr[0] = (entry < 0 ? 0 : 2) | c.so;
    }

    /** SLB synchronize: slbieg of this CPU has reached the others. */
    public static void slbsync(Cpu c) {
        c.storage.awaitOthers(c);
    }

    private static int existing(Cpu c, int rb) {
        int entry = (int) c.gpr[rb] & INDEX;
        if (entry >= ENTRIES) {
            throw c.illegal();
        }
        return entry;
    }
}
