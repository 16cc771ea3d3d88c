package io.pagurus.cpu.ppc64.exec;

import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The CPUs that share a memory, and how one has the others forget translations. */
public final class CpuGroup {
    private final CopyOnWriteArrayList<Cpu> cpus = new CopyOnWriteArrayList<>();

    /** Nobody yet. */
    public CpuGroup() {}

    /**
     * Adds a CPU, unless it is in already.
     *
     * @param cpu the CPU
     */
    public void add(Cpu cpu) {
        cpus.addIfAbsent(cpu);
    }

    /**
     * Takes a CPU out.
     *
     * @param cpu the CPU
     */
    public void remove(Cpu cpu) {
        cpus.remove(cpu);
    }

    /**
     * Has all other CPUs forget their translations, some time before they next look up from their blocks.
     *
     * @param by the CPU whose thread this is, null if it is none's
     */
    public void requestFlush(@Nullable Cpu by) {
        for (Cpu cpu : cpus) {
            if (cpu != by) {
                cpu.requestFlush();
            }
        }
    }

    /**
     * Waits until all other CPUs have forgotten what they were asked to. Meanwhile this one runs nothing, and forgets what
     * others ask of it.
     *
     * @param by the CPU whose thread this is, null if it is none's
     */
    public void awaitFlush(@Nullable Cpu by) {
        if (by != null) {
            by.leave();
        }
        for (Cpu cpu : cpus) {
            while (cpu != by && cpu.flushOutstanding()) {
                Thread.onSpinWait();
            }
        }
        if (by != null) {
            by.enter();
        }
    }

    /** Takes a page with new code out of the store TLBs. */
    void codeAppeared(@Nullable Cpu by, long hostPage) {
        if (by != null) {
            by.forgetStores(hostPage);
        }
        requestFlush(by);
    }
}
