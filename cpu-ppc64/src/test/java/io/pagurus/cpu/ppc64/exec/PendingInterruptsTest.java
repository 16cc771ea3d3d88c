package io.pagurus.cpu.ppc64.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pagurus.cpu.ppc64.interpreter.Interpreter;
import io.pagurus.cpu.ppc64.isa.Instructions;
import io.pagurus.cpu.ppc64.model.PpcModel;
import io.pagurus.cpu.ppc64.state.Lpcr;
import io.pagurus.cpu.ppc64.state.Msr;
import io.pagurus.cpu.ppc64.state.Spr;
import io.pagurus.cpu.ppc64.testing.FlatMemory;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PendingInterruptsTest {
    private static final int BRANCH_TO_SELF = 0x48000000;
    private static final long RUNNING = Msr.SF | Msr.EE;

    /** Time that follows the instructions. */
    private final class Time implements CpuEnvironment {
        @Override
        public long timeBase() {
            return cpu == null ? 0 : cpu.completed;
        }

        @Override
        public long instructionsTo(long ticks) {
            return Math.max(0, ticks - cpu.completed);
        }

        @Override
        public void hypercall(Cpu caller) {
            hypercall.accept(caller);
        }
    }

    private Consumer<Cpu> hypercall = caller -> caller.halted = 1;

    private final FlatMemory memory = new FlatMemory(0, 0x10000);
    private Cpu cpu;
    private Interpreter interpreter;

    @BeforeEach
    void aCpuThatLoops() {
        use(PpcModel.POWER9);
    }

    private void use(PpcModel model) {
        cpu = new Cpu(model, memory, new Time());
        model.reset(cpu);
        cpu.spr[Spr.DEC] = Integer.MAX_VALUE;
        cpu.nip = 0x1000;
        cpu.msr = RUNNING;
        cpu.stateChanged();
        interpreter = new Interpreter(cpu, Instructions.table());
        memory.instruction(0x1000, BRANCH_TO_SELF);
        for (int vector = 0x100; vector < 0x1000; vector += 0x80) {
            memory.instruction(vector, BRANCH_TO_SELF);
        }
    }

    @Test
    void theDecrementerInterruptsOnTheTickAfterZero() {
        cpu.pending.setDecrementer(99);
        interpreter.run(100);
        assertEquals(0x1000, cpu.nip);
        assertEquals(-1, cpu.pending.decrementer());
        interpreter.run(1);
        assertEquals(0x900, cpu.nip);
        assertEquals(0x1000, cpu.spr[Spr.SRR0]);
        assertEquals(RUNNING, cpu.spr[Spr.SRR1]);
    }

    @Test
    void theDecrementerIsExactWhateverTheRunsAre() {
        cpu.pending.setDecrementer(99);
        for (int i = 0; i < 101; i++) {
            interpreter.run(1);
        }
        assertEquals(0x900, cpu.nip);
        cpu.setMsr(RUNNING);
        cpu.nip = 0x1000;
        cpu.pending.setDecrementer(50);
        interpreter.run(1000);
        assertEquals(0x900, cpu.nip);
        assertEquals(0x1000, cpu.spr[Spr.SRR0]);
    }

    @Test
    void theDecrementerStaysPendingUntilItIsSet() {
        cpu.pending.setDecrementer(9);
        cpu.setMsr(Msr.SF);
        interpreter.run(100);
        assertEquals(0x1000, cpu.nip);
        cpu.setMsr(RUNNING);
        interpreter.run(1);
        assertEquals(0x900, cpu.nip);
        cpu.setMsr(RUNNING);
        cpu.nip = 0x1000;
        interpreter.run(1);
        assertEquals(0x900, cpu.nip);
        cpu.pending.setDecrementer(1000);
        cpu.setMsr(RUNNING);
        cpu.nip = 0x1000;
        interpreter.run(100);
        assertEquals(0x1000, cpu.nip);
    }

    @Test
    void theStateHasTheDecrementerWhenItIsNeededAndGoesOnFromIt() {
        cpu.pending.setDecrementer(500);
        interpreter.run(200);
        cpu.stateNeeded();
        assertEquals(300, cpu.spr[Spr.DEC]);
        cpu.spr[Spr.DEC] = 20;
        cpu.stateChanged();
        interpreter.run(22);
        assertEquals(0x900, cpu.nip);
    }

    @Test
    void aLargeDecrementerHas56BitsAndASmallOne32() {
        cpu.pending.setDecrementer(0x80_0000_0000L);
        assertEquals(0x80_0000_0000L, cpu.pending.decrementerRegister());
        cpu.pending.setDecrementer(-5);
        assertEquals(-5, cpu.pending.decrementerRegister());
        cpu.spr[Spr.LPCR] &= ~Lpcr.LD;
        cpu.pending.setDecrementer(-5);
        assertEquals(0xffff_fffbL, cpu.pending.decrementerRegister());
        use(PpcModel.POWER8);
        cpu.pending.setDecrementer(0x80_8000_0000L);
        assertEquals(0x8000_0000L, cpu.pending.decrementerRegister());
        interpreter.run(1);
        assertEquals(0x900, cpu.nip);
    }

    @Test
    void linesWaitForExternalInterruptsToBeEnabledAndKeepTheirOrder() {
        cpu.setMsr(Msr.SF);
        cpu.pending.raise(PendingInterrupts.EXTERNAL | PendingInterrupts.DOORBELL);
        interpreter.run(10);
        assertEquals(0x1000, cpu.nip);
        memory.instruction(0x2000, 0x7c610164); // mtmsrd r3,1
        memory.instruction(0x2004, 0x38800001); // li r4,1
        cpu.gpr[3] = Msr.EE;
        cpu.nip = 0x2000;
        interpreter.run(2);
        assertEquals(0x500, cpu.nip);
        assertEquals(0x2004, cpu.spr[Spr.SRR0]);
        assertEquals(0, cpu.gpr[4]);
        cpu.pending.lower(PendingInterrupts.EXTERNAL);
        cpu.setMsr(RUNNING);
        interpreter.run(1);
        assertEquals(0xa00, cpu.nip);
        assertEquals(0, cpu.pending.lines());
    }

    @Test
    void resetAndMachineCheckDoNotWait() {
        cpu.setMsr(Msr.SF);
        cpu.pending.raise(PendingInterrupts.MACHINE_CHECK);
        interpreter.run(1);
        assertEquals(0x1000, cpu.nip);
        cpu.setMsr(Msr.SF | Msr.ME);
        interpreter.run(1);
        assertEquals(0x200, cpu.nip);
        cpu.pending.raise(PendingInterrupts.RESET);
        interpreter.run(1);
        assertEquals(0x100, cpu.nip);
    }

    @Test
    void aSleepingCpuRunsNothingUntilSomethingEndsIt() {
        cpu.halted = 1;
        interpreter.run(10);
        assertEquals(0, cpu.completed);
        cpu.pending.raise(PendingInterrupts.EXTERNAL);
        assertEquals(0, cpu.pending.ticksToWake());
        interpreter.run(10);
        assertEquals(0, cpu.halted);
        assertEquals(0x500, cpu.nip);
    }

    @Test
    void aStoppedCpuIsNotWokenByWhatItsLpcrDoesNotSay() {
        cpu.halted = 1;
        cpu.spr[Spr.LPCR] &= ~Lpcr.PECE;
        cpu.pending.raise(PendingInterrupts.EXTERNAL);
        interpreter.run(10);
        assertEquals(1, cpu.halted);
        assertEquals(Long.MAX_VALUE, cpu.pending.ticksToWake());
    }

    @Test
    void theHypercallPutsTheCpuToSleepAtOnce() {
        memory.instruction(0x1000, 0x44000022); // sc 1
        interpreter.run(10);
        assertEquals(1, cpu.completed);
        assertEquals(1, cpu.halted);
        cpu.pending.setDecrementer(7);
        assertEquals(8, cpu.pending.ticksToWake());
    }

    @Test
    void aRaisedLineEndsTheThreadsSleep() throws InterruptedException {
        cpu.halted = 1;
        // Else that ends a sleep that nobody else does, seconds later.
        cpu.spr[Spr.LPCR] &= ~Lpcr.PECE_DECREMENTER;
        for (int i = 0; i < 100; i++) {
            cpu.pending.lower(PendingInterrupts.EXTERNAL);
            Thread thread = Thread.ofPlatform().start(() -> {
                while (cpu.pending.lines() == 0) {
                    cpu.pending.sleep();
                }
            });
            // Asleep, or on its way there.
            while (i % 2 == 0 && thread.isAlive() && thread.getState() != Thread.State.WAITING) {
                Thread.sleep(1);
            }
            cpu.pending.raise(PendingInterrupts.EXTERNAL);
            thread.join();
            assertEquals(0, cpu.pending.ticksToWake());
        }
    }

    @Test
    void attentionFromAnotherThreadEndsARun() throws InterruptedException {
        CountDownLatch underWay = new CountDownLatch(1);
        hypercall = caller -> underWay.countDown();
        memory.instruction(0x1000, 0x44000022); // sc 1
        memory.instruction(0x1004, BRANCH_TO_SELF);
        Thread thread = Thread.ofPlatform().start(() -> interpreter.run(Long.MAX_VALUE / 2));
        underWay.await();
        cpu.attention();
        thread.join();
        assertTrue(cpu.attended());
    }

    @Test
    void doorbellsSentToThisThreadArrive() {
        memory.instruction(0x1000, 0x7c00191c); // msgsndp r3
        cpu.gpr[3] = 5L << 27;
        interpreter.run(2);
        assertEquals(0xa00, cpu.nip);
        assertEquals(0x1004, cpu.spr[Spr.SRR0]);
    }
}
