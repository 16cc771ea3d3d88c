package io.pagurus.cpu.ppc64.translator;

import io.pagurus.cpu.ppc64.decode.Field;
import io.pagurus.cpu.ppc64.decode.Opcode;
import io.pagurus.cpu.ppc64.decode.OpcodeTable;
import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.exec.HostMemory;
import io.pagurus.cpu.ppc64.interpreter.Block;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Chooses which blocks make a region, on the guest's thread: the hot one and those it leads to, the hottest first. */
final class RegionPlanner {
    /** Most instructions of a stretch, for {@link RegionCode#interrupted}. */
    private static final int LONGEST = 200;

    /** Most pages of a region. */
    private static final int MOST_PAGES = 12;

    /**
     * Most that a region may cost: bytes of bytecode, and {@link #BLOCK} more for each stretch. HotSpot's first compiler
     * gives up on a method of too many values that meet at too many places (it has given up at 9,400 and not at 8,400), and
     * the second then compiles it without knowing which way it goes, which makes it three times slower.
     */
    static final int MOST = 8800;

    private static final int BLOCK = 150;

    /** What a region costs before its first block. */
    private static final int EMPTY = 300;

    /** Blocks are left out that ran so many times less often than the seed. */
    private static final int COLD = 200;

    /**
     * A region that runs so many instructions each time it is entered stays as it is, and one that would does without
     * what is round it: the way out and in again costs little beside, and what HotSpot makes of a small method is better.
     */
    private static final int LONG_RUN = 500;

    private final Cpu cpu;
    private final OpcodeTable table;

    /**
     * A block that may come into a region.
     *
     * @param block which
     * @param from the block of the region that leads to it, null for the seed
     */
    private record Way(Block block, @Nullable Block from) {
        /** {@return whether it begins a loop that runs long each time it is come to from there} */
        boolean toLongLoop() {
            return from != null && (long) block.executions() * block.runnable() > (long) LONG_RUN * from.executions();
        }
    }

    /** Finds out who has a word. */
    interface Owners {
        /** {@return the region that has the word at a host address, or null} */
        @Nullable
        Region of(long host);
    }

    RegionPlanner(Cpu cpu, OpcodeTable table) {
        this.cpu = cpu;
        this.table = table;
    }

    /**
     * Plans a region.
     *
     * @param seed a block it is to be entered by
     * @param most what it may cost, {@link #MOST} or less
     * @param owners finds the region that has a host address
     * @return the plan, or nothing if there is nothing to translate
     */
    Optional<RegionPlan> plan(Block seed, int most, Owners owners) {
        Set<Region> absorbed = new LinkedHashSet<>();
        Map<Long, Block> chosen = choose(seed, most, owners, absorbed);
        TreeMap<Long, Integer> words = new TreeMap<>();
        Set<Long> heads = new TreeSet<>();
        Map<Long, Set<Long>> indirect = new HashMap<>();
        for (Block block : chosen.values()) {
            heads.add(block.address());
            for (int i = 0; i < block.runnable() && free(owners, absorbed, block.host() + 4L * i); i++) {
                words.put(block.address() + 4L * i, word(block, i));
            }
            long last = block.address() + 4L * (block.runnable() - 1);
            Set<Long> targets = indirect.computeIfAbsent(last, _ -> new LinkedHashSet<>());
            block.successors().forEach(successor -> targets.add(successor.address()));
        }
        Set<Long> returns = new LinkedHashSet<>();
        for (Map.Entry<Long, Integer> word : words.entrySet()) {
            Instruction instruction = instruction(word.getKey(), word.getValue());
            if (instruction.row().endsBlock()) {
                heads.add(instruction.next());
            }
            BranchEmitters.target(instruction).ifPresent(heads::add);
            if (instruction.flag(Field.LK)) {
                returns.add(instruction.next());
            }
        }
        List<RegionPlan.Stretch> stretches = stretches(words, heads, indirect, returns);
        Set<Long> starts = new HashSet<>();
        stretches.forEach(stretch -> starts.add(stretch.address()));
        // Each block that was seen is an entry, so that nothing waits for another way in.
        List<Block> entered = Stream.concat(Stream.of(seed.address()), chosen.keySet().stream())
                .distinct()
                .filter(address -> chosen.containsKey(address) && starts.contains(address))
                .map(chosen::get)
                .toList();
        if (entered.isEmpty() || chosen.values().stream().anyMatch(block -> !block.valid())) {
            return Optional.empty();
        }
        return Optional.of(
                new RegionPlan(seed.codeBits(), cpu.isa300, stretches, entered, List.copyOf(chosen.values())));
    }

    private static boolean free(Owners owners, Set<Region> absorbed, long host) {
        Region owner = owners.of(host);
        return owner == null || absorbed.contains(owner);
    }

    private Map<Long, Block> choose(Block seed, int most, Owners owners, Set<Region> absorbed) {
        Map<Long, Block> chosen = new LinkedHashMap<>();
        Map<Long, Long> pages = new HashMap<>();
        PriorityQueue<Way> next = new PriorityQueue<>(
                Comparator.comparingInt((Way way) -> -way.block().executions()));
        next.add(new Way(seed, null));
        int coldest = seed.executions() / COLD;
        int size = EMPTY;
        long work = 0;
        for (Way way = next.poll(); way != null; way = next.poll()) {
            Block block = way.block();
            Region owner = owners.of(block.host());
            if (chosen.containsKey(block.address())
                    || !block.mapped(cpu.generation)
                    || block.codeBits() != seed.codeBits()
                    || block.runnable() == 0
                    || owner == null
                            && (block.executions() <= coldest
                                    || work > (long) LONG_RUN * block.executions()
                                    || way.toLongLoop())) {
                continue;
            }
            // A region comes in as a whole or not at all.
            List<Block> more = owner == null || absorbed.contains(owner) ? List.of(block) : owner.plan.sources();
            int cost = more.stream().mapToInt(this::cost).sum();
            if (owner != null && !absorbed.contains(owner)) {
                if (!owner.absorbable() || owner.runsLong(LONG_RUN, way.toLongLoop()) || size + cost > most) {
                    continue;
                }
                absorbed.add(owner);
                next.add(way);
            } else if (size + cost > most && block != seed) {
                continue;
            }
            for (Block one : more) {
                Long host = one.host() >>> Cpu.PAGE_BITS;
                Long page = one.address() >>> Cpu.PAGE_BITS;
                if (one.mapped(cpu.generation)
                        && (pages.size() < MOST_PAGES || pages.containsKey(page))
                        && host.equals(pages.getOrDefault(page, host))) {
                    pages.put(page, host);
                    chosen.put(one.address(), one);
                    size += cost(one);
                    work += (long) one.executions() * one.runnable();
                    one.successors().forEach(successor -> next.add(new Way(successor, one)));
                }
            }
        }
        return chosen;
    }

    /** What a block costs of {@link #MOST}. */
    private int cost(Block block) {
        int cost = BLOCK;
        for (int i = 0; i < block.runnable(); i++) {
            Instruction instruction = instruction(block.address() + 4L * i, word(block, i));
            if (instruction.emitter() != null) {
                cost += instruction.row().is("storage")
                        ? 120
                        : instruction.row().branches() ? 35 : 12;
            } else {
                cost += SemanticCall.effect(instruction) == SemanticCall.Effect.OPERANDS ? 25 : 200;
            }
        }
        return cost;
    }

    /**
     * {@return what a translation costs of {@link #MOST}}
     *
     * @param bytes of bytecode
     * @param stretches of the region
     */
    static int cost(int bytes, int stretches) {
        return bytes + BLOCK * stretches;
    }

    private int word(Block block, int i) {
        int raw = HostMemory.get32(block.host() + 4L * i);
        return cpu.littleEndian ? raw : Integer.reverseBytes(raw);
    }

    private Instruction instruction(long address, int word) {
        Opcode row = table.find(word, cpu.isa300);
        if (row == null) {
            throw new IllegalStateException("a word that is no instruction");
        }
        Instruction bare = new Instruction(row, word, address, 0, null);
        return new Instruction(row, word, address, 0, Emitters.of(bare));
    }

    /** Cuts the words into stretches. */
    private List<RegionPlan.Stretch> stretches(
            NavigableMap<Long, Integer> words, Set<Long> heads, Map<Long, Set<Long>> indirect, Set<Long> returns) {
        List<RegionPlan.Stretch> stretches = new ArrayList<>();
        Set<Long> starts = new HashSet<>();
        List<List<Long>> runs = new ArrayList<>();
        long expected = -1;
        for (long address : words.keySet()) {
            if (runs.isEmpty()
                    || address != expected
                    || heads.contains(address)
                    || runs.getLast().size() == LONGEST) {
                runs.add(new ArrayList<>());
                starts.add(address);
            }
            runs.getLast().add(address);
            expected = address + 4;
        }
        for (List<Long> run : runs) {
            Set<Long> targets = new LinkedHashSet<>();
            Instruction last = instruction(run.getLast(), Objects.requireNonNull(words.get(run.getLast())));
            if (last.row().branches() && BranchEmitters.target(last).isEmpty()) {
                targets.addAll(indirect.getOrDefault(run.getLast(), Set.of()));
                if (last.row().mnemonic().equals("bclr")) {
                    targets.addAll(returns);
                }
            }
            targets.retainAll(starts);
            stretches.add(new RegionPlan.Stretch(
                    run.getFirst(), run.stream().mapToInt(words::get).toArray(), List.copyOf(targets)));
        }
        return stretches;
    }
}
