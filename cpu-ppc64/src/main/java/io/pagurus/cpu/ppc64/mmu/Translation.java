package io.pagurus.cpu.ppc64.mmu;

import io.pagurus.cpu.ppc64.exec.Storage;

/** What became of one effective address: a guest real one, or the interrupt instead. */
final class Translation {
    /** No translation found: DSISR and SRR1 bit 33. */
    static final long NO_ENTRY = 0x4000_0000;
    /** Guarded or no-execute: SRR1 bit 35. */
    static final long NO_EXECUTE = 0x1000_0000;
    /** The protection does not permit the access: bit 36. */
    static final long PROTECTION = 0x0800_0000;
    /** The access was a store: DSISR bit 38. */
    private static final long STORE = 0x0200_0000;
    /** The virtual page class key does not permit it: bit 42. */
    static final long KEY = 0x0020_0000;
    /** The radix tree has a form the hardware does not support: bit 44. */
    static final long BAD_CONFIGURATION = 0x0008_0000;

    /** Guest real address, if there is no fault. */
    long real;

    /** Whether a storage interrupt came of it. */
    boolean fault;

    /** Whether a segment interrupt came of it. */
    boolean segmentFault;

    /** DSISR of the data storage interrupt, or what is added to SRR1 by the instruction storage interrupt. */
    long cause;

    /** Whether it may take part in the machine's state: R and C are set. False for a debugger's look. */
    final boolean recording;

    Translation(boolean recording) {
        this.recording = recording;
    }

    boolean failed() {
        return fault || segmentFault;
    }

    void segmentFault() {
        segmentFault = true;
    }

    void fault(int kind, long why) {
        fault = true;
        cause = kind == Storage.STORE ? why | STORE : why;
    }
}
