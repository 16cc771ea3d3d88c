package io.pagurus.cpu.ppc64.spr;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.state.Msr;
import io.pagurus.cpu.ppc64.state.Spr;

/**
 * Facilities that FSCR can withhold (Power ISA III 6.2.10): without them their instructions and registers raise the
 * facility unavailable interrupt. The number is FSCR[IC], and mostly that of the bit that makes the facility available.
 */
public enum Facility {
    /** Performance monitor registers in problem state; not by a bit of FSCR but by MMCR0[PMCC]. */
    PERFORMANCE_MONITOR(3),
    /** Transactional memory; by MSR[TM]. */
    TM(5),
    /** Event-based branches in problem state. */
    EBB(7),
    /** Target address register in problem state. */
    TAR(8),
    /** System call vectored. */
    SCV(12);

    private final int number;

    Facility(int number) {
        this.number = number;
    }

    /** {@return its number as FSCR[IC] has it} */
    public int number() {
        return number;
    }

    /**
     * Raises the interrupt if the facility is not available.
     *
     * @param cpu the CPU
     */
    public void require(Cpu cpu) {
        boolean available = this == TM ? (cpu.msr & Msr.TM) != 0 : (cpu.spr[Spr.FSCR] >>> number & 1) != 0;
        if (!available) {
            throw cpu.facilityUnavailable(number);
        }
    }
}
