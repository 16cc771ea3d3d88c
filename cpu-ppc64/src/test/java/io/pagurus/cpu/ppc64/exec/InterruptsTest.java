package io.pagurus.cpu.ppc64.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pagurus.cpu.ppc64.interpreter.Interpreter;
import io.pagurus.cpu.ppc64.isa.Instructions;
import io.pagurus.cpu.ppc64.state.Lpcr;
import io.pagurus.cpu.ppc64.state.Msr;
import io.pagurus.cpu.ppc64.state.Spr;
import io.pagurus.cpu.ppc64.testing.FlatMemory;
import io.pagurus.cpu.ppc64.testing.NoEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InterruptsTest {
    private static final long TRANSLATED = Msr.SF | Msr.IR | Msr.DR | Msr.ME;
    private static final int SC = 0x44000002;
    private static final int SCV_5 = 0x440000a1;
    private static final int RFSCV = 0x4c0000a4;
    private static final int RFID = 0x4c000024;

    private final FlatMemory memory = new FlatMemory(0, 0x10000);
    private final Cpu cpu = new Cpu(true, memory, new NoEnvironment());
    private final Interpreter interpreter = new Interpreter(cpu, Instructions.table());

    private void run(long msr, int... words) {
        for (int i = 0; i < words.length; i++) {
            memory.instruction(0x1000 + 4L * i, words[i]);
        }
        cpu.setMsr(msr);
        cpu.nip = 0x1000;
        interpreter.run(1);
    }

    @ParameterizedTest
    @CsvSource({
        "44000002, c00, 1004, 0", // sc
        "7fe00008, 700, 1000, 20000", // trap
        "00000000, 700, 1000, 80000", // illegal
        "4c000224, 700, 1000, 40000", // hrfid: the hypervisor's
        "fc21102a, 800, 1000, 0", // fadd
        "10211484, f20, 1000, 0", // vor
        "f0221490, f40, 1000, 0", // xxlor
        "7c00051d, f60, 1000, 0" // tbegin.
    })
    void eachInstructionInterruptSavesWhereAndWhy(String word, String vector, String srr0, String cause) {
        long msr = Msr.SF | Msr.ME | Msr.EE | Msr.RI;
        run(msr, Integer.parseUnsignedInt(word, 16));
        assertEquals(Long.parseLong(vector, 16), cpu.nip);
        assertEquals(Long.parseLong(srr0, 16), cpu.spr[Spr.SRR0]);
        assertEquals(msr | Long.parseLong(cause, 16), cpu.spr[Spr.SRR1]);
        assertEquals(Msr.SF | Msr.ME, cpu.msr);
    }

    @Test
    void facilityUnavailableNamesTheFacility() {
        run(Msr.SF, 0x7c00051d);
        assertEquals(5L << 56, cpu.spr[Spr.FSCR]);
    }

    @ParameterizedTest
    @CsvSource({
        "0, true, c00, 0",
        "1, true, c00, 0",
        "2, true, 18c00, 30",
        "3, true, c000000000004c00, 30",
        "2, false, c00, 0",
        "3, false, c00, 0"
    })
    void alternateLocationNeedsBothRelocations(int ail, boolean relocated, String vector, String msr) {
        cpu.spr[Spr.LPCR] = (long) ail << Lpcr.AIL_SHIFT;
        run(relocated ? TRANSLATED : Msr.SF | Msr.IR | Msr.ME, SC);
        assertEquals(Long.parseUnsignedLong(vector, 16), cpu.nip);
        assertEquals(Msr.SF | Msr.ME | Long.parseLong(msr, 16), cpu.msr);
    }

    @Test
    void machineCheckAndResetAreNeverElsewhere() {
        cpu.spr[Spr.LPCR] = 3L << Lpcr.AIL_SHIFT;
        cpu.setMsr(TRANSLATED);
        Interrupts.deliver(cpu, Vector.MACHINE_CHECK);
        assertEquals(0x200, cpu.nip);
        assertEquals(Msr.SF, cpu.msr);
        cpu.setMsr(TRANSLATED);
        Interrupts.deliver(cpu, Vector.SYSTEM_RESET);
        assertEquals(0x100, cpu.nip);
        assertEquals(Msr.SF | Msr.ME, cpu.msr);
    }

    @Test
    void littleEndianInterruptsByIle() {
        cpu.spr[Spr.LPCR] = Lpcr.ILE;
        run(Msr.SF, SC);
        assertEquals(Msr.SF | Msr.LE, cpu.msr);
        assertEquals(Msr.SF, cpu.spr[Spr.SRR1]);
    }

    @ParameterizedTest
    @CsvSource({"0, 170a0, 0", "2, 170a0, 30", "3, c0000000000030a0, 30"})
    void vectoredCallsHaveEntriesAndKeepInterruptsEnabled(int ail, String vector, String msr) {
        cpu.spr[Spr.LPCR] = (long) ail << Lpcr.AIL_SHIFT;
        cpu.spr[Spr.FSCR] = 1L << 12;
        cpu.spr[Spr.SRR0] = 7;
        run(TRANSLATED | Msr.EE | Msr.RI, SCV_5);
        assertEquals(Long.parseUnsignedLong(vector, 16), cpu.nip);
        assertEquals(0x1004, cpu.lr);
        assertEquals(TRANSLATED | Msr.EE | Msr.RI, cpu.ctr);
        assertEquals(Msr.SF | Msr.ME | Msr.EE | Msr.RI | Long.parseLong(msr, 16), cpu.msr);
        assertEquals(7, cpu.spr[Spr.SRR0]);
    }

    @Test
    void vectoredCallNeedsItsFacility() {
        run(Msr.SF, SCV_5);
        assertEquals(0xf60, cpu.nip);
        assertEquals(12L << 56, cpu.spr[Spr.FSCR]);
    }

    @Test
    void returnsRestoreWhatWasSavedWithoutWhatAGuestCannotHave() {
        cpu.spr[Spr.SRR0] = 0x2003;
        cpu.spr[Spr.SRR1] = Msr.SF | Msr.HV | Msr.PR | Msr.FP;
        run(Msr.SF, RFID);
        assertEquals(0x2000, cpu.nip);
        assertEquals(Msr.SF | Msr.PR | Msr.FP | Msr.EE | Msr.IR | Msr.DR, cpu.msr);
    }

    @Test
    void vectoredReturnsTakeLrAndCtr() {
        cpu.lr = 0x1_0000_3000L;
        cpu.ctr = Msr.EE;
        run(Msr.SF, RFSCV);
        assertEquals(0x3000, cpu.nip);
        assertEquals(Msr.EE, cpu.msr);
    }

    @Test
    void eachInstructionIsTraced() {
        run(Msr.SF | Msr.SE, 0x38600005); // li r3,5
        assertEquals(0xd00, cpu.nip);
        assertEquals(0x1004, cpu.spr[Spr.SRR0]);
        assertEquals(Msr.SF | Msr.SE, cpu.spr[Spr.SRR1]);
        assertEquals(5, cpu.gpr[3]);
        assertEquals(1, cpu.completed);
    }

    @Test
    void branchesAreTracedWhereTheyGo() {
        memory.instruction(0x1000, 0x38600005); // li r3,5
        memory.instruction(0x1004, 0x48000100); // b 0x1104
        cpu.setMsr(Msr.SF | Msr.BE);
        cpu.nip = 0x1000;
        interpreter.run(2);
        assertEquals(0xd00, cpu.nip);
        assertEquals(0x1104, cpu.spr[Spr.SRR0]);
    }

    @Test
    void alignmentAddsTheOperandsToDsisr() {
        Cpu older = new Cpu(false, memory, new NoEnvironment());
        memory.instruction(0x1000, 0x7c6a2028); // lwarx r3,r10,r4
        older.gpr[4] = 0x2001;
        older.spr[Spr.DSISR] = 0x100;
        older.setMsr(Msr.SF);
        older.nip = 0x1000;
        new Interpreter(older, Instructions.table()).run(1);
        assertEquals(0x600, older.nip);
        assertEquals(0x2001, older.spr[Spr.DAR]);
        assertEquals(0x6a | 0x100, older.spr[Spr.DSISR]);
    }
}
