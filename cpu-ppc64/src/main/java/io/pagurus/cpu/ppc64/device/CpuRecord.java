package io.pagurus.cpu.ppc64.device;

import io.pagurus.cpu.ppc64.state.PpcState;

/**
 * What a CPU's sections are written from and read into: its state, and beside it what is made for the stream only. A
 * member that is in no register of a server CPU is kept as it came.
 */
final class CpuRecord {
    static final int SEGMENT_REGISTERS = 32;
    static final int BHRB_ENTRIES = 32;
    static final int TEMPORARY_GPRS = 4;

    /** The registers. */
    final PpcState env;

    final ModelIdentity model;
    final SectionRules rules;

    /** Who keeps the state while it is not in {@link #env}. */
    private Owner owner = Owner.NOBODY;

    /** Runs on the registers between a load and a save. */
    interface Owner {
        /** A state that nobody runs. */
        Owner NOBODY = new Owner() {
            @Override
            public void stateNeeded() {}

            @Override
            public void stateChanged() {}
        };

        /** The registers are about to be saved: what is kept elsewhere goes into them. */
        void stateNeeded();

        /** The registers have been loaded: nothing else is believed any more. */
        void stateChanged();
    }

    /** Accumulator of a signal processing engine, which no server CPU has. */
    long speAcc;

    /** Bit LE of a CPU that keeps it outside the MSR; sent as 0. */
    long hflagsCompatNmsr;

    /** {@code pre-2.8-migration}: MSR bits that the model has. */
    long migMsrMask;

    /** {@code pre-2.8-migration}: QEMU's classes of instructions that the model has. */
    long migInsnsFlags;

    /** {@code pre-2.8-migration}: the second word of them. */
    long migInsnsFlags2;

    /** {@code pre-2.8-migration}: block address translation registers of the model. */
    int migNbBats;

    /** {@code pre-3.0-migration}: SLB entries of the model. */
    int migSlbNr;

    /** Segment registers of 32-bit CPUs. */
    final long[] sr = new long[SEGMENT_REGISTERS];

    /** Place in the branch history rolling buffer, POWER10. */
    long bhrbOffset;

    /** Branch history rolling buffer, POWER10. */
    final long[] bhrb = new long[BHRB_ENTRIES];

    /** Entries of a software-loaded TLB: a server CPU has none, and takes none. */
    int nbTlb;

    /** Registers that an interrupt of a software-loaded TLB saves. */
    final long[] tgpr = new long[TEMPORARY_GPRS];

    /** Entries of a software-loaded TLB. */
    TlbEntry[] tlb = {};

    CpuRecord(PpcState env, ModelIdentity model, SectionRules rules) {
        this.env = env;
        this.model = model;
        this.rules = rules;
    }

    /** A record with registers of its own, to look at a stream with. */
    static CpuRecord scratch(ModelIdentity model, SectionRules rules) {
        return new CpuRecord(new Registers(), model, rules);
    }

    void owned(Owner by) {
        owner = by;
    }

    Owner owner() {
        return owner;
    }

    private static final class Registers extends PpcState {}

    /** One entry of a software-loaded TLB, whichever of the three kinds. */
    static final class TlbEntry {
        long pte0;
        long pte1;
        long epn;
        long rpn;
        long pid;
        long size;
        int prot;
        int attr;
        int mas8;
        int mas1;
        long mas2;
        long mas73;

        TlbEntry() {}
    }
}
