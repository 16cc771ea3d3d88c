package io.pagurus.cpu.ppc64.exec;

/** How an access that the software TLB does not answer is carried out: translation, page crossings, code pages. */
public interface Storage {
    /** The access reads data. */
    int LOAD = 0;
    /** The access writes data. */
    int STORE = 1;
    /** The access fetches an instruction. */
    int FETCH = 2;

    /**
     * Translates one page and, where the page may be accessed directly, enters it into the CPU's software TLB. Who
     * stores by an address from here says so afterwards by {@link #stored}.
     *
     * @param cpu the CPU, for its registers and TLB
     * @param ea effective address, already truncated in 32-bit mode
     * @param kind {@link #LOAD}, {@link #STORE} or {@link #FETCH}
     * @return host address of the byte at {@code ea}; 0 where no RAM is: loads read zeros, stores are lost; never 0 for a
     *     fetch, which finds a page of zeros there
     * @throws GuestInterrupt a storage or segment interrupt, its DAR and DSISR already set
     */
    long translate(Cpu cpu, long ea, int kind);

    /**
     * {@return the guest real address that an effective address means, or -1 if it is not mapped: what a debugger sees;
     * nothing changes}
     *
     * @param cpu the CPU
     * @param ea effective address
     * @param kind {@link #LOAD}, {@link #STORE} or {@link #FETCH}
     */
    long probe(Cpu cpu, long ea, int kind);

    /**
     * Bytes were stored by an address that {@link #translate} gave: decoded code may have been among them.
     *
     * @param cpu the CPU
     * @param host host address of the first, not 0
     * @param bytes how many, all in one page
     */
    void stored(Cpu cpu, long host, int bytes);

    /**
     * Words are about to be decoded as instructions: a store to one of them will be noticed from now on.
     *
     * @param cpu the CPU
     * @param host host address of the first, as {@link #translate} gave it for a fetch
     * @param words how many, all in one page
     */
    void decoding(Cpu cpu, long host, int words);

    /**
     * Has somebody told when decoded words are overwritten, by whomever.
     *
     * @param cpu the CPU whose code it keeps
     * @param listener keeps decoded code
     */
    void listen(Cpu cpu, CodePages.Listener listener);

    /**
     * Has the other CPUs of the machine forget their translations soon.
     *
     * @param by who asks
     */
    void flushOthers(Cpu by);

    /**
     * Waits until the other CPUs have forgotten what {@link #flushOthers} asked of them.
     *
     * @param by who asked
     */
    void awaitOthers(Cpu by);

    /**
     * {@return whether the machine has segments of a base page size}
     *
     * @param vsid second doubleword of an SLB entry
     */
    boolean segmentSupported(long vsid);
}
