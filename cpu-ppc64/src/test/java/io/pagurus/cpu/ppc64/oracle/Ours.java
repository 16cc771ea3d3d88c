package io.pagurus.cpu.ppc64.oracle;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.exec.Engine;
import io.pagurus.cpu.ppc64.exec.HostMemory;
import io.pagurus.cpu.ppc64.interpreter.Interpreter;
import io.pagurus.cpu.ppc64.isa.Instructions;
import io.pagurus.cpu.ppc64.state.Msr;
import io.pagurus.cpu.ppc64.state.Spr;
import io.pagurus.cpu.ppc64.testing.FlatMemory;
import io.pagurus.cpu.ppc64.testing.NoEnvironment;
import io.pagurus.cpu.ppc64.translator.TranslatingEngine;
import org.jspecify.annotations.Nullable;

/**
 * Runs sequences on a CPU of this bundle, in problem state, and sees interrupts as a Linux program would. One CPU serves
 * for all: between two sequences all state is cleared and all code forgotten.
 *
 * <p>In tier 1 a sequence runs twice on the same registers and memory: first in tier 0, which finds its blocks, then in
 * the region that is made of them all when the first is met again.
 */
final class Ours {
    /** More than a sequence that ends can run. */
    private static final long MOST = 10_000;

    /** Words behind the sequence that end it. */
    private static final int TRAPS = 64;

    /** Executions at which a block turns hot: the second pass. */
    private static final int SECOND = 2;

    private static final long MSR =
            Msr.SF | Msr.TM | Msr.EE | Msr.PR | Msr.FP | Msr.VEC | Msr.VSX | Msr.ME | Msr.FE0 | Msr.FE1 | Msr.RI;

    private final boolean littleEndian;
    private final FlatMemory memory = new FlatMemory(Sequence.REGION, Sequence.REGION_SIZE);
    private final ProgramStorage storage = new ProgramStorage(memory);
    private final Cpu cpu;
    private final Engine engine;
    private final @Nullable TranslatingEngine translating;
    private long translated;

    /** For tier 0. */
    Ours(Target target) {
        this(target, 0);
    }

    /**
     * A CPU.
     *
     * @param target which
     * @param tier 0 or 1
     */
    Ours(Target target, int tier) {
        littleEndian = target.littleEndian();
        cpu = new Cpu(target.power9(), storage, new NoEnvironment());
        translating = tier == 0 ? null : new TranslatingEngine(cpu, Instructions.table(), SECOND, true);
        engine = translating == null ? new Interpreter(cpu, Instructions.table()) : translating;
    }

    /** {@return how many sequences have entered a region} */
    long translated() {
        return translated;
    }

    /** {@return how a sequence ends} */
    Outcome run(Sequence sequence) {
        engine.forget();
        memory.clear();
        reset(sequence);
        cpu.stateChanged();
        engine.run(MOST);
        if (translating != null) {
            reset(sequence);
            engine.run(MOST);
            translated += translating.entered() > 0 ? 1 : 0;
        }
        return outcome();
    }

    /** Puts the sequence's registers and words where they are before it begins. What was decoded from it stays. */
    private void reset(Sequence sequence) {
        cpu.clear();
        cpu.spr[Spr.DEC] = Integer.MAX_VALUE;
        cpu.addressSpaceChanged();
        Registers in = sequence.in();
        System.arraycopy(in.gpr, 0, cpu.gpr, 0, 32);
        System.arraycopy(in.vsr, 0, cpu.vsr, 0, 128);
        cpu.setCrWord((int) in.cr);
        cpu.setXer(in.xer);
        cpu.lr = in.lr;
        cpu.ctr = in.ctr;
        cpu.fpscr = in.fpscr;
        cpu.setVscrWord((int) in.vscr);
        cpu.nip = Sequence.CODE;
        cpu.setMsr(MSR | (littleEndian ? Msr.LE : 0));
        memory.put(Sequence.WINDOW, in.window);
        for (int i = 0; i < Sequence.LONGEST + TRAPS; i++) {
            int word = i < sequence.words().length ? sequence.words()[i] : Sequence.TRAP;
            long host = memory.host(Sequence.CODE + 4L * i);
            int raw = littleEndian ? word : Integer.reverseBytes(word);
            if (HostMemory.get32(host) != raw) {
                HostMemory.put32(host, raw);
                memory.stored(cpu, host, Integer.BYTES);
            }
        }
        storage.resume(cpu);
    }

    private Outcome outcome() {
        Registers out = new Registers();
        System.arraycopy(cpu.gpr, 0, out.gpr, 0, 32);
        System.arraycopy(cpu.vsr, 0, out.vsr, 0, 128);
        out.cr = cpu.crWord() & 0xffff_ffffL;
        out.xer = cpu.xer();
        out.lr = cpu.lr;
        out.ctr = cpu.ctr;
        out.fpscr = cpu.fpscr;
        out.vscr = cpu.vscrWord() & 0xffff_ffffL;
        for (int i = 0; i < Registers.WINDOW_SIZE; i++) {
            out.window[i] = (byte) HostMemory.get8(memory.host(Sequence.WINDOW + i));
        }
        return storage.vector() == ProgramStorage.NONE
                ? new Outcome(out, cpu.nip - Sequence.CODE, Outcome.ENDLESS)
                : new Outcome(out, storage.srr0() - Sequence.CODE, signal(storage.vector(), storage.srr1()));
    }

    /** {@return what a Linux program gets for an interrupt, by its vector and SRR1} */
    static long signal(long vector, long srr1) {
        return switch ((int) vector & 0xff80) {
            case 0x300, 0x380, 0x400, 0x480 -> 11;
            case 0x600 -> 7;
            case 0x700 -> (srr1 & 0x20000) != 0 ? 5 : (srr1 & 0x100000) != 0 ? 8 : 4;
            default -> 4;
        };
    }
}
