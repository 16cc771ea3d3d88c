package io.pagurus.cpu.ppc64.interpreter;

import io.pagurus.cpu.ppc64.exec.Cpu;

/** Ends a block that no branch ends: sets the address of the next instruction. Not an instruction itself. */
final class FallThroughNode extends Node {
    private final long target;

    FallThroughNode(long target) {
        super(target);
        this.target = target;
    }

    @Override
    public void execute(Cpu cpu) {
        cpu.nip = target;
    }
}
