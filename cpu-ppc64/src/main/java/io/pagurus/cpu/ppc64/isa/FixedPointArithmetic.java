package io.pagurus.cpu.ppc64.isa;

import io.pagurus.cpu.ppc64.exec.Cpu;

/** Fixed-point arithmetic (Power ISA I 3.3.9). */
public final class FixedPointArithmetic {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic  form  opcode   operands   attributes
        addi        D     14       RT,RA0,SI
        addis       D     15       RT,RA0,SI
        add         XO    31/266   RT,RA,RB   oe rc
        """;

    private FixedPointArithmetic() {}

    /** Add immediate. */
    public static void addi(Cpu c, int rt, int ra0, int si) {
        c.gpr[rt] = c.gpr[ra0] + si;
    }

    /** Add immediate shifted. */
    public static void addis(Cpu c, int rt, int ra0, int si) {
        c.gpr[rt] = c.gpr[ra0] + ((long) si << 16);
    }

    /** Add. */
    public static void add(Cpu c, int rt, int ra, int rb, boolean oe, boolean rc) {
        long a = c.gpr[ra];
        long b = c.gpr[rb];
        long result = a + b;
        c.gpr[rt] = result;
        if (oe) {
            FixedPointResults.overflow(c, a, b, result);
        }
        if (rc) {
            FixedPointResults.record(c, result);
        }
    }
}
