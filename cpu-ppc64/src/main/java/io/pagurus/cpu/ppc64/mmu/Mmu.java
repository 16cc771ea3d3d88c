package io.pagurus.cpu.ppc64.mmu;

import io.pagurus.cpu.ppc64.exec.CodePages;
import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.exec.CpuGroup;
import io.pagurus.cpu.ppc64.exec.DataTlb;
import io.pagurus.cpu.ppc64.exec.GuestInterrupt;
import io.pagurus.cpu.ppc64.exec.RealMemory;
import io.pagurus.cpu.ppc64.exec.Storage;
import io.pagurus.cpu.ppc64.exec.Vector;
import io.pagurus.cpu.ppc64.state.Msr;
import io.pagurus.cpu.ppc64.state.Spr;
import io.pagurus.spapr.HashPageSize;
import io.pagurus.spapr.PartitionTables;
import java.lang.foreign.Arena;

/**
 * Storage of a pseries guest, for all CPUs of a machine: fills their software TLBs by whichever translation MSR and LPCR
 * ask for. Keeps nothing that a load would have to restore.
 */
public final class Mmu implements Storage {
    /** Bits of an effective address that real mode looks at (Power ISA III 5.7.3: the upper four are ignored). */
    private static final long REAL_MODE = 0x0fff_ffff_ffff_ffffL;

    /** What instructions are fetched from where no RAM is. */
    private static final long ZEROS =
            Arena.global().allocate(Cpu.PAGE, Cpu.PAGE).address();

    private final RealMemory memory;
    private final CpuGroup cpus = new CpuGroup();
    private final CodePages code = new CodePages(cpus);
    private final PartitionTables tables;
    private final HashTranslation hash;
    private final RadixTranslation radix;

    /**
     * An MMU.
     *
     * @param memory guest RAM
     * @param tables where the guest's addresses are translated
     */
    public Mmu(RealMemory memory, PartitionTables tables) {
        this.memory = memory;
        this.tables = tables;
        this.hash = new HashTranslation(tables);
        this.radix = new RadixTranslation(memory, code, tables);
    }

    /** {@return the decoded code in this memory: whoever else writes to it tells it} */
    public CodePages code() {
        return code;
    }

    /** {@return the CPUs that have this memory} */
    public CpuGroup cpus() {
        return cpus;
    }

    @Override
    public long translate(Cpu cpu, long ea, int kind) {
        long tag = Cpu.tlbTag(ea, kind == FETCH ? cpu.codeContext : cpu.dataContext);
        if (kind != FETCH) {
            int entry = kind == STORE ? DataTlb.store(ea) : DataTlb.load(ea);
            if (cpu.dataTlb[entry + DataTlb.TAG] == tag) {
                return ea + cpu.dataTlb[entry + DataTlb.ADDEND];
            }
        }
        long[] tlb = kind == STORE ? cpu.codeStoreTlb : cpu.fetchTlb;
        int i = Cpu.tlbIndex(ea);
        if (kind != LOAD && tlb[i] == tag) {
            return ea + tlb[i + 1];
        }
        Translation result = new Translation(true);
        find(cpu, ea, kind, result);
        if (result.failed()) {
            throw interrupt(cpu, ea, kind, result);
        }
        long realPage = result.real >>> Cpu.PAGE_BITS;
        long host = memory.host(realPage);
        if (host == 0) {
            if (kind != FETCH) {
                return 0;
            }
            host = ZEROS;
        }
        if (kind == STORE) {
            memory.dirty(realPage);
        }
        long addend = host - (ea & -Cpu.PAGE);
        if (kind == LOAD || kind == STORE && !code.holds(host)) {
            DataTlb.enter(cpu.dataTlb, kind, ea, cpu.dataContext, addend);
        } else {
            tlb[i] = tag;
            tlb[i + 1] = addend;
        }
        return ea + addend;
    }

    @Override
    public long probe(Cpu cpu, long ea, int kind) {
        Translation result = new Translation(false);
        find(cpu, ea, kind, result);
        return result.failed() ? -1 : result.real;
    }

    @Override
    public void stored(Cpu cpu, long host, int bytes) {
        code.written(host, bytes);
    }

    @Override
    public void decoding(Cpu cpu, long host, int words) {
        code.mark(cpu, host, words);
    }

    @Override
    public void listen(Cpu cpu, CodePages.Listener listener) {
        cpus.add(cpu);
        code.listen(listener);
    }

    @Override
    public void flushOthers(Cpu by) {
        cpus.requestFlush(by);
    }

    @Override
    public void awaitOthers(Cpu by) {
        cpus.awaitFlush(by);
    }

    @Override
    public boolean segmentSupported(long vsid) {
        return (vsid & SegmentLookaside.SIZE & ~SegmentLookaside.SIZE_1T) == 0
                && HashPageSize.ofSegment(vsid, tables.largestPageShift()) != null;
    }

    private void find(Cpu cpu, long ea, int kind, Translation result) {
        if ((cpu.msr & (kind == FETCH ? Msr.IR : Msr.DR)) == 0) {
            result.real = ea & REAL_MODE;
        } else if (TranslationRegisters.radix(cpu)) {
            radix.find(cpu, ea, kind, result);
        } else {
            hash.find(cpu, ea, kind, result);
        }
    }

    /** The storage or segment interrupt of an access, with DAR and DSISR set (Power ISA III 6.5.3 to 6.5.6). */
    private static GuestInterrupt interrupt(Cpu cpu, long ea, int kind, Translation result) {
        if (kind == FETCH) {
            return result.segmentFault
                    ? cpu.interrupt(Vector.INSTRUCTION_SEGMENT, 0)
                    : cpu.interrupt(Vector.INSTRUCTION_STORAGE, result.cause);
        }
        cpu.spr[Spr.DAR] = ea;
        if (result.segmentFault) {
            return cpu.interrupt(Vector.DATA_SEGMENT, 0);
        }
        cpu.spr[Spr.DSISR] = result.cause;
        return cpu.interrupt(Vector.DATA_STORAGE, 0);
    }
}
