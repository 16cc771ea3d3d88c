package io.pagurus.cpu.ppc64.speed;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.exec.CpuEnvironment;
import io.pagurus.cpu.ppc64.state.Msr;

/** A console and an end: what the guest programs ask of their machine. */
final class Console implements CpuEnvironment {
    private static final long H_PUT_TERM_CHAR = 0x58;
    private static final long H_SET_MODE = 0x31c;
    private static final long H_RTAS = 0xf000;

    /** What was printed. */
    final StringBuilder text = new StringBuilder();

    /** Whether the program has powered off. */
    boolean ended;

    @Override
    public long timeBase() {
        return System.nanoTime() / 1000 * 512;
    }

    @Override
    public void hypercall(Cpu cpu) {
        long function = cpu.gpr[3];
        cpu.gpr[3] = 0;
        if (function == H_PUT_TERM_CHAR) {
            for (int i = 0; i < cpu.gpr[5]; i++) {
                text.append((char) (cpu.gpr[6 + i / 8] >>> 56 - 8 * (i % 8) & 0xff));
            }
        } else if (function == H_RTAS) {
            ended = true;
            cpu.halted = 1;
        } else if (function != H_SET_MODE) {
            throw new IllegalStateException(
                    "hypercall %x at %x, msr %x".formatted(function, cpu.nip, cpu.msr & ~Msr.EE));
        }
    }
}
