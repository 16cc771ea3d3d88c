package io.pagurus.cpu.ppc64.exec;

/** Hears of loads and stores of a CPU that is watched; see {@link Cpu#watch}. */
@FunctionalInterface
public interface AccessWatcher {
    /**
     * Hears of an access that is about to be made and will not fault.
     *
     * @param ea effective address
     * @param bytes how many
     * @param kind {@link Storage#LOAD} or {@link Storage#STORE}
     */
    void access(long ea, int bytes, int kind);
}
