package io.pagurus.cpu.ppc64.isa;

import io.pagurus.cpu.ppc64.exec.Cpu;

/**
 * Instructions of ISA 3.1 (Book I 3.3.18) whose opcodes were reserved no-ops before: programs that check their return
 * addresses run on older CPUs, unchecked. Those of the privileged key are no-ops in problem state too. The oracle does so
 * with these four of the eight reserved no-ops; the others are illegal there.
 */
public final class ReservedNoOp {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic  form  opcode   operands
        hashstp     X     31/658   RB,HD(RA0)
        hashchkp    X     31/690   RB,HD(RA0)
        hashst      X     31/722   RB,HD(RA0)
        hashchk     X     31/754   RB,HD(RA0)
        """;

    private ReservedNoOp() {}

    /** Hash store privileged: nothing. */
    public static void hashstp(Cpu c) {}

    /** Hash check privileged: nothing. */
    public static void hashchkp(Cpu c) {}

    /** Hash store: nothing. */
    public static void hashst(Cpu c) {}

    /** Hash check: nothing. */
    public static void hashchk(Cpu c) {}
}
