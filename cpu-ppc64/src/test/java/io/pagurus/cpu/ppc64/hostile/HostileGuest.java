package io.pagurus.cpu.ppc64.hostile;

import io.pagurus.cpu.ppc64.decode.Opcode;
import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.exec.CpuEnvironment;
import io.pagurus.cpu.ppc64.exec.Engine;
import io.pagurus.cpu.ppc64.exec.HostMemory;
import io.pagurus.cpu.ppc64.isa.Instructions;
import io.pagurus.cpu.ppc64.mmu.Mmu;
import io.pagurus.cpu.ppc64.model.PpcModel;
import io.pagurus.cpu.ppc64.state.Lpcr;
import io.pagurus.cpu.ppc64.state.Msr;
import io.pagurus.cpu.ppc64.state.Spr;
import io.pagurus.cpu.ppc64.testing.Ram;
import io.pagurus.cpu.ppc64.testing.Tables;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/**
 * A guest that means no good: its memory, registers, page tables and modes are random, about half of its words are
 * instructions, and it writes over itself wherever they happen to store. It must only ever get interrupts.
 */
final class HostileGuest {
    private static final int RAM = 1 << 20;

    /** Instructions between two changes from outside, seldom and mostly: it soon runs round in its interrupt vectors. */
    private static final int LONG_SLICE = 2_000;

    private static final int SLICE = 40;

    private final Random random;
    private final Ram ram = new Ram(RAM);
    private final Tables tables = new Tables();
    private final List<Opcode> rows = Instructions.table().rows();
    private final List<Opcode> branches = rows.stream().filter(Opcode::branches).toList();
    private final Engine engine;
    private final CountingStorage storage;
    private final boolean wild;

    /** Where it was last sent, and with which MSR. */
    private long sentTo;

    private long sentWith;

    /** The CPU. */
    final Cpu cpu;

    /** Random memory as code. */
    HostileGuest(PpcModel model, long seed, Function<Cpu, Engine> engines) {
        this(model, seed, Hostility.MEMORY, engines);
    }

    /**
     * A guest that is about to begin.
     *
     * @param model which CPU
     * @param seed what its memory hangs on
     * @param hostility {@link Hostility#MEMORY} or {@link Hostility#BRANCHES}
     * @param engines what runs it
     */
    HostileGuest(PpcModel model, long seed, Hostility hostility, Function<Cpu, Engine> engines) {
        random = new Random(seed);
        wild = hostility == Hostility.BRANCHES;
        tables.processTable = 0x1000 | 4;
        storage = new CountingStorage(new Mmu(ram, tables));
        cpu = new Cpu(model, storage, new Environment());
        model.reset(cpu);
        for (int at = 0; at < RAM; at += 4) {
            HostMemory.put32(ram.at(at), Integer.reverseBytes(word()));
        }
        for (int i = 0; i < tables.hash.entries.length; i++) {
            tables.hash.entries[i] = random.nextInt(4) == 0 ? 0 : random.nextLong();
        }
        engine = engines.apply(cpu);
        cpu.stateChanged();
    }

    private static final class Environment implements CpuEnvironment {
        private long ticks;

        @Override
        public long timeBase() {
            return ticks += 3;
        }

        @Override
        public void hypercall(Cpu caller) {
            caller.gpr[3] = -2;
        }
    }

    private int word() {
        if (random.nextInt(3) == 0) {
            return random.nextInt();
        }
        List<Opcode> some = wild && random.nextInt(4) != 0 ? branches : rows;
        Opcode row = some.get(random.nextInt(some.size()));
        return row.value() | random.nextInt() & ~row.mask() & ~row.reserved();
    }

    /** {@return blocks decoded so far} */
    long blocks() {
        return storage.blocks();
    }

    /** Runs until so many more blocks have been decoded. */
    void decode(long blocks) {
        long end = storage.blocks() + blocks;
        while (storage.blocks() < end) {
            run(SLICE);
        }
    }

    /** Runs so many instructions, disturbing it between slices. */
    void run(long instructions) {
        long end = cpu.completed + instructions;
        while (cpu.completed < end) {
            disturb();
            long before = cpu.completed;
            engine.run(random.nextInt(50) == 0 ? LONG_SLICE : SLICE);
            if (cpu.completed == before && cpu.halted == 0) {
                throw new AssertionError("neither runs nor sleeps at %x, msr %x".formatted(cpu.nip, cpu.msr));
            }
        }
    }

    private void disturb() {
        cpu.stateNeeded();
        cpu.halted = 0;
        for (int i = 0; i < 32; i++) {
            if (random.nextInt(4) == 0) {
                cpu.gpr[i] = random.nextInt(4) == 0 ? random.nextLong() : random.nextInt(RAM);
            }
        }
        if (random.nextInt(3) != 0) {
            send();
        }
        cpu.nip = sentTo;
        cpu.msr = sentWith;
        if (wild) {
            cpu.lr = random.nextLong();
            cpu.ctr = random.nextBoolean() ? random.nextLong() : random.nextInt(RAM);
        }
        cpu.spr[Spr.LPCR] ^= random.nextLong() & (Lpcr.ILE | 3L << Lpcr.AIL_SHIFT | Lpcr.LD);
        int slot = random.nextInt(32);
        cpu.slbEsid[slot] = random.nextLong() & -0x10000000L | 0x08000000 | slot;
        cpu.slbVsid[slot] = random.nextLong();
        for (int i = 0; i < 16; i++) {
            tables.hash.entries[random.nextInt(tables.hash.entries.length)] = random.nextLong();
        }
        cpu.stateChanged();
    }

    /** Chooses another address and other modes. */
    private void send() {
        sentTo = random.nextInt(8) == 0 ? random.nextLong() & -4L : random.nextInt(RAM) & -4;
        long modes =
                Msr.IR | Msr.DR | Msr.PR | Msr.LE | Msr.FP | Msr.VEC | Msr.VSX | Msr.EE | Msr.SE | Msr.BE | Msr.FE0;
        long msr = random.nextLong() & modes & (random.nextInt(4) == 0 ? -1L : ~(Msr.SE | Msr.BE)) | Msr.ME;
        if (random.nextInt(8) != 0) {
            msr |= Msr.SF;
        }
        if (random.nextBoolean()) {
            msr &= ~(Msr.IR | Msr.DR);
        }
        sentWith = msr;
    }
}
