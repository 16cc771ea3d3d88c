package io.pagurus.cpu.ppc64.hostile;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;

/**
 * What a process holds once all that can be given back has been.
 *
 * @param heap bytes of the heap
 * @param metaspace bytes of metaspace
 * @param classes loaded classes
 * @param codeCache bytes of compiled code
 * @param threads live threads
 */
record Levels(long heap, long metaspace, int classes, long codeCache, int threads) {
    /** Times to collect: what is weakly held goes in the second. */
    private static final int COLLECTIONS = 3;

    /** {@return those of now, after a collection} */
    static Levels now() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        return new Levels(
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                pools("Metaspace"),
                ManagementFactory.getClassLoadingMXBean().getLoadedClassCount(),
                pools("CodeHeap") + pools("CodeCache"),
                ManagementFactory.getThreadMXBean().getThreadCount());
    }

    private static long pools(String beginning) {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().startsWith(beginning))
                .map(MemoryPoolMXBean::getUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }

    @Override
    public String toString() {
        return "heap %.1f MiB, metaspace %.1f MiB, %d classes, code cache %.1f MiB, %d threads"
                .formatted(heap / 0x1p20, metaspace / 0x1p20, classes, codeCache / 0x1p20, threads);
    }
}
