package io.pagurus.cpu.ppc64.testing;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.exec.CpuEnvironment;

/** An environment in which time follows the instructions and no hypercall is served. */
public final class NoEnvironment implements CpuEnvironment {
    private long ticks;

    @Override
    public long timeBase() {
        return ticks++;
    }

    @Override
    public void hypercall(Cpu cpu) {
        cpu.gpr[3] = -2;
    }
}
