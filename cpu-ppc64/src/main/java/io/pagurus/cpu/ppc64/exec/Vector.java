package io.pagurus.cpu.ppc64.exec;

/** Interrupts a pseries guest can take, with the effective addresses of their vectors (Power ISA III 6.5). */
public enum Vector {
    /** System reset. */
    SYSTEM_RESET(0x100),
    /** Machine check. */
    MACHINE_CHECK(0x200),
    /** Data storage. */
    DATA_STORAGE(0x300),
    /** Data segment. */
    DATA_SEGMENT(0x380),
    /** Instruction storage. */
    INSTRUCTION_STORAGE(0x400),
    /** Instruction segment. */
    INSTRUCTION_SEGMENT(0x480),
    /** External. */
    EXTERNAL(0x500),
    /** Alignment. */
    ALIGNMENT(0x600),
    /** Program: illegal, privileged, trap or floating-point enabled exception. */
    PROGRAM(0x700),
    /** Floating-point unavailable. */
    FP_UNAVAILABLE(0x800),
    /** Decrementer. */
    DECREMENTER(0x900),
    /** Directed privileged doorbell. */
    DOORBELL(0xa00),
    /** System call with LEV 0. */
    SYSTEM_CALL(0xc00),
    /** Trace. */
    TRACE(0xd00),
    /** Performance monitor. */
    PERFORMANCE_MONITOR(0xf00),
    /** Vector unavailable. */
    VECTOR_UNAVAILABLE(0xf20),
    /** VSX unavailable. */
    VSX_UNAVAILABLE(0xf40),
    /** Facility unavailable. */
    FACILITY_UNAVAILABLE(0xf60),
    /** System call vectored (scv, ISA 3.0): the first of its 128 entries of 32 bytes. */
    SYSTEM_CALL_VECTORED(0x17000),
    /**
     * System call with LEV 1: no interrupt in the guest, the host serves it. Stands here because it leaves the
     * instruction stream the same way.
     */
    HYPERCALL(0);

    private final int offset;

    Vector(int offset) {
        this.offset = offset;
    }

    /** {@return effective address in real mode, before the adjustments of LPCR[AIL]} */
    public int offset() {
        return offset;
    }
}
