package io.pagurus.cpu.ppc64.translator;

import io.pagurus.cpu.ppc64.decode.OpcodeTable;
import io.pagurus.cpu.ppc64.exec.CodePages;
import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.interpreter.Block;
import io.pagurus.cpu.ppc64.interpreter.HotBlocks;
import io.pagurus.cpu.ppc64.state.Msr;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The regions of one CPU: which there are, which are being made, and where their words lie. */
final class Translations implements CodePages.Listener, HotBlocks {
    /** Most regions; at one more, all are dropped and made anew as they turn hot again. */
    private static final int MOST_REGIONS = 4000;

    /**
     * Instructions between a block's turning hot and its translation: what runs around it is seen meanwhile and comes into
     * the same region.
     */
    private static final long RIPE = 2_000_000;

    /** HotSpot compiles no method of more. */
    private static final int MOST_BYTES = 7999;

    /** What costs no more is not made smaller. */
    private static final int LEAST = RegionPlanner.MOST / 4;

    private static final Logger log = LoggerFactory.getLogger(Translations.class);

    private final Cpu cpu;
    private final RegionPlanner planner;
    private final RegionWriter writer;
    private final boolean atOnce;
    private final int threshold;

    /** Host addresses of words, by the MSR bits, to the region that has them or is going to. */
    private final Map<Key, Region> owners = new HashMap<>();

    /** Regions by host page, those being made too. */
    private final Map<Long, List<Region>> pages = new ConcurrentHashMap<>();

    /** Blocks that have turned hot, with {@link Cpu#completed} then. */
    private final Map<Block, Long> ripening = new WeakHashMap<>();

    private final Queue<Region> made = new ConcurrentLinkedQueue<>();
    private int live;

    /** What regions that are no longer entered have run. */
    private long ran;

    private record Key(long host, long codeBits) {}

    Translations(Cpu cpu, OpcodeTable table, boolean atOnce, int threshold) {
        this.cpu = cpu;
        this.atOnce = atOnce;
        this.threshold = threshold;
        planner = new RegionPlanner(cpu, table);
        writer = new RegionWriter(table);
    }

    int live() {
        return live;
    }

    int known() {
        return (int) pages.values().stream().flatMap(List::stream).distinct().count();
    }

    long ran() {
        return ran
                + owners.values().stream()
                        .distinct()
                        .filter(region -> region.installed)
                        .mapToLong(Region::ran)
                        .sum();
    }

    /** {@return how often the regions of now were entered} */
    long entered() {
        return owners.values().stream().distinct().mapToLong(Region::entered).sum();
    }

    /** A block has turned hot, or is so still. */
    @Override
    public void hot(Block block) {
        install();
        if ((block.codeBits() & Msr.SF) == 0 || (block.codeBits() & (Msr.SE | Msr.BE)) != 0) {
            block.tellAgain(0);
            return;
        }
        block.tellAgain(threshold);
        Region owner = owners.get(new Key(block.host(), block.codeBits()));
        if (owner != null && !owner.valid()) {
            drop(owner);
            owner = null;
        }
        if (owner != null && (!owner.absorbable() || block.compiled() == owner)) {
            return;
        }
        Long since = ripening.putIfAbsent(block, cpu.completed);
        if (atOnce || since != null && cpu.completed - since >= RIPE) {
            ripening.remove(block);
            make(block, RegionPlanner.MOST);
            if (atOnce) {
                install();
            }
        }
    }

    /** Makes a region that is entered by a block and costs so much at most, and takes into it what younger regions it reaches. */
    private void make(Block block, int most) {
        if (live >= MOST_REGIONS) {
            clear();
        }
        Set<Region> absorbed = new LinkedHashSet<>();
        Optional<RegionPlan> plan = planner.plan(block, most, host -> {
            Region owner = owners.get(new Key(host, block.codeBits()));
            return owner != null && owner.valid() ? owner : null;
        });
        if (plan.isEmpty()) {
            block.tellAgain(0);
            return;
        }
        for (Block source : plan.get().sources()) {
            Region old = owners.get(new Key(source.host(), source.codeBits()));
            if (old != null) {
                absorbed.add(old);
            }
        }
        Region region = new Region(plan.get(), most, List.copyOf(absorbed), cpu.generation);
        own(region);
        if (atOnce) {
            translate(region);
            made.add(region);
        } else if (!TranslationThread.offer(work(region))) {
            drop(region);
        }
    }

    private TranslationThread.Work work(Region region) {
        return new TranslationThread.Work() {
            @Override
            public @Nullable RegionCode translate() {
                RegionCode code = Translations.this.translate(region);
                if (code == null) {
                    made.add(region);
                }
                return code;
            }

            @Override
            public boolean compiled(RegionCode code) {
                return !region.valid() || code.compiled(cpu);
            }

            @Override
            public void warm() {
                made.add(region);
            }
        };
    }

    /** Translates a region, on any thread. Returns null if it cannot be. */
    private @Nullable RegionCode translate(Region region) {
        if (!region.valid()) {
            return null;
        }
        try {
            byte[] bytes = writer.write(region.plan);
            int size = RegionWriter.size(bytes);
            if (size > MOST_BYTES
                    || RegionPlanner.cost(size, region.plan.blocks().size()) > RegionPlanner.MOST) {
                region.tooLarge();
                return null;
            }
            MethodHandles.Lookup lookup =
                    MethodHandles.lookup().defineHiddenClassWithClassData(bytes, DirectMemory.classData(), true);
            RegionCode code =
                    (RegionCode) lookup.findConstructor(lookup.lookupClass(), MethodType.methodType(void.class))
                            .invoke();
            region.translated(code);
            return code;
        } catch (Throwable e) {
            region.invalidate();
            if (atOnce) {
                throw new IllegalStateException("cannot make a region of " + region.plan, e);
            }
            // The guest goes on in tier 0.
            log.warn("cannot make a region of {}", region.plan, e);
            return null;
        }
    }

    /** Has the regions entered that are finished. */
    void install() {
        for (Region region = made.poll(); region != null; region = made.poll()) {
            if (!region.valid()) {
                drop(region);
                if (!region.translated()) {
                    again(region);
                }
                continue;
            }
            region.release().forEach(this::drop);
            own(region);
            List<Block> seeds = region.plan.seeds();
            for (int i = 0; i < seeds.size(); i++) {
                seeds.get(i).compiled(region, i);
            }
            region.installed = true;
            live++;
        }
    }

    /** Has what could not be translated made smaller if it was too large, and never again else: it would be the same. */
    private void again(Region region) {
        Block seed = region.plan.seeds().getFirst();
        int most = region.most() * 2 / 3;
        if (region.isTooLarge() && most >= LEAST) {
            make(seed, most);
        } else {
            seed.tellAgain(0);
        }
    }

    private void own(Region region) {
        for (Block block : region.plan.sources()) {
            for (int i = 0; i < block.runnable(); i++) {
                owners.putIfAbsent(new Key(block.host() + 4L * i, block.codeBits()), region);
            }
            List<Region> there = pages.computeIfAbsent(block.host() >>> Cpu.PAGE_BITS, _ -> new ArrayList<>());
            synchronized (there) {
                if (!there.contains(region)) {
                    there.add(region);
                }
            }
        }
        // Whoever has written to a word before it was in the list has taken the block's validity away.
        if (region.plan.sources().stream().anyMatch(block -> !block.valid())) {
            region.invalidate();
        }
    }

    private void drop(Region region) {
        region.invalidate();
        for (Block block : region.plan.sources()) {
            for (int i = 0; i < block.runnable(); i++) {
                owners.remove(new Key(block.host() + 4L * i, block.codeBits()), region);
            }
            List<Region> there = pages.get(block.host() >>> Cpu.PAGE_BITS);
            if (there != null) {
                synchronized (there) {
                    there.remove(region);
                }
            }
            if (block.compiled() == region) {
                block.compiled(null, 0);
            }
        }
        if (region.installed) {
            region.installed = false;
            live--;
            ran += region.ran();
        }
        region.release();
    }

    @Override
    public void forgotten() {
        clear();
    }

    /** Drops all regions. */
    void clear() {
        List.copyOf(owners.values()).stream().distinct().forEach(this::drop);
        owners.clear();
        pages.clear();
        made.clear();
        ripening.clear();
        live = 0;
    }

    @Override
    public void overwritten(long host, int bytes) {
        List<Region> there = pages.get(host >>> Cpu.PAGE_BITS);
        if (there != null) {
            synchronized (there) {
                for (Region region : there) {
                    if (region.covers(host, bytes)) {
                        region.invalidate();
                    }
                }
            }
        }
    }
}
