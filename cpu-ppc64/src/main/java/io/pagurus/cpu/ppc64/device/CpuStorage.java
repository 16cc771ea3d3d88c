package io.pagurus.cpu.ppc64.device;

import io.pagurus.cpu.ppc64.exec.CodePages;
import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.exec.ForwardingStorage;
import io.pagurus.cpu.ppc64.mmu.Mmu;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The storage of a machine as one of its CPUs has it: knows what the CPU must give back when it goes. */
final class CpuStorage extends ForwardingStorage {
    private final Mmu mmu;
    private final List<CodePages.Listener> listeners = new CopyOnWriteArrayList<>();

    CpuStorage(Mmu mmu) {
        super(mmu);
        this.mmu = mmu;
    }

    /** Takes a CPU that runs no more out of those that share the storage. */
    void leave(Cpu cpu) {
        mmu.cpus().remove(cpu);
        listeners.forEach(mmu.code()::ignore);
        listeners.clear();
    }

    @Override
    public void listen(Cpu cpu, CodePages.Listener listener) {
        listeners.add(listener);
        super.listen(cpu, listener);
    }
}
