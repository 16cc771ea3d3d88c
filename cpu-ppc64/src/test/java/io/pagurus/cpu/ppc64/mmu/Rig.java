package io.pagurus.cpu.ppc64.mmu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.exec.GuestInterrupt;
import io.pagurus.cpu.ppc64.exec.Storage;
import io.pagurus.cpu.ppc64.exec.Vector;
import io.pagurus.cpu.ppc64.interpreter.Interpreter;
import io.pagurus.cpu.ppc64.isa.Instructions;
import io.pagurus.cpu.ppc64.state.Msr;
import io.pagurus.cpu.ppc64.state.Spr;
import io.pagurus.cpu.ppc64.testing.NoEnvironment;
import io.pagurus.cpu.ppc64.testing.Ram;
import io.pagurus.cpu.ppc64.testing.Tables;

/** A CPU with 64 MiB and translation tables, as a test of the MMU needs it. */
final class Rig {
    /** Supervisor with everything translated. */
    static final long TRANSLATED = Msr.SF | Msr.ME | Msr.IR | Msr.DR;

    final Ram ram = new Ram(64 << 20);
    final Tables tables = new Tables();
    final Mmu mmu = new Mmu(ram, tables);
    final Cpu cpu;
    final Interpreter interpreter;

    Rig(boolean isa300) {
        cpu = new Cpu(isa300, mmu, new NoEnvironment());
        interpreter = new Interpreter(cpu, Instructions.table());
        cpu.setMsr(TRANSLATED);
    }

    /** Gives a segment of 256 MiB. */
    void segment(int entry, long ea, long vsid) {
        cpu.slbEsid[entry] = ea & SegmentLookaside.ESID | SegmentLookaside.VALID;
        cpu.slbVsid[entry] = vsid;
        cpu.flushTranslations();
    }

    /** {@return the guest real address of a host one} */
    long real(long host) {
        return host - ram.at(0);
    }

    long translate(long ea, int kind) {
        return real(mmu.translate(cpu, ea, kind));
    }

    /** An access must be a storage interrupt with this cause. */
    void faults(long ea, int kind, long cause) {
        cpu.spr[Spr.DAR] = 0x1111;
        cpu.spr[Spr.DSISR] = 0x2222;
        GuestInterrupt interrupt = assertThrows(GuestInterrupt.class, () -> mmu.translate(cpu, ea, kind));
        boolean fetch = kind == Storage.FETCH;
        assertEquals(fetch ? Vector.INSTRUCTION_STORAGE : Vector.DATA_STORAGE, interrupt.vector());
        assertEquals(fetch ? cause : 0, interrupt.srr1());
        assertEquals(fetch ? 0x1111 : ea, cpu.spr[Spr.DAR]);
        assertEquals(fetch ? 0x2222 : cause, cpu.spr[Spr.DSISR]);
        assertEquals(-1, mmu.probe(cpu, ea, kind));
    }

    /** An access must be a segment interrupt. */
    void segmentFaults(long ea, int kind) {
        cpu.spr[Spr.DAR] = 0x1111;
        cpu.spr[Spr.DSISR] = 0x2222;
        GuestInterrupt interrupt = assertThrows(GuestInterrupt.class, () -> mmu.translate(cpu, ea, kind));
        boolean fetch = kind == Storage.FETCH;
        assertEquals(fetch ? Vector.INSTRUCTION_SEGMENT : Vector.DATA_SEGMENT, interrupt.vector());
        assertEquals(0, interrupt.srr1());
        assertEquals(fetch ? 0x1111 : ea, cpu.spr[Spr.DAR]);
        assertEquals(0x2222, cpu.spr[Spr.DSISR]);
    }
}
