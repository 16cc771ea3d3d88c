package io.pagurus.cpu.ppc64.exec;

/** Guest RAM by guest real page of 4096 bytes. Called by every CPU of the machine, on its thread. */
public interface RealMemory {
    /**
     * {@return the host address of a page's first byte, valid as long as the machine lives; 0 where no RAM is}
     *
     * @param realPage guest real address shifted right by {@link Cpu#PAGE_BITS}
     */
    long host(long realPage);

    /**
     * A CPU is about to store into a page. Each CPU says so once for a page, and again after its translations were
     * forgotten: who counts dirty pages takes what it has counted and has every CPU forget.
     *
     * @param realPage as {@link #host} takes it, a page of RAM
     */
    void dirty(long realPage);
}
