package io.pagurus.cpu.ppc64.isa;

import io.pagurus.cpu.ppc64.exec.Cpu;

/** Branch facility (Power ISA I chapter 2): branches. Each sets the next instruction address. */
public final class Branch {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic  form  opcode   operands  attributes
        b           I     18       LI        aa lk branch
        """;

    private Branch() {}

    /** Branch (2.4). */
    public static void b(Cpu c, int li, boolean aa, boolean lk, long cia) {
        if (lk) {
            c.lr = cia + 4 & c.eaMask;
        }
        c.nip = (aa ? li : cia + li) & c.eaMask;
    }
}
