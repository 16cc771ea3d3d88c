package io.pagurus.cpu.ppc64.interpreter;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.exec.Vector;

/** An instruction that cannot run as the CPU is: it only raises its interrupt. */
final class RefusingNode extends Node {
    private final Vector vector;
    private final long srr1;

    RefusingNode(long address, Vector vector, long srr1) {
        super(address);
        this.vector = vector;
        this.srr1 = srr1;
    }

    @Override
    public void execute(Cpu cpu) {
        throw cpu.interrupt(vector, srr1);
    }
}
