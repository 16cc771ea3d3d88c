package io.pagurus.cpu.ppc64.exec;

import io.pagurus.cpu.ppc64.state.Lpcr;
import io.pagurus.cpu.ppc64.state.Msr;
import io.pagurus.cpu.ppc64.state.Spr;

/**
 * Delivery of interrupts (Power ISA III chapter 6) to a guest that has no hypervisor state: what is saved, where it goes
 * on, and in which mode.
 */
public final class Interrupts {
    /** Bits of SRR1 that say something about the cause; of the MSR nothing is saved there (33 to 36 and 42 to 47). */
    private static final long CAUSE = 0x783f0000L;
    /** Bytes between the entries of {@code scv}. */
    private static final int SCV_ENTRY = 0x20;
    /** What LPCR[AIL] of 2 adds to a vector. */
    private static final long AIL2 = 0x18000;
    /** What LPCR[AIL] of 3 adds to a vector. */
    private static final long AIL3 = 0xc000_0000_0000_4000L;
    /** Where {@code scv} goes with LPCR[AIL] of 3. */
    private static final long AIL3_SCV = 0xc000_0000_0000_3000L;
    /** Instruction bits 6 to 15, which an alignment interrupt adds to DSISR; on the oracle with POWER9 too. */
    private static final int DSISR_OPERANDS = 0x3ff;

    /** The hypercall's answer to a program in problem state (PAPR H_PRIVILEGE). */
    private static final long H_PRIVILEGE = -3;

    private Interrupts() {}

    /**
     * Delivers an interrupt of an instruction.
     *
     * @param cpu the CPU
     * @param interrupt what happened
     * @param address effective address of the instruction it happened in
     */
    public static void deliver(Cpu cpu, GuestInterrupt interrupt, long address) {
        long next = interrupt.completed() ? address + 4 & cpu.eaMask : address;
        switch (interrupt.vector()) {
            case HYPERCALL -> {
                cpu.nip = next;
                hypercall(cpu);
            }
            case SYSTEM_CALL_VECTORED -> {
                cpu.lr = next;
                cpu.ctr = cpu.msr & ~CAUSE;
                enter(cpu, interrupt.vector(), SCV_ENTRY * interrupt.srr1(), cpu.msr & (Msr.EE | Msr.RI));
            }
            case ALIGNMENT -> {
                cpu.spr[Spr.DSISR] |= operandsOf(cpu, address);
                save(cpu, interrupt.vector(), next, interrupt.srr1());
            }
            default -> save(cpu, interrupt.vector(), next, interrupt.srr1());
        }
    }

    /**
     * Delivers an interrupt between two instructions: from outside, or the trace of the one before.
     *
     * @param cpu the CPU
     * @param vector which
     */
    public static void deliver(Cpu cpu, Vector vector) {
        save(cpu, vector, cpu.nip, 0);
    }

    private static void hypercall(Cpu cpu) {
        if ((cpu.msr & Msr.PR) != 0) {
            cpu.gpr[3] = H_PRIVILEGE;
        } else {
            cpu.leave();
            cpu.environment.hypercall(cpu);
            cpu.enter();
        }
        // It may have put the CPU to sleep, or made an interrupt pending.
        cpu.poll();
    }

    private static void save(Cpu cpu, Vector vector, long next, long cause) {
        cpu.spr[Spr.SRR0] = next;
        cpu.spr[Spr.SRR1] = cpu.msr & ~CAUSE | cause;
        enter(cpu, vector, 0, 0);
    }

    /** Goes to a vector: 64-bit mode, supervisor state, nothing enabled but what is to be kept. */
    private static void enter(Cpu cpu, Vector vector, long offset, long kept) {
        long lpcr = cpu.spr[Spr.LPCR];
        long msr = Msr.SF | kept | cpu.msr & Msr.ME;
        if (vector == Vector.MACHINE_CHECK) {
            msr &= ~Msr.ME;
        }
        if ((lpcr & Lpcr.ILE) != 0) {
            msr |= Msr.LE;
        }
        long target = vector.offset() + offset;
        int location = (int) (lpcr >>> Lpcr.AIL_SHIFT) & 3;
        boolean translated = (cpu.msr & (Msr.IR | Msr.DR)) == (Msr.IR | Msr.DR);
        if (location >= 2 && translated && vector != Vector.MACHINE_CHECK && vector != Vector.SYSTEM_RESET) {
            msr |= Msr.IR | Msr.DR;
            if (location == 2) {
                target |= vector == Vector.SYSTEM_CALL_VECTORED ? 0 : AIL2;
            } else {
                target = vector == Vector.SYSTEM_CALL_VECTORED ? AIL3_SCV + offset : target | AIL3;
            }
        }
        cpu.nip = target;
        cpu.setMsr(msr);
    }

    /** {@return bits 6 to 15 of an instruction, as the oracle reads them: always from big-endian storage} */
    private static long operandsOf(Cpu cpu, long address) {
        long host = cpu.storage.translate(cpu, address, Storage.FETCH);
        int word = host == 0 ? 0 : Integer.reverseBytes(HostMemory.get32(host));
        return (word >>> 16 & DSISR_OPERANDS) & 0xffff_ffffL;
    }
}
