package io.pagurus.cpu.ppc64.translator;

import io.pagurus.cpu.ppc64.exec.Cpu;
import org.jspecify.annotations.Nullable;

/**
 * What the class of each region extends. Its methods are called by the translated code where the page-cache locals of a
 * base register do not answer: they make the access and leave the page it was on for the locals.
 */
public abstract class RegionCode {
    /** A page number that no address has. */
    static final long NO_PAGE = -1;

    /** Mask that leaves an effective address its page. */
    private static final long PAGE_MASK = -Cpu.PAGE;

    /** Page of the last access, {@link #NO_PAGE} if it may not be accessed directly. */
    protected long pageTag;

    /** What makes a host address of an effective one on that page. */
    protected long pageAddend;

    /** Most instructions that are run without looking up. */
    private static final int SLICE = 1 << 20;

    /** Number of an entry that is none: a call with it only counts its budget down. */
    static final int NOWHERE = -1;

    /** HotSpot compiles what was called 200 times. */
    private static final int CALLS = 250;

    /** Its second compiler takes up what was called a thousand times or so. */
    private static final int MORE_CALLS = 1000;

    /** After so many entries slices follow each other inside: before, HotSpot has to see calls. */
    private static final int MANY_ENTRIES = 3000;

    private static final int LOOKS = 3;
    private static final int TURNS = 500;
    private static final int FASTER = 2;

    /** Nanoseconds that counting takes while the JVM interprets; 0 before it was measured. */
    private long interpreted;

    /** {@link Cpu#completed} at the end of the slice that is running. */
    private long sliceEnd;

    /** How often it was entered. */
    private int entries;

    /** Instructions run, but for those of entries that an interrupt ended. */
    private long ran;

    /** Instructions of the region: most that run between two looks at the budget. */
    private int fewest;

    /** Whose code this is. */
    private @Nullable Region region;

    /** For the classes of regions. */
    protected RegionCode() {}

    /** {@return how often it was entered} */
    final int entries() {
        return entries;
    }

    /** Says whose code this is. */
    void belongsTo(Region owner, int instructions) {
        region = owner;
        fewest = instructions;
    }

    /**
     * Calls the translation without having it run an instruction, at first so often that the JVM wants to compile it.
     *
     * @param cpu is not looked at
     * @return whether the JVM has: counting in a loop has become much faster
     */
    final boolean compiled(Cpu cpu) {
        if (interpreted == 0) {
            interpreted = Long.MAX_VALUE;
            for (int i = 0; i < LOOKS; i++) {
                interpreted = Math.min(interpreted, count(cpu));
            }
            for (int i = 0; i < CALLS; i++) {
                run(cpu, NOWHERE, 1);
            }
        }
        long now = Long.MAX_VALUE;
        for (int i = 0; i < LOOKS; i++) {
            now = Math.min(now, count(cpu));
        }
        if (now >= interpreted / FASTER) {
            return false;
        }
        for (int i = 0; i < MORE_CALLS; i++) {
            run(cpu, NOWHERE, 1);
        }
        return true;
    }

    private long count(Cpu cpu) {
        long before = System.nanoTime();
        run(cpu, NOWHERE, TURNS);
        return System.nanoTime() - before;
    }

    /**
     * Runs until there is something to do that the region cannot.
     *
     * @param cpu on which
     * @param entry number of the entry
     * @return whether anything was run
     */
    final boolean enter(Cpu cpu, int entry) {
        int budget = slice(cpu);
        if (budget == 0) {
            return false;
        }
        entries++;
        long before = cpu.completed;
        int left = run(cpu, entry, budget);
        cpu.completed = sliceEnd - left;
        ran += cpu.completed - before;
        return true;
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
        int budget = pollAt <= completed ? fewest : (int) Math.min(most, Math.max(fewest, pollAt - completed));
        sliceEnd = completed + budget;
        return budget;
    }

    /**
     * The slice is over: does what is due between two blocks.
     *
     * @param cpu with registers that may be in locals, but the ones that matter to an interrupt are not
     * @param budget what is left of it
     * @param next address of the next instruction
     * @return the next slice's budget, 0 if the region is to be left for the address in {@link Cpu#nip}
     */
    protected final int poll(Cpu cpu, int budget, long next) {
        cpu.completed = sliceEnd - budget;
        cpu.nip = next;
        long bits = cpu.codeBits;
        int generation = cpu.generation;
        if (entries > MANY_ENTRIES
                && region != null
                && (cpu.completed < cpu.pollAt || cpu.pending.poll())
                && cpu.nip == next
                && cpu.codeBits == bits
                && cpu.generation == generation
                && region.valid()) {
            int more = slice(cpu);
            if (more != 0) {
                return more;
            }
        }
        sliceEnd = cpu.completed;
        return 0;
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

    /** Loads a byte. */
    protected final int load8(Cpu cpu, long ea) {
        int value = cpu.load8(ea);
        loaded(cpu, ea);
        return value;
    }

    /** Loads a halfword, zero-extended. */
    protected final int load16(Cpu cpu, long ea) {
        int value = cpu.load16(ea);
        loaded(cpu, ea);
        return value;
    }

    /** Loads a word. */
    protected final int load32(Cpu cpu, long ea) {
        int value = cpu.load32(ea);
        loaded(cpu, ea);
        return value;
    }

    /** Loads a doubleword. */
    protected final long load64(Cpu cpu, long ea) {
        long value = cpu.load64(ea);
        loaded(cpu, ea);
        return value;
    }

    /** Stores a byte. */
    protected final void store8(Cpu cpu, long ea, int value) {
        cpu.store8(ea, value);
        stored(cpu, ea);
    }

    /** Stores a halfword. */
    protected final void store16(Cpu cpu, long ea, int value) {
        cpu.store16(ea, value);
        stored(cpu, ea);
    }

    /** Stores a word. */
    protected final void store32(Cpu cpu, long ea, int value) {
        cpu.store32(ea, value);
        stored(cpu, ea);
    }

    /** Stores a doubleword. */
    protected final void store64(Cpu cpu, long ea, long value) {
        cpu.store64(ea, value);
        stored(cpu, ea);
    }

    private void loaded(Cpu cpu, long ea) {
        page(cpu, cpu.loadTlb, ea);
    }

    private void stored(Cpu cpu, long ea) {
        page(cpu, cpu.storeTlb, ea);
    }

    private void page(Cpu cpu, long[] tlb, long ea) {
        int i = Cpu.tlbIndex(ea);
        pageTag = tlb[i] == (ea >>> Cpu.PAGE_BITS | cpu.dataContext) ? ea & PAGE_MASK : NO_PAGE;
        pageAddend = tlb[i + 1];
    }
}
