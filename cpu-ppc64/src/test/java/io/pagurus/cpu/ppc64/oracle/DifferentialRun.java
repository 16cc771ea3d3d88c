package io.pagurus.cpu.ppc64.oracle;

import io.pagurus.cpu.ppc64.decode.Opcode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Compares sequences on all targets, in pieces that share the host's processors. What is compared hangs on the seed only. */
final class DifferentialRun {
    /** Hears how far the run is. */
    interface Progress {
        /** So many sequences have been compared. */
        void compared(long sequences);
    }

    private final Path runners;
    private final int tier;
    private final Map<String, List<String>> differences = new TreeMap<>();
    private long compared;
    private long translated;

    /**
     * A run that has not begun.
     *
     * @param runners folder of the oracle's runners
     * @param tier 0 or 1
     */
    DifferentialRun(Path runners, int tier) {
        this.runners = runners;
        this.tier = tier;
    }

    /**
     * Compares sequences of all targets in turn.
     *
     * @param rows what they are of; none for random words
     * @param sequences how many
     * @param seed what they hang on
     * @param progress is told after each piece
     */
    void compare(List<Opcode> rows, long sequences, long seed, Progress progress)
            throws IOException, InterruptedException {
        try (ExecutorService threads =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            List<Future<?>> pieces = new ArrayList<>();
            for (long from = 0; from < sequences; from += Differential.BATCH) {
                int piece = pieces.size();
                int size = (int) Math.min(Differential.BATCH, sequences - from);
                pieces.add(threads.submit(() -> {
                    Target target = Target.ALL.get(piece % Target.ALL.size());
                    Differential differential = new Differential(runners, target, tier);
                    differential.compare(rows, size, seed * 1_000_003 + piece);
                    progress.compared(add(differential));
                    return null;
                }));
            }
            for (Future<?> piece : pieces) {
                piece.get();
            }
        } catch (ExecutionException e) {
            throw new IOException("a piece of the run failed", e.getCause());
        }
    }

    private synchronized long add(Differential piece) {
        piece.differences()
                .forEach((mnemonic, list) -> differences
                        .computeIfAbsent(mnemonic, name -> new ArrayList<>())
                        .addAll(list));
        translated += piece.translated();
        compared += piece.compared();
        return compared;
    }

    /** {@return how many sequences were compared} */
    synchronized long compared() {
        return compared;
    }

    /** {@return how many of them entered a region} */
    synchronized long translated() {
        return translated;
    }

    /** {@return a line for each mnemonic that differs, with examples; empty if none does} */
    synchronized String report(int examples) {
        StringBuilder text = new StringBuilder();
        differences.forEach((mnemonic, list) -> {
            text.append("%s: %d%n".formatted(mnemonic, list.size()));
            list.stream()
                    .limit(examples)
                    .forEach(line -> text.append("    ").append(line).append('\n'));
        });
        return text.toString();
    }
}
