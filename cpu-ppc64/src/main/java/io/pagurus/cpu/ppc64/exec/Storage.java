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
     * Translates one page and, where the page may be accessed directly, enters it into the CPU's software TLB.
     *
     * @param cpu the CPU, for its registers and TLB
     * @param ea effective address, already truncated in 32-bit mode
     * @param kind {@link #LOAD}, {@link #STORE} or {@link #FETCH}
     * @return host address of the byte at {@code ea}; 0 where no RAM is: loads read zeros, stores are lost
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
}
