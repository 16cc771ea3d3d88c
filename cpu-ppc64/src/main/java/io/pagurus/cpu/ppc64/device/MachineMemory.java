package io.pagurus.cpu.ppc64.device;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.exec.RealMemory;
import io.pagurus.memory.GuestMemory;

/**
 * Guest RAM of a machine as its CPUs reach it.
 *
 * @param memory of the machine
 */
record MachineMemory(GuestMemory memory) implements RealMemory {
    @Override
    public long host(long realPage) {
        return memory.hostAddress(realPage << Cpu.PAGE_BITS);
    }

    @Override
    public void dirty(long realPage) {
        memory.dirty(realPage << Cpu.PAGE_BITS);
    }
}
