package io.pagurus.spapr.machine.plan;

import io.pagurus.spapr.DrcType;
import io.pagurus.spapr.machine.PseriesVersion;
import java.util.ArrayList;
import java.util.List;

/**
 * What the order of {@code cpu_common} sections tells of cores and threads: a connector is registered before each core,
 * none between the threads of one.
 *
 * @param threads threads of a core
 * @param vsmt step between the connector numbers of two cores (QEMU's virtual SMT mode)
 * @param coldCores cores that were there when the machine was built
 */
record CpuTopology(int threads, int vsmt, int coldCores) {
    /** Virtual SMT mode of machine types up to 4.1. */
    private static final int OLD_VSMT = 8;

    static CpuTopology of(PseriesVersion version, List<Sent> anchors) {
        List<Integer> firstThreads = new ArrayList<>();
        int cold = 0;
        for (int i = 0; i < anchors.size() && !anchors.get(i).is("spapr/rtc"); i++) {
            if (anchors.get(i).is("cpu_common")) {
                cold++;
                if (i == 0
                        || anchors.get(i - 1).sectionId() + 1 < anchors.get(i).sectionId()) {
                    firstThreads.add(anchors.get(i).instanceId());
                }
            }
        }
        int cores = Math.max(1, firstThreads.size());
        int threads = Math.max(1, cold / cores);
        int vsmt = version.upTo("4.1") ? Math.max(OLD_VSMT, threads) : threads;
        return new CpuTopology(threads, vsmt, cores);
    }

    /** {@return the DRC index of the core a CPU belongs to} */
    int connector(int cpuIndex) {
        return connectorOfCore(Integer.divideUnsigned(cpuIndex, threads));
    }

    int connectorOfCore(int core) {
        return DrcType.CPU.index(core * vsmt);
    }

    /** {@return how many cores some CPUs make} */
    int cores(int maxCpus) {
        return maxCpus / threads;
    }
}
