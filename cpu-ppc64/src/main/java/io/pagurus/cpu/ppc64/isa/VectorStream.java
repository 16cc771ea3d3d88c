package io.pagurus.cpu.ppc64.isa;

import io.pagurus.cpu.ppc64.exec.Cpu;

/**
 * Data streams (Power ISA 2.05 II): hints that say nothing. Without a base register the touches are illegal, as the
 * oracle has it; none of them needs the vector facility to be available.
 */
public final class VectorStream {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic  form  opcode  operands        attributes
        dst       X     31/342  RA,RB,L9_10,A6  inval=1800001
        dstst     X     31/374  RA,RB,L9_10,A6  inval=1800001
        dss       X     31/822  L9_10,A6        inval=19ff801
        """;

    private VectorStream() {}

    /** Data stream touch, and with the first bit set dstt. */
    public static void dst(Cpu c, int ra, int rb) {
        base(c, ra);
    }

    /** Data stream touch for store, and with the first bit set dststt. */
    public static void dstst(Cpu c, int ra, int rb) {
        base(c, ra);
    }

    /** Data stream stop, and with the first bit set dssall. */
    public static void dss(Cpu c) {
        // Nothing to stop.
    }

    private static void base(Cpu c, int ra) {
        if (ra == 0) {
            throw c.illegal();
        }
    }
}
