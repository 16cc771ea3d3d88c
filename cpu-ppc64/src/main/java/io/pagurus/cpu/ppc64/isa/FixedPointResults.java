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

    /** The sum of two numbers and 0 or 1, with what its flags ask for. */
    static void sum(Cpu c, int rt, long a, long b, int carryIn, boolean carry, boolean oe, boolean rc) {
        long result = a + b + carryIn;
        c.gpr[rt] = result;
        if (carry) {
            carries(c, a, b, result);
        }
        if (oe) {
            overflow(c, a, b, result);
        }
        if (rc) {
            record(c, result);
        }
    }

    /** CA and CA32 from a sum; CA32 exists on ISA 3.0 only. */
    private static void carries(Cpu c, long a, long b, long sum) {
        long out = (a & b) | ((a | b) & ~sum);
        int low = (int) (out >>> 31) & 1;
        c.ca = c.eaMask == -1 ? (int) (out >>> 63) : low;
        if (c.isa300) {
            c.ca32 = low;
        }
    }

    /** OV, OV32 and SO from a sum. */
    private static void overflow(Cpu c, long a, long b, long sum) {
        long sign = (a ^ sum) & (b ^ sum);
        overflow(c, (c.eaMask == -1 ? sign : (int) sign) < 0, (int) sign < 0);
    }

    /** Sets OV and OV32, and SO with OV; OV32 exists on ISA 3.0 only. */
    static void overflow(Cpu c, boolean ov, boolean ov32) {
        c.ov = ov ? 1 : 0;
        if (c.isa300) {
            c.ov32 = ov32 ? 1 : 0;
        }
        c.so |= c.ov;
    }
}
