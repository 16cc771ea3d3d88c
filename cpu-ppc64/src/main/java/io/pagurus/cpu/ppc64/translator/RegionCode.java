package io.pagurus.cpu.ppc64.translator;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.interpreter.CompiledCode;

/** What the class of each region extends: how it is entered, and what it says on its way out. */
public abstract class RegionCode {
    /** Most instructions that are run without looking up. */
    private static final int SLICE = 1 << 20;

    /** Number of an entry that is none: a call with it returns at once. */
    static final int NOWHERE = -1;

    /** HotSpot's first compiler takes up what was called 200 times. */
    private static final int CALLS = 200;

    /**
     * Its second takes up what was called 600 times, once its loops have turned 15,000 times. It is not to do so before the
     * guest has been there: it would not know then which ways the guest goes, and take none of its calls for worth inlining.
     */
    private static final int MORE_CALLS = 400;

    private static final int LOOKS = 3;
    private static final int LOOKED = 15;
    private static final int FASTER = 2;

    /** Nanoseconds that some calls take while the JVM interprets; 0 before it was measured. */
    private long interpreted;

    /** {@link Cpu#completed} at the end of the slice that is running. */
    private long sliceEnd;

    /** How often it was entered. */
    private int entries;

    /** Instructions run, but for those of entries that an interrupt ended. */
    private long ran;

    /** Instructions of the region: most that run between two looks at the budget. */
    private int fewest;

    /** Set by the translated code when it leaves before an instruction that tier 0 is to carry out. */
    protected boolean stopped;

    /** For the classes of regions. */
    protected RegionCode() {}

    /** {@return how often it was entered} */
    final int entries() {
        return entries;
    }

    /** Says how many instructions it has. */
    void has(int instructions) {
        fewest = instructions;
    }

    /**
     * Calls the translation without having it run an instruction, at first so often that the JVM wants to compile it.
     *
     * @param cpu is not looked at
     * @return whether the JVM has: calls have become much faster
     */
    final boolean compiled(Cpu cpu) {
        if (interpreted == 0) {
            interpreted = fastest(cpu);
            call(cpu, CALLS);
        }
        if (fastest(cpu) >= interpreted / FASTER) {
            return false;
        }
        call(cpu, MORE_CALLS);
        return true;
    }

    /** {@return nanoseconds that some calls take if nothing comes between} */
    private long fastest(Cpu cpu) {
        long fastest = Long.MAX_VALUE;
        for (int i = 0; i < LOOKS; i++) {
            long before = System.nanoTime();
            call(cpu, LOOKED);
            fastest = Math.min(fastest, System.nanoTime() - before);
        }
        return fastest;
    }

    private void call(Cpu cpu, int times) {
        for (int i = 0; i < times; i++) {
            run(cpu, NOWHERE, 1);
        }
    }

    /**
     * Runs until there is something to do that the region cannot, or the slice is over.
     *
     * @param cpu on which
     * @param entry number of the entry
     * @return how it ended
     */
    final CompiledCode.End enter(Cpu cpu, int entry) {
        int budget = slice(cpu);
        if (budget == 0) {
            return CompiledCode.End.NOT_RUN;
        }
        entries++;
        long before = cpu.completed;
        int left = run(cpu, entry, budget);
        cpu.completed = sliceEnd - left;
        ran += cpu.completed - before;
        if (stopped) {
            stopped = false;
            return CompiledCode.End.STOPPED;
        }
        return CompiledCode.End.RAN;
    }

    /** {@return how many instructions it has run, but for those of entries that an interrupt ended} */
    final long ran() {
        return ran;
    }

    /** Begins a slice. Returns how many instructions it may have, 0 if they are too few. */
    private int slice(Cpu cpu) {
        long completed = cpu.completed;
        long most = Math.min(SLICE, cpu.stopAt - completed);
        if (most < fewest) {
            return 0;
        }
        long pollAt = cpu.pollAt;
        // The region leaves once less is left than it has instructions.
        int budget = pollAt <= completed ? fewest : (int) Math.min(most, pollAt - completed + fewest);
        sliceEnd = completed + budget;
        return budget;
    }

    /**
     * Runs the region.
     *
     * @param cpu on which
     * @param entry number of the entry
     * @param budget most instructions, not less than the region has
     * @return how many of them were not run; the CPU's next instruction is set
     */
    protected abstract int run(Cpu cpu, int entry, int budget);

    /** Says how far the CPU is, before it is looked at. */
    protected final void reached(Cpu cpu, int budget, int instruction) {
        cpu.completed = sliceEnd - budget + instruction;
    }

    /** Says which instruction an interrupt has come from; {@code where} is its number in its block and offset from a base. */
    protected final void interrupted(Cpu cpu, int budget, int where, long base) {
        cpu.completed = sliceEnd - budget + (where & 0xff);
        cpu.nip = base + 4L * (where >>> 8);
    }

    /** {@return what a condition register field holds, from how regions keep it} */
    protected static int field(int kept) {
        return kept >= 16 ? kept - 16 : kept < 0 ? 8 : kept > 0 ? 4 : 2;
    }
}
