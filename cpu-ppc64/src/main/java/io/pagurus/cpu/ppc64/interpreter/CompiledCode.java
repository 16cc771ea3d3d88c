package io.pagurus.cpu.ppc64.interpreter;

import io.pagurus.cpu.ppc64.exec.Cpu;

/** What runs in place of the nodes of hot blocks. */
public interface CompiledCode {
    /** How a run ended. */
    enum End {
        /** Nothing was run: the block's nodes are to be. */
        NOT_RUN,
        /** Before a block that may be compiled too. */
        RAN,
        /** Before an instruction that nodes have to carry out, perhaps in the middle of a block. */
        STOPPED
    }

    /**
     * Runs from a block on, not past {@link Cpu#stopAt} and not far past {@link Cpu#pollAt}.
     *
     * @param cpu on which; its next instruction is the block's first
     * @param block the block
     * @return how it ended; the CPU's next instruction is set
     * @throws io.pagurus.cpu.ppc64.exec.GuestInterrupt an instruction's interrupt: {@link Cpu#nip} is its address, and
     *     everything before it has been completed
     */
    End run(Cpu cpu, Block block);
}
