package io.pagurus.cpu.ppc64.device;

import java.util.Arrays;
import java.util.Optional;

/** Processor compatibility modes (LoPAR B.6.2.1, {@code cpu-version}), oldest first. */
enum CompatibilityMode {
    /** POWER6. */
    ISA_2_05(0x0f000002, 0x3e),
    /** POWER7. */
    ISA_2_06(0x0f000003, 0x3c),
    /** POWER7+. */
    ISA_2_06_PLUS(0x0f100003, 0x3c),
    /** POWER8. */
    ISA_2_07(0x0f000004, 0x38),
    /** POWER9. */
    ISA_3_00(0x0f000005, 0x30),
    /** POWER10. */
    ISA_3_10(0x0f000006, 0x20),
    /** POWER11. */
    ISA_3_10_P11(0x0f000007, 0x20);

    private final int logicalPvr;
    private final long pcr;

    CompatibilityMode(int logicalPvr, long pcr) {
        this.logicalPvr = logicalPvr;
        this.pcr = pcr;
    }

    /** {@return the PVR that stands for the mode} */
    int logicalPvr() {
        return logicalPvr;
    }

    /** {@return the facilities of newer versions that are off, as bits of the PCR (Power ISA III 2.5)} */
    long pcr() {
        return pcr;
    }

    static Optional<CompatibilityMode> of(int logicalPvr) {
        return Arrays.stream(values())
                .filter(mode -> mode.logicalPvr == logicalPvr)
                .findFirst();
    }
}
