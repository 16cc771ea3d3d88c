package io.pagurus.cpu.ppc64.translator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.isa.Instructions;
import io.pagurus.cpu.ppc64.state.Msr;
import io.pagurus.cpu.ppc64.state.Spr;
import io.pagurus.cpu.ppc64.testing.FlatMemory;
import io.pagurus.cpu.ppc64.testing.NoEnvironment;
import org.junit.jupiter.api.Test;

class TranslatingEngineTest {
    private static final long DATA = 0x8000;

    private final FlatMemory memory = new FlatMemory(0, 0x10000);
    private final Cpu cpu = new Cpu(true, memory, new NoEnvironment());
    private final TranslatingEngine engine = new TranslatingEngine(cpu, Instructions.table(), 2, true);

    private void code(int... words) {
        for (int i = 0; i < words.length; i++) {
            memory.instruction(0x1000 + 4L * i, words[i]);
        }
        cpu.setMsr(Msr.SF);
        cpu.nip = 0x1000;
    }

    @Test
    void aLoopIsTranslatedAndCountsItsInstructions() {
        code(
                0x38630001, // addi r3,r3,1
                0x7c841a14, // add r4,r4,r3
                0x4bfffff8); // b 0x1000
        engine.run(30_001);
        assertTrue(engine.regions() > 0);
        assertEquals(30_001, cpu.completed);
        assertEquals(10_001, cpu.gpr[3]);
        assertEquals(10_000L * 10_001 / 2, cpu.gpr[4]);
        assertEquals(0x1004, cpu.nip);
    }

    @Test
    void anInterruptLeavesTheRegistersOfItsInstruction() {
        code(
                0x38630001, // addi r3,r3,1
                0x7c852378, // mr r5,r4
                0x8cc40001, // lbzu r6,1(r4)
                0x38e70001, // addi r7,r7,1
                0x4bfffff0); // b 0x1000
        cpu.gpr[4] = 0xe000;
        engine.run(5 * 0x1fff + 3);
        assertEquals(0xffff, cpu.gpr[4]);
        assertEquals(0x2000, cpu.gpr[3]);
        assertEquals(0x1fff, cpu.gpr[7]);
        assertEquals(0xffff, cpu.gpr[5]);
        assertEquals(0x1008, cpu.spr[Spr.SRR0]);
        assertEquals(0x10000, cpu.spr[Spr.DAR]);
        assertEquals(0x300, cpu.nip);
        assertEquals(5 * 0x1fff + 3, cpu.completed);
    }

    @Test
    void aStoreOverARunningLoopIsSeenBehindTheInstructionBarrier() {
        code(
                0x38630001, // addi r3,r3,1
                0x2c230064, // cmpdi r3,100
                0x40820008, // bne 0x1010
                0x90a40000, // stw r5,0(r4): addi r3,r3,0x100 over the first
                0x7c0004ac, // sync
                0x4c00012c, // isync
                0x4bffffe8); // b 0x1000
        cpu.gpr[4] = 0x1000;
        cpu.gpr[5] = 0x38630100;
        engine.run(6 * 99 + 7);
        assertEquals(100, cpu.gpr[3]);
        engine.run(6 * 10);
        assertEquals(100 + 10 * 0x100, cpu.gpr[3]);
        assertEquals(0x1000, cpu.nip);
    }

    @Test
    void codeThatIsOverwrittenAgainAndAgainLeavesNoRegionsBehind() {
        code(
                0x38630001, // addi r3,r3,1
                0x48000ffd, // bl 0x2000
                0x7069000f, // andi. r9,r3,15
                0x4082fff4, // bne 0x1000
                0x7ca53a78, // xor r5,r5,r7: adds 1 or 2
                0x90a40000, // stw r5,0(r4): over 0x2000
                0x7c0027ac, // icbi 0,r4
                0x4c00012c, // isync
                0x4bffffe0); // b 0x1000
        memory.instruction(0x2000, 0x38c60002); // addi r6,r6,2
        memory.instruction(0x2004, 0x4e800020); // blr
        cpu.gpr[4] = 0x2000;
        cpu.gpr[5] = 0x38c60002;
        cpu.gpr[7] = 3;
        for (int i = 0; i < 200; i++) {
            engine.run(2 * (16 * 6 + 5));
            assertEquals(0x1000, cpu.nip);
            assertEquals((i + 1) * 48, cpu.gpr[6]);
            assertTrue(engine.known() <= 10, engine.known() + " regions after " + i);
        }
        assertTrue(engine.translated() > cpu.completed / 2, engine.translated() + " of " + cpu.completed);
    }

    @Test
    void codeThatWasWrittenUnseenRunsOnceDerivedCodeIsForgotten() {
        code(
                0x38630001, // addi r3,r3,1
                0x4bfffffc); // b 0x1000
        engine.run(1000);
        memory.instruction(0x1000, 0x38630002); // addi r3,r3,2
        engine.forget();
        assertEquals(0, engine.regions());
        engine.run(1000);
        assertEquals(1500, cpu.gpr[3]);
    }

    @Test
    void storesAndLoadsCrossPagesInOrder() {
        code(
                0xf8640000, // std r3,0(r4)
                0xe8a40000, // ld r5,0(r4)
                0x7cc62a14, // add r6,r6,r5
                0x38840ffd, // addi r4,r4,4093
                0x7c842838, // and r4,r4,r5
                0x38630001, // addi r3,r3,1
                0x4bffffe8); // b 0x1000
        cpu.gpr[3] = DATA;
        cpu.gpr[4] = DATA;
        engine.run(7 * 1000);
        assertEquals(1000 * DATA + 999 * 1000 / 2, cpu.gpr[6]);
    }

    @Test
    void summaryOverflowLeavesTheRegionAndIsSeenByComparisons() {
        code(
                0x7c632614, // addo r3,r3,r4
                0x2c230000, // cmpdi r3,0
                0x4bfffff8); // b 0x1000
        cpu.gpr[4] = 1L << 56;
        engine.run(3 * 126);
        assertEquals(4, cpu.cr[0]);
        engine.run(3 * 2);
        assertEquals(1, cpu.so);
        assertEquals(9, cpu.cr[0]);
    }

    @Test
    void whatIsTooLargeForOneRegionBecomesSmallerOnes() {
        // Twelve calls in each of three blocks, with every register to be put away and fetched again around each call:
        // more than the planner thinks.
        int[] words = new int[3 * 13];
        for (int i = 0; i < words.length; i++) {
            words[i] = i % 13 == 12 ? 0x48000004 : 0x7c000026 | (i % 31 + 1) << 21; // b .+4, mfcr
        }
        words[words.length - 1] = 0x4bffff68; // b 0x1000
        code(words);
        cpu.cr[0] = 8;
        engine.run(39 * 1000);
        assertEquals(39 * 1000, cpu.completed);
        assertEquals(0x1000, cpu.nip);
        assertEquals(0x8000_0000L, cpu.gpr[31]);
        assertTrue(engine.regions() >= 1, engine.regions() + " regions");
        assertTrue(engine.translated() > cpu.completed / 2, engine.translated() + " of " + cpu.completed);
        String share = "%d regions, %d%%".formatted(engine.regions(), 100 * engine.translated() / cpu.completed);
        assertTrue(engine.description().contains(share), engine.description());
    }
}
