package io.pagurus.cpu.ppc64.translator;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.exec.GuestInterrupt;
import io.pagurus.cpu.ppc64.exec.Storage;
import io.pagurus.cpu.ppc64.interpreter.Block;
import io.pagurus.cpu.ppc64.interpreter.CompiledCode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A region and its translation: from its plan to the day one of its words is overwritten. */
final class Region implements CompiledCode {
    /** A region is made larger so many times at most. */
    private static final int OLDEST = 8;

    /** Entries after which its average tells something. */
    private static final int OFTEN = 50;

    final RegionPlan plan;

    /** What it was allowed to cost. */
    private final int most;

    /** Whether its translation costs more. */
    private volatile boolean tooLarge;

    /** How often the region was made larger. */
    final int age;

    /** Effective page number to host page number, for each page of the region. */
    private final Map<Long, Long> pages = new TreeMap<>();

    private volatile @Nullable RegionCode code;

    /** The generation of translations in which {@link #pages} was last seen to hold. */
    private int generation;

    /** False once a word of it was overwritten, by whichever CPU, or it was replaced. */
    private volatile boolean valid = true;

    /** Regions that this one is to take the place of. */
    private List<Region> absorbed;

    /** Whether it is entered. */
    boolean installed;

    /** Whether a larger one is being made that takes its place. */
    boolean growing;

    Region(RegionPlan plan, int most, List<Region> absorbed, int generation) {
        this.plan = plan;
        this.most = most;
        this.absorbed = List.copyOf(absorbed);
        age = absorbed.stream().mapToInt(region -> region.age + 1).max().orElse(0);
        absorbed.forEach(region -> region.growing = true);
        this.generation = generation;
        for (Block block : plan.sources()) {
            pages.put(block.address() >>> Cpu.PAGE_BITS, block.host() >>> Cpu.PAGE_BITS);
        }
    }

    boolean valid() {
        return valid;
    }

    /** {@return whether a word of it lies in a range of host memory} */
    boolean covers(long host, int bytes) {
        return plan.sources().stream()
                .anyMatch(block -> block.host() < host + bytes && host < block.host() + 4L * block.runnable());
    }

    /** Has it never be entered again. */
    void invalidate() {
        valid = false;
    }

    /** Its translation costs more than it may: it cannot be entered. */
    void tooLarge() {
        tooLarge = true;
        valid = false;
    }

    /** {@return whether its translation costs too much} */
    boolean isTooLarge() {
        return tooLarge;
    }

    /** {@return what it was allowed to cost} */
    int most() {
        return most;
    }

    /** Ends the wait of the regions that this one was to take the place of, and returns them. */
    List<Region> release() {
        List<Region> released = absorbed;
        absorbed = List.of();
        released.forEach(region -> region.growing = false);
        return released;
    }

    /** {@return whether there is a translation} */
    boolean translated() {
        return code != null;
    }

    /** {@return how many instructions its translation has run, but for those of entries that an interrupt ended} */
    long ran() {
        RegionCode translation = code;
        return translation == null ? 0 : translation.ran();
    }

    /** {@return how often it was entered} */
    int entered() {
        RegionCode translation = code;
        return translation == null ? 0 : translation.entries();
    }

    /**
     * {@return whether it runs so many instructions for each time it is entered}
     *
     * @param instructions how many
     * @param otherwise what is thought as long as it has not been entered often
     */
    boolean runsLong(int instructions, boolean otherwise) {
        int entered = entered();
        return entered < OFTEN ? otherwise : ran() / entered >= instructions;
    }

    /** The translation is there. */
    void translated(RegionCode translation) {
        translation.has(plan.instructions());
        code = translation;
    }

    /** {@return whether it may become part of a larger one} */
    boolean absorbable() {
        return installed && !growing && age < OLDEST;
    }

    @Override
    public End run(Cpu cpu, Block block) {
        RegionCode translation = code;
        return valid && translation != null && cpu.so == 0 && mapped(cpu)
                ? translation.enter(cpu, block.entry())
                : End.NOT_RUN;
    }

    /** {@return whether all pages are still mapped to where the instructions were read} */
    private boolean mapped(Cpu cpu) {
        if (generation == cpu.generation) {
            return true;
        }
        for (Map.Entry<Long, Long> page : pages.entrySet()) {
            try {
                long host = cpu.storage.translate(cpu, page.getKey() << Cpu.PAGE_BITS, Storage.FETCH);
                if (host >>> Cpu.PAGE_BITS != page.getValue()) {
                    return false;
                }
            } catch (GuestInterrupt interrupt) {
                return false;
            }
        }
        generation = cpu.generation;
        return true;
    }
}
