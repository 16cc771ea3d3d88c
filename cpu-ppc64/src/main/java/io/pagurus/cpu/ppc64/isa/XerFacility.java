package io.pagurus.cpu.ppc64.isa;

import io.pagurus.cpu.ppc64.exec.Cpu;

/** What uses the fixed-point exception register beyond the carry (Power ISA I 3.3.9; 3.3.17 of ISA 2.01 for mcrxr). */
public final class XerFacility {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic  form  opcode   operands   attributes
        addex       X     31/170   RT,RA,RB   p9 rc
        mcrxr       X     31/512   BF         inval=7ff801
        """;

    private XerFacility() {}

    /** Add extended using alternate carry: OV is the carry, in and out (ISA 3.0). The oracle has CY of 0 only. */
    public static void addex(Cpu c, int rt, int ra, int rb, boolean rc) {
        long a = c.gpr[ra];
        long b = c.gpr[rb];
        long sum = a + b + c.ov;
        c.ov32 = (int) ((a ^ b ^ sum) >>> 32) & 1;
        c.ov = (int) ((a & b | (a | b) & ~sum) >>> 63);
        c.gpr[rt] = sum;
        if (rc) {
            FixedPointResults.record(c, sum);
        }
    }

    /** Move to CR from XER: SO, OV and CA, which become zero. Dropped from the architecture, kept by the oracle. */
    public static void mcrxr(Cpu c, int bf) {
        c.cr[bf] = c.so << 3 | c.ov << 2 | c.ca << 1;
        c.so = 0;
        c.ov = 0;
        c.ca = 0;
    }
}
