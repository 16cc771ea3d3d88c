package io.pagurus.cpu.ppc64.exceptions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pagurus.cpu.ppc64.exceptions.RelocatedGuest.Rights;
import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.exec.CpuEnvironment;
import io.pagurus.cpu.ppc64.exec.Engine;
import io.pagurus.cpu.ppc64.state.Msr;
import io.pagurus.cpu.ppc64.translator.TranslatingEngine;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One CPU runs what the other overwrites, or takes away and gives back with other contents. Each version has a number. The
 * writer says the number of a version once the architecture promises that every CPU sees it (Power ISA II 4.3.2, III
 * 5.10.1); a reader that has seen the number must not come upon an older version. The system property {@code versions} has
 * it go on for longer.
 */
class TwoCpusTest {
    private static final int VERSIONS = Integer.getInteger("versions", 60);
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private static final int SC_1 = 0x44000022;
    private static final long READER = RelocatedGuest.CODE + 0x800;

    /** Where the number of the version is, and behind it how often the reader has gone round. */
    private static final long SHARED = RelocatedGuest.DATA_BEFORE_READ_ONLY;

    private static final long REAL_SHARED = 0x41000;

    /** What the other CPU does to what one runs. */
    private enum Change {
        /** Writes over a function. */
        OVERWRITES(RelocatedGuest.FUNCTION, false),
        /** Takes the page of a function away, writes there, and maps it again. */
        TAKES_CODE(RelocatedGuest.FUNCTION, true),
        /** The same with a page that is read from. */
        TAKES_DATA(RelocatedGuest.DATA, true);

        final long page;
        final boolean unmaps;

        Change(long page, boolean unmaps) {
            this.page = page;
            this.unmaps = unmaps;
        }

        boolean data() {
            return page == RelocatedGuest.DATA;
        }
    }

    static Stream<Arguments> changes() {
        return Stream.of(Mode.POWER8_HASH, Mode.POWER9_RADIX)
                .flatMap(mode -> Arrays.stream(Change.values())
                        .flatMap(change -> Stream.of(0, 1).map(tier -> Arguments.of(mode, change, tier))));
    }

    @ParameterizedTest(name = "{0} {1} tier {2}")
    @MethodSource("changes")
    void whatIsOldIsNotSeenOnceTheNewIsPromised(Mode mode, Change change, int tier) throws Exception {
        RelocatedGuest guest = new RelocatedGuest(mode, tier);
        guest.handler(change.data() ? 0x300 : 0x400, 0x3a730001, 0x4c000024); // addi r19,r19,1; rfid
        Cpu reader = reader(guest, change);
        Cpu writer = writer(guest, change);
        Engine reads = RelocatedGuest.engine(reader, tier);
        Engine writes = RelocatedGuest.engine(writer, tier);
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<Void> reading = thread(() -> run(reader, reads, over));
        CompletableFuture<Void> writing = thread(() -> run(writer, writes, over));
        long end = System.nanoTime() + LIMIT.toNanos();
        try {
            while (guest.ram.get(REAL_SHARED) < VERSIONS && !reading.isDone() && !writing.isDone()) {
                assertTrue(System.nanoTime() - end < 0, "version " + guest.ram.get(REAL_SHARED));
                Thread.sleep(1);
            }
        } finally {
            over.set(true);
        }
        reading.get(10, TimeUnit.SECONDS);
        writing.get(10, TimeUnit.SECONDS);
        assertEquals(VERSIONS, writer.gpr[3]);
        // For the last version nobody waits.
        assertTrue(reader.gpr[17] >= 20 * (VERSIONS - 1), reader.gpr[17] + " turns");
        assertEquals(
                0,
                reader.gpr[30],
                "old versions seen in %d turns, %d interrupts".formatted(reader.gpr[17], reader.gpr[19]));
        if (reads instanceof TranslatingEngine tier1) {
            assertTrue(tier1.translated() > reader.completed / 10, tier1.translated() + " of " + reader.completed);
            assertTrue(tier1.regions() < 20, tier1.regions() + " regions");
        }
    }

    private static CompletableFuture<Void> thread(Runnable body) {
        return CompletableFuture.runAsync(
                body, task -> Thread.ofPlatform().daemon().start(task));
    }

    private static void run(Cpu cpu, Engine engine, AtomicBoolean over) {
        while (!over.get()) {
            engine.run(100_000);
            cpu.attentionServed();
        }
    }

    private static Cpu reader(RelocatedGuest guest, Change change) {
        guest.code(
                READER,
                0xe90a0000, // ld r8,0(r10)
                0x7c284000, // cmpd r8,r8
                0x40820004, // bne .+4
                change.data() ? 0x7c2004ac : 0x4c00012c, // lwsync, or isync
                change.data() ? 0x80ab0000 : 0x480007f1, // lwz r5,0(r11), or bl FUNCTION
                0x7c254000, // cmpd r5,r8
                0x40800008, // bge .+8
                0x3bde0001, // addi r30,r30,1
                0x3a310001, // addi r17,r17,1
                0xfa2a0008, // std r17,8(r10)
                0x4bffffd8); // b READER
        guest.code(RelocatedGuest.FUNCTION, 0x38a00000, 0x4e800020); // li r5,0; blr
        Cpu cpu = guest.cpu(new Clock(() -> {}));
        cpu.nip = READER;
        cpu.setMsr(cpu.msr & ~Msr.EE);
        cpu.gpr[10] = SHARED;
        cpu.gpr[11] = RelocatedGuest.DATA;
        return cpu;
    }

    private static Cpu writer(RelocatedGuest guest, Change change) {
        int[] take = {};
        int[] give = {};
        if (change.unmaps && guest.mode.radix) {
            take = new int[] {
                0xf9ac0000, // std r13,0(r12)
                0x7c0004ac, // sync
                0x7c634264, // tlbie r8,r3,0,1,1
                0x7c0006ac, // eieio
                0x7c00046c, // tlbsync
                0x7c0004ac // sync
            };
            give = new int[] {
                0xf9cc0000, // std r14,0(r12)
                0x7c0004ac // sync
            };
        } else if (change.unmaps) {
            take = new int[] {SC_1};
            give = take;
        }
        int[] begin = {
            0x38630001, // addi r3,r3,1
            0x38840001 // addi r4,r4,1
        };
        int[] write = {
            0x90e60000, // stw r7,0(r6): nobody must see this
            0x90860000, // stw r4,0(r6)
            0x7c00306c, // dcbst 0,r6
            0x7c0004ac, // sync
            0x7c0037ac, // icbi 0,r6
            0x7c0004ac // sync
        };
        if (!change.unmaps) {
            write[0] = 0x60000000; // nop
        }
        int[] wait = {
            0xf86a0000, // std r3,0(r10)
            0xe92a0008, // ld r9,8(r10)
            0x39290014, // addi r9,r9,20
            0xe8aa0008, // ld r5,8(r10)
            0x7c254800, // cmpd r5,r9
            0x4180fff8, // blt .-8
            0x7c237800 // cmpd r3,r15
        };
        int[] words = join(begin, take, write, give, wait);
        guest.code(RelocatedGuest.CODE, join(words, new int[] {
            0x41800000 | -4 * words.length & 0xfffc, // blt CODE
            0x48000000 // b .
        }));
        guest.map(RelocatedGuest.ALIAS + 2 * Cpu.PAGE, RelocatedGuest.REAL_DATA, Rights.READ_WRITE);
        long real = change.data() ? RelocatedGuest.REAL_DATA : RelocatedGuest.REAL_FUNCTION;
        AtomicBoolean gone = new AtomicBoolean();
        Cpu cpu = guest.cpu(new Clock(() -> {
            gone.set(!gone.get());
            if (gone.get()) {
                guest.unmap(change.page);
                guest.mmu.cpus().requestFlush(null);
                guest.mmu.cpus().awaitFlush(null);
            } else {
                guest.map(change.page, real, Rights.ALL);
            }
        }));
        cpu.setMsr(cpu.msr & ~Msr.EE);
        cpu.gpr[4] = change.data() ? 0 : 0x38a00000; // li r5,0
        cpu.gpr[7] = cpu.gpr[4];
        cpu.gpr[6] = RelocatedGuest.ALIAS + (change.data() ? 2 : 1) * Cpu.PAGE;
        cpu.gpr[8] = change.page;
        cpu.gpr[10] = SHARED;
        cpu.gpr[12] = 0xc000_0000_0000_0000L | RelocatedGuest.entry(change.page);
        cpu.gpr[14] = RelocatedGuest.radixEntry(real, Rights.ALL);
        cpu.gpr[15] = VERSIONS;
        return cpu;
    }

    /** The host's time, and hypercalls. */
    private record Clock(Runnable hypercall) implements CpuEnvironment {
        @Override
        public long timeBase() {
            return System.nanoTime() * 64 / 125;
        }

        @Override
        public void hypercall(Cpu caller) {
            hypercall.run();
        }
    }

    private static int[] join(int[]... parts) {
        return Arrays.stream(parts).flatMapToInt(IntStream::of).toArray();
    }
}
