package io.pagurus.cpu.ppc64.hostile;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.exec.Engine;
import io.pagurus.cpu.ppc64.mmu.Mmu;
import io.pagurus.cpu.ppc64.model.PpcModel;
import io.pagurus.cpu.ppc64.state.Msr;
import io.pagurus.cpu.ppc64.testing.NoEnvironment;
import io.pagurus.cpu.ppc64.testing.Ram;
import io.pagurus.cpu.ppc64.testing.Tables;
import java.util.function.Function;

/**
 * A program that writes another instruction over one of its own each sixteenth time round, as the architecture wants it
 * done, and adds up what the instructions add. So what runs is known, and whether it was what memory held.
 */
final class SelfWritingGuest {
    private static final long CODE = 0x10000;

    /** addi r8,r8,0. */
    private static final int ADDI = 0x39080000;

    private static final int[] PROGRAM = {
        0x38a50001, // loop: addi r5,r5,1
        0x70a6000f, // andi. r6,r5,15
        0x40820020, // bne patch
        0x70a67ff0, // andi. r6,r5,0x7ff0
        0x7cc62378, // or r6,r6,r4
        0x90c30000, // stw r6,0(r3)
        0x7c00186c, // dcbst 0,r3
        0x7c0004ac, // sync
        0x7c001fac, // icbi 0,r3
        0x4c00012c, // isync
        ADDI, // patch: addi r8,r8,what was written
        0x4bffffd4, // b loop
    };

    private static final int PATCH = 10;

    private final CountingStorage storage;
    private final Engine engine;
    private final Ram ram = new Ram(1 << 20);

    /** Times round that {@link #sum} has. */
    private long rounds;

    private long sum;

    /** The CPU. */
    final Cpu cpu;

    SelfWritingGuest(PpcModel model, Function<Cpu, Engine> engines) {
        storage = new CountingStorage(new Mmu(ram, new Tables()));
        cpu = new Cpu(model, storage, new NoEnvironment());
        model.reset(cpu);
        ram.words(CODE, PROGRAM);
        cpu.gpr[3] = CODE + 4 * PATCH;
        cpu.gpr[4] = ADDI;
        cpu.msr = Msr.SF | Msr.ME;
        cpu.nip = CODE;
        engine = engines.apply(cpu);
        cpu.stateChanged();
    }

    /** {@return blocks decoded so far} */
    long blocks() {
        return storage.blocks();
    }

    /** Runs so many instructions and those up to the next time round. */
    void run(long instructions) {
        engine.run(instructions);
        for (int i = 0; i < PROGRAM.length && cpu.nip != CODE; i++) {
            engine.run(1);
        }
        if (cpu.nip != CODE) {
            throw new AssertionError("has left its program for %x".formatted(cpu.nip));
        }
        while (rounds < cpu.gpr[5]) {
            rounds++;
            sum += rounds & 0x7ff0;
        }
        if (cpu.gpr[8] != sum) {
            throw new AssertionError("the sum of %d rounds is %x, and should be %x".formatted(rounds, cpu.gpr[8], sum));
        }
    }
}
