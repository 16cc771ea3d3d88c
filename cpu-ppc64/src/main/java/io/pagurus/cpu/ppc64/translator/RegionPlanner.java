package io.pagurus.cpu.ppc64.translator;

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
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Chooses which blocks make a region, on the guest's thread: the hot one and those it leads to, the hottest first. */
final class RegionPlanner {
    /** Most instructions of a stretch, for {@link RegionCode#interrupted}. */
    private static final int LONGEST = 200;

    /** Most pages of a region. */
    private static final int MOST_PAGES = 12;

    /** Blocks are left out that ran so many times less often than the seed. */
    private static final int COLD = 200;

    private final Cpu cpu;
    private final OpcodeTable table;

    RegionPlanner(Cpu cpu, OpcodeTable table) {
        this.cpu = cpu;
        this.table = table;
    }

    /**
     * Plans a region.
     *
     * @param seeds blocks it is to be entered by
     * @param free whether a host address is not in another region
     * @param bytes about how many bytes of bytecode it may have
     * @return the plan, or nothing if there is nothing to translate
     */
    Optional<RegionPlan> plan(List<Block> seeds, Predicate<Long> free, int bytes) {
        Map<Long, Block> chosen = choose(seeds, free, bytes);
        TreeMap<Long, Integer> words = new TreeMap<>();
        Set<Long> heads = new TreeSet<>();
        Map<Long, Set<Long>> indirect = new HashMap<>();
        for (Block block : chosen.values()) {
            heads.add(block.address());
            for (int i = 0; i < block.runnable() && free.test(block.host() + 4L * i); i++) {
                words.put(block.address() + 4L * i, word(block, i));
            }
            long last = block.address() + 4L * (block.runnable() - 1);
            Set<Long> targets = indirect.computeIfAbsent(last, _ -> new LinkedHashSet<>());
            block.successors().forEach(successor -> targets.add(successor.address()));
        }
        Set<Long> entries = new LinkedHashSet<>();
        Set<Long> returns = new LinkedHashSet<>();
        seeds.forEach(seed -> entries.add(seed.address()));
        for (Map.Entry<Long, Integer> word : words.entrySet()) {
            Instruction instruction = instruction(word.getKey(), word.getValue());
            boolean ends = instruction.row().endsBlock();
            if (ends) {
                heads.add(instruction.next());
            }
            if (ends && !BranchEmitters.has(instruction)) {
                entries.add(instruction.next());
            }
            BranchEmitters.target(instruction).ifPresent(target -> {
                heads.add(target);
                if (target <= word.getKey()) {
                    entries.add(target);
                }
            });
            if (instruction.flag(io.pagurus.cpu.ppc64.decode.Field.LK)) {
                returns.add(instruction.next());
                if (BranchEmitters.target(instruction)
                        .filter(target -> !words.containsKey(target))
                        .isPresent()) {
                    entries.add(instruction.next());
                }
            }
        }
        List<RegionPlan.Stretch> stretches = stretches(words, heads, indirect, returns);
        Set<Long> starts = new HashSet<>();
        stretches.forEach(stretch -> starts.add(stretch.address()));
        List<Block> entered = entries.stream()
                .filter(address -> chosen.containsKey(address) && starts.contains(address))
                .map(chosen::get)
                .toList();
        if (entered.isEmpty() || chosen.values().stream().anyMatch(block -> !block.valid())) {
            return Optional.empty();
        }
        return Optional.of(new RegionPlan(
                seeds.getFirst().codeBits(), cpu.isa300, stretches, entered, List.copyOf(chosen.values())));
    }

    private Map<Long, Block> choose(List<Block> seeds, Predicate<Long> free, int bytes) {
        Map<Long, Block> chosen = new LinkedHashMap<>();
        Map<Long, Long> pages = new HashMap<>();
        PriorityQueue<Block> next = new PriorityQueue<>(Comparator.comparingInt((Block block) -> -block.executions()));
        seeds.forEach(next::add);
        int coldest = seeds.getLast().executions() / COLD;
        int size = 0;
        for (Block block = next.poll(); block != null; block = next.poll()) {
            boolean seed = seeds.contains(block);
            if (chosen.containsKey(block.address())
                    || !block.mapped(cpu.generation)
                    || block.codeBits() != seeds.getFirst().codeBits()
                    || block.runnable() == 0
                    || !free.test(block.host())
                    || !seed && block.executions() <= coldest) {
                continue;
            }
            int cost = cost(block);
            Long host = block.host() >>> Cpu.PAGE_BITS;
            Long page = block.address() >>> Cpu.PAGE_BITS;
            if (size + cost > bytes && !seed || !host.equals(pages.getOrDefault(page, host))) {
                continue;
            }
            if (pages.putIfAbsent(page, host) == null && pages.size() > MOST_PAGES) {
                pages.remove(page);
                continue;
            }
            size += cost;
            chosen.put(block.address(), block);
            next.addAll(block.successors());
        }
        return chosen;
    }

    /** About how many bytes of bytecode a block becomes. */
    private int cost(Block block) {
        int cost = 20;
        for (int i = 0; i < block.runnable(); i++) {
            Instruction instruction = instruction(block.address() + 4L * i, word(block, i));
            if (instruction.emitter() != null) {
                cost += instruction.row().is("storage") ? 75 : instruction.row().branches() ? 40 : 14;
            } else {
                cost += SemanticCall.effect(instruction) == SemanticCall.Effect.OPERANDS ? 50 : 350;
            }
        }
        return cost;
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
            TreeMap<Long, Integer> words, Set<Long> heads, Map<Long, Set<Long>> indirect, Set<Long> returns) {
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
            Instruction last = instruction(run.getLast(), words.get(run.getLast()));
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
