package io.pagurus.core.cpu;

import io.pagurus.cpu.CpuInspection;
import io.pagurus.cpu.VirtualCpu;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** A CPU whose instructions are calls of the test's. */
final class FakeCpu implements VirtualCpu {
    private final int index;
    private final Supplier<Exit> instruction;
    private final AtomicLong completed = new AtomicLong();
    private volatile boolean kicked;
    volatile boolean asleep;
    volatile long deadline = NEVER;

    /**
     * A CPU.
     *
     * @param instruction run again and again; any answer but BUDGET ends a run
     */
    FakeCpu(int index, Supplier<Exit> instruction) {
        this.index = index;
        this.instruction = instruction;
    }

    @Override
    public int index() {
        return index;
    }

    @Override
    public String model() {
        return "FAKE";
    }

    @Override
    public Exit run(long instructions) {
        for (long i = 0; i < instructions; i++) {
            if (kicked) {
                kicked = false;
                return Exit.KICKED;
            }
            completed.incrementAndGet();
            Exit exit = instruction.get();
            if (exit != Exit.BUDGET) {
                return exit;
            }
        }
        return Exit.BUDGET;
    }

    @Override
    public void kick() {
        kicked = true;
    }

    @Override
    public boolean halted() {
        return asleep;
    }

    @Override
    public long nextDeadline() {
        return deadline;
    }

    @Override
    public long completed() {
        return completed.get();
    }

    @Override
    public void forgetTranslations() {}

    @Override
    public boolean forgetting() {
        return false;
    }

    @Override
    public CpuInspection inspection() {
        throw new UnsupportedOperationException();
    }
}
