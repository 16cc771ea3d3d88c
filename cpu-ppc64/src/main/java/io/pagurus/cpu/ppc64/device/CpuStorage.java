package io.pagurus.cpu.ppc64.device;

import io.pagurus.cpu.ppc64.exec.CodePages;
import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.exec.Storage;
import io.pagurus.cpu.ppc64.mmu.Mmu;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The storage of a machine as one of its CPUs has it: knows what the CPU must give back when it goes. */
final class CpuStorage implements Storage {
    private final Mmu mmu;
    private final List<CodePages.Listener> listeners = new CopyOnWriteArrayList<>();

    CpuStorage(Mmu mmu) {
        this.mmu = mmu;
    }

    /** Takes a CPU that runs no more out of those that share the storage. */
    void leave(Cpu cpu) {
        mmu.cpus().remove(cpu);
        listeners.forEach(mmu.code()::ignore);
        listeners.clear();
    }

    @Override
    public long translate(Cpu cpu, long ea, int kind) {
        return mmu.translate(cpu, ea, kind);
    }

    @Override
    public long probe(Cpu cpu, long ea, int kind) {
        return mmu.probe(cpu, ea, kind);
    }

    @Override
    public void stored(Cpu cpu, long host, int bytes) {
        mmu.stored(cpu, host, bytes);
    }

    @Override
    public void decoding(Cpu cpu, long host, int words) {
        mmu.decoding(cpu, host, words);
    }

    @Override
    public void listen(Cpu cpu, CodePages.Listener listener) {
        listeners.add(listener);
        mmu.listen(cpu, listener);
    }

    @Override
    public void flushOthers(Cpu by) {
        mmu.flushOthers(by);
    }

    @Override
    public void awaitOthers(Cpu by) {
        mmu.awaitOthers(by);
    }

    @Override
    public boolean segmentSupported(long vsid) {
        return mmu.segmentSupported(vsid);
    }
}
