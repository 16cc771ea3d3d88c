package io.pagurus.cpu.ppc64.isa;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.mmu.TranslationRegisters;
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

    private TlbManagement() {}

    /** TLB invalidate entry, on all CPUs: the hypervisor's, unless LPCR[GTSE] gives it to the guest. */
    public static void tlbie(Cpu c, int prs) {
        if ((c.spr[Spr.LPCR] & TranslationRegisters.LPCR_GTSE) == 0) {
            throw c.privileged();
        }
        partitionScoped(c, prs);
        c.flushTranslations();
        c.storage.flushOthers(c);
    }

    /** TLB invalidate entry local. */
    public static void tlbiel(Cpu c, int prs) {
        partitionScoped(c, prs);
        c.flushTranslations();
    }

    /** TLB synchronize: waits until the other CPUs have forgotten; whose tlbie is. */
    public static void tlbsync(Cpu c) {
        if ((c.spr[Spr.LPCR] & TranslationRegisters.LPCR_GTSE) == 0) {
            throw c.privileged();
        }
        c.storage.awaitOthers(c);
    }

    /** Partition-scoped entries of a radix guest are the hypervisor's. */
    private static void partitionScoped(Cpu c, int prs) {
        if (prs == 0 && TranslationRegisters.radix(c)) {
            throw c.privileged();
        }
    }
}
