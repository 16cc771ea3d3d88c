package io.pagurus.cpu.ppc64.oracle;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.exec.ForwardingStorage;
import io.pagurus.cpu.ppc64.state.Msr;
import io.pagurus.cpu.ppc64.state.Spr;
import io.pagurus.cpu.ppc64.testing.FlatMemory;

/**
 * Memory of a program under an operating system: the first interrupt ends its run. The vectors hold nothing but illegal
 * instructions, so what the interrupt left is noted when one is fetched.
 */
final class ProgramStorage extends ForwardingStorage {
    /** No interrupt yet. */
    static final long NONE = -1;

    /** Vectors are below, where a program has nothing. */
    private static final long VECTORS_END = 0x10000;

    private final FlatMemory vectors = new FlatMemory(0, VECTORS_END);

    private long vector = NONE;
    private long srr0;
    private long srr1;

    /**
     * A program's memory.
     *
     * @param memory what the program has
     */
    ProgramStorage(FlatMemory memory) {
        super(memory);
    }

    /** {@return effective address of the vector that was taken, or {@link #NONE}} */
    long vector() {
        return vector;
    }

    /** {@return where the interrupt came from} */
    long srr0() {
        return srr0;
    }

    /** {@return what SRR1 said of it} */
    long srr1() {
        return srr1;
    }

    /** Has the next interrupt end the next run. */
    void resume(Cpu cpu) {
        if (vector != NONE) {
            // It must be fetched again to be seen.
            stored(cpu, vectors.host(vector), Integer.BYTES);
        }
        vector = NONE;
        cpu.attentionServed();
    }

    @Override
    public long translate(Cpu cpu, long ea, int kind) {
        if (kind == FETCH && Long.compareUnsigned(ea, VECTORS_END) < 0 && (cpu.msr & Msr.PR) == 0) {
            if (vector == NONE) {
                vector = ea;
                srr0 = cpu.spr[Spr.SRR0];
                srr1 = cpu.spr[Spr.SRR1];
            }
            cpu.attention();
            return vectors.host(ea);
        }
        return super.translate(cpu, ea, kind);
    }
}
