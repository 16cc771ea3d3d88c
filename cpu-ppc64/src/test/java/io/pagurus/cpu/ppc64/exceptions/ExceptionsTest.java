package io.pagurus.cpu.ppc64.exceptions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pagurus.cpu.ppc64.exec.PendingInterrupts;
import io.pagurus.cpu.ppc64.state.Spr;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each interrupt that a guest can make or get, from a hot loop under translation: what is saved, where the guest goes on,
 * and that after thousands of instructions both tiers have come to the same.
 */
class ExceptionsTest {
    private static final int INSTRUCTIONS = 4_000;

    /** r20 SRR0, r21 SRR1, r22 DAR, r23 DSISR, r24 CFAR, and one more in r19. */
    private static final int[] SAVE = {
        0x7e9a02a6, // mfsrr0 r20
        0x7ebb02a6, // mfsrr1 r21
        0x7ed302a6, // mfdar r22
        0x7ef202a6, // mfdsisr r23
        0x7f1c02a6, // mfcfar r24
        0x3a730001 // addi r19,r19,1
    };

    /** Interrupts from another thread. */
    private static final int RAISED = 200;

    /** Instructions after which a loop is translated. */
    private static final long WARM = 100_000;

    private static final int RFID = 0x4c000024;
    private static final int COUNT_BEFORE = 0x3a310001; // addi r17,r17,1
    private static final int COUNT_BEHIND = 0x3a520001; // addi r18,r18,1
    private static final int BRANCH = 0x48000000;

    static Stream<Arguments> interrupts() {
        return Arrays.stream(Mode.values()).flatMap(mode -> ExceptionCases.all().map(one -> Arguments.of(mode, one)));
    }

    @ParameterizedTest
    @MethodSource("interrupts")
    void bothTiersSaveTheSameAndGoOnAlike(Mode mode, ExceptionCase one) {
        String interpreted = run(mode, one, 0);
        assertEquals(interpreted, run(mode, one, 1));
    }

    private static String run(Mode mode, ExceptionCase one, int tier) {
        RelocatedGuest guest = new RelocatedGuest(mode, tier);
        int[] words = one.words();
        long branch = RelocatedGuest.CODE + 4L * (words.length + 2);
        guest.code(RelocatedGuest.CODE, join(new int[] {COUNT_BEFORE}, words, new int[] {
            COUNT_BEHIND, BRANCH | (int) (RelocatedGuest.CODE - branch) & 0x3fffffc
        }));
        guest.handler(one.vector(), join(SAVE, one.repair(), new int[] {RFID}));
        one.setup().accept(guest);
        guest.cpu.stateChanged();
        long msr = guest.cpu.msr;
        guest.engine.run(INSTRUCTIONS);

        long[] r = guest.cpu.gpr;
        assertTrue(r[19] > 10, "%d interrupts, now at %x".formatted(r[19], guest.cpu.nip));
        if (one.each() != 0) {
            assertEquals(r[17] * one.each(), r[19], Math.max(1, one.each()), "interrupts in %d turns".formatted(r[17]));
            assertEquals(r[17], r[18], 1, "turns ended");
        }
        long srr0 = one.srr0().applyAsLong(guest);
        if (srr0 != ExceptionCase.ANY) {
            assertEquals(hex(srr0), hex(r[20]), "SRR0");
        }
        // What the loop does to its MSR is in r12.
        assertEquals(hex((r[12] != 0 ? r[12] : msr) | one.cause()), hex(r[21]), "SRR1");
        assertEquals(hex(one.dar().applyAsLong(guest)), hex(r[22]), "DAR");
        assertEquals(hex(one.dsisr()), hex(r[23]), "DSISR");
        if (srr0 > RelocatedGuest.CODE && srr0 < branch) {
            assertEquals(hex(branch), hex(r[24]), "CFAR");
        } else if (srr0 != ExceptionCase.ANY) {
            assertEquals(hex(one.vector() == 0xd00 ? branch : RelocatedGuest.CODE + 4), hex(r[24]), "CFAR");
        }
        if (tier == 1) {
            assertTrue(guest.translated() > INSTRUCTIONS / 16, guest.translated() + " instructions by regions");
        }
        return guest.state();
    }

    /** The one interrupt that saves in other registers (Power ISA III 6.5.27). */
    @ParameterizedTest
    @EnumSource(value = Mode.class, names = "POWER8_HASH", mode = EnumSource.Mode.EXCLUDE)
    void vectoredSystemCallsSaveInLrAndCtr(Mode mode) {
        String[] states = new String[2];
        for (int tier = 0; tier <= 1; tier++) {
            RelocatedGuest guest = new RelocatedGuest(mode, tier);
            guest.code(
                    RelocatedGuest.CODE,
                    COUNT_BEFORE,
                    0x440000a1, // scv 5
                    COUNT_BEHIND,
                    0x4bfffff4); // b CODE
            guest.vectoredCall(
                    5,
                    0x7e8802a6, // mflr r20
                    0x7ea902a6, // mfctr r21
                    0x7f1c02a6, // mfcfar r24
                    0x3a730001, // addi r19,r19,1
                    0x4c0000a4); // rfscv
            guest.cpu.spr[Spr.FSCR] = 1L << 12;
            guest.engine.run(INSTRUCTIONS);
            long[] r = guest.cpu.gpr;
            assertEquals(RelocatedGuest.CODE + 8, r[20]);
            assertEquals(RelocatedGuest.MSR, r[21]);
            assertEquals(RelocatedGuest.CODE + 12, r[24]);
            assertEquals(INSTRUCTIONS / 9, r[18], 1);
            assertEquals(r[17], r[19], 1);
            assertTrue(tier == 0 || guest.translated() > INSTRUCTIONS / 4);
            states[tier] = guest.state();
        }
        assertEquals(states[0], states[1]);
    }

    /** What other threads raise comes between two instructions, wherever that is, and does not wait for the end of the run. */
    @ParameterizedTest
    @EnumSource(Mode.class)
    void aLineThatAnotherThreadRaisesInterruptsAHotLoop(Mode mode) throws InterruptedException {
        for (int tier = 0; tier <= 1; tier++) {
            RelocatedGuest guest = new RelocatedGuest(mode, tier);
            guest.code(RelocatedGuest.CODE, COUNT_BEFORE, COUNT_BEHIND, 0x4bfffff8); // b CODE
            // Time follows the instructions, and on a busy host there may be more of them than the decrementer counts.
            guest.handler(0x900, 0x7df603a6, RFID); // mtdec r15
            guest.cpu.gpr[15] = Integer.MAX_VALUE;
            guest.handler(0x500, join(SAVE, new int[] {0x44000022, RFID})); // sc 1
            guest.hypercall = () -> guest.cpu.pending.lower(PendingInterrupts.EXTERNAL);
            // The loop is hot before the first comes: how many of its turns lie between two is the host's affair.
            guest.engine.run(WARM);
            assertTrue(tier == 0 || guest.translated() > WARM / 2, guest.translated() + " translated");
            AtomicBoolean over = new AtomicBoolean();
            Thread raises = Thread.ofPlatform().daemon().start(() -> {
                for (int i = 0; i < RAISED; i++) {
                    guest.cpu.pending.raise(PendingInterrupts.EXTERNAL);
                    while (guest.cpu.pending.lines() != 0 && !over.get()) {
                        Thread.onSpinWait();
                    }
                }
                over.set(true);
                guest.cpu.attention();
            });
            // Far longer than the test may take: only attention ends it.
            guest.engine.run(1L << 40);
            assertTrue(over.get());
            raises.join();
            long[] r = guest.cpu.gpr;
            assertEquals(RAISED, r[19]);
            assertEquals(hex(RelocatedGuest.MSR), hex(r[21]), "SRR1");
            assertTrue(r[20] >= RelocatedGuest.CODE && r[20] <= RelocatedGuest.CODE + 8, hex(r[20]));
            assertEquals(r[17], r[18], 1);
        }
    }

    private static String hex(long value) {
        return Long.toHexString(value);
    }

    private static int[] join(int[]... parts) {
        return Arrays.stream(parts).flatMapToInt(IntStream::of).toArray();
    }
}
