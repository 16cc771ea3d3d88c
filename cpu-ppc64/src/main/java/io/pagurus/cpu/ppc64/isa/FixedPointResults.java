package io.pagurus.cpu.ppc64.isa;

import io.pagurus.cpu.ppc64.exec.Cpu;

/** What fixed-point instructions leave in CR field 0 and XER (Power ISA I 3.3.8). */
final class FixedPointResults {
    private FixedPointResults() {}

    /** CR field 0 from a result compared with zero, and SO. */
    static void record(Cpu c, long result) {
        long seen = c.eaMask == -1 ? result : (int) result;
        c.cr[0] = (seen < 0 ? 8 : seen > 0 ? 4 : 2) | c.so;
    }

    /** OV, OV32 and SO from a sum. */
    static void overflow(Cpu c, long a, long b, long sum) {
        long sign = (a ^ sum) & (b ^ sum);
        c.ov32 = (int) sign < 0 ? 1 : 0;
        c.ov = (c.eaMask == -1 ? sign : (int) sign) < 0 ? 1 : 0;
        c.so |= c.ov;
    }
}
