package io.pagurus.cpu.ppc64.isa;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.mmu.TranslationRegisters;
import io.pagurus.cpu.ppc64.state.Lpcr;
import io.pagurus.cpu.ppc64.state.Spr;

/**
 * TLB management (Power ISA III 5.9.3.3) as far as a guest may. Whatever the operands select, everything is forgotten: the
 * architecture permits it, and to find entries by their virtual address would cost more than to translate anew.
 */
public final class TlbManagement {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic  form  opcode   operands            attributes
        tlbie       X     31/306   RB,RS,RIC,PRS,R15   priv
        tlbiel      X     31/274   RB,RS,RIC,PRS,R15   priv
        tlbsync     X     31/566   -                   priv inval=3fff801
        """;

    /** IS in RB: 0 selects by virtual address. */
    private static final long INVALIDATION_SELECTOR = 0xc00;

    private TlbManagement() {}

    /** TLB invalidate entry, on all CPUs: the hypervisor's, unless LPCR[GTSE] gives it to the guest. */
    public static void tlbie(Cpu c, int rb, int ric, int prs, int r15) {
        shootdown(c);
        checkForm(c, rb, ric, prs, r15);
        c.flushTranslations();
        c.storage.flushOthers(c);
    }

    /** TLB invalidate entry local. */
    public static void tlbiel(Cpu c, int rb, int ric, int prs, int r15) {
        checkForm(c, rb, ric, prs, r15);
        c.flushTranslations();
    }

    /** TLB synchronize: waits until the other CPUs have forgotten. The guest's as tlbie is. */
    public static void tlbsync(Cpu c) {
        shootdown(c);
        c.storage.awaitOthers(c);
    }

    /** Refuses what is the hypervisor's without guest translation shootdown. */
    private static void shootdown(Cpu c) {
        if ((c.spr[Spr.LPCR] & Lpcr.GTSE) == 0) {
            throw c.privileged();
        }
    }

    /**
     * In a radix guest partition-scoped entries are the hypervisor's, and what can be invalidated by address is pages
     * only, not the walk cache or process table entries.
     */
    private static void checkForm(Cpu c, int rb, int ric, int prs, int r15) {
        if (!TranslationRegisters.radix(c)) {
            return;
        }
        if (prs == 0) {
            throw c.privileged();
        }
        boolean byAddress = (c.gpr[rb] & INVALIDATION_SELECTOR) == 0;
        if (r15 != 0 && (ric == 3 || ric != 0 && byAddress)) {
            throw c.illegal();
        }
    }
}
