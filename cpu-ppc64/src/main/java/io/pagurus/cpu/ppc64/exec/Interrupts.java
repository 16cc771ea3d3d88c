package io.pagurus.cpu.ppc64.exec;

import io.pagurus.cpu.ppc64.state.Msr;
import io.pagurus.cpu.ppc64.state.Spr;

/** Delivery of interrupts (Power ISA III chapter 6). */
public final class Interrupts {
    private Interrupts() {}

    /**
     * Delivers an interrupt: saves where and what the CPU was, and goes to the vector.
     *
     * @param cpu the CPU
     * @param interrupt what happened
     * @param address effective address of the instruction it happened in
     */
    public static void deliver(Cpu cpu, GuestInterrupt interrupt, long address) {
        long next = interrupt.completed() ? address + 4 & cpu.eaMask : address;
        if (interrupt.vector() == Vector.HYPERCALL) {
            cpu.nip = next;
            cpu.leave();
            cpu.environment.hypercall(cpu);
            cpu.enter();
            return;
        }
        cpu.spr[Spr.SRR0] = next;
        cpu.spr[Spr.SRR1] = cpu.msr & ~0x783F0000L | interrupt.srr1();
        cpu.nip = interrupt.vector().offset();
        cpu.setMsr(Msr.SF | cpu.msr & Msr.ME);
    }
}
