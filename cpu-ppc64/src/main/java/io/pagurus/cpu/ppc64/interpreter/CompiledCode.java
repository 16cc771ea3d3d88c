package io.pagurus.cpu.ppc64.interpreter;

import io.pagurus.cpu.ppc64.exec.Cpu;

/** What runs in place of the nodes of hot blocks. */
public interface CompiledCode {
    /**
     * Runs from a block on, not past {@link Cpu#stopAt} and not far past {@link Cpu#pollAt}.
     *
     * @param cpu on which; its next instruction is the block's first
     * @param block the block
     * @return whether anything was run; if not, the nodes are to be
     * @throws io.pagurus.cpu.ppc64.exec.GuestInterrupt an instruction's interrupt: {@link Cpu#nip} is its address, and
     *     everything before it has been completed
     */
    boolean run(Cpu cpu, Block block);
}
