package io.pagurus.cpu.ppc64.interpreter;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.exec.Interrupts;
import io.pagurus.cpu.ppc64.exec.Vector;

/** Ends a block whose last instruction is traced: the trace interrupt follows it. Not an instruction itself. */
final class TraceNode extends Node {
    TraceNode(long address) {
        super(address);
    }

    @Override
    public void execute(Cpu cpu) {
        Interrupts.deliver(cpu, Vector.TRACE);
    }
}
