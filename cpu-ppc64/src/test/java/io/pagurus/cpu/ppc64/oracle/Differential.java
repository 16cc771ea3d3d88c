package io.pagurus.cpu.ppc64.oracle;

import io.pagurus.cpu.ppc64.decode.Opcode;
import io.pagurus.cpu.ppc64.isa.Instructions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Compares this CPU with the oracle on random sequences. */
final class Differential {
    /** Instructions of a sequence. */
    private static final int LENGTH = 12;

    /** Random words of a sequence: most end it, since most are illegal. */
    private static final int WORDS = 3;

    /** Sequences that one run of the oracle gets. */
    private static final int BATCH = 2000;

    private final Path runners;

    /** Whether the sequences run in tier 1. */
    private final boolean translated;

    /** Differences by mnemonic of the first instruction that differs. */
    private final Map<String, List<String>> differences = new TreeMap<>();

    private long compared;

    Differential(Path runners) {
        this(runners, false);
    }

    Differential(Path runners, boolean translated) {
        this.translated = translated;
        this.runners = runners;
    }

    /** {@return the rows of one facility class, by its simple name} */
    static List<Opcode> rows(String facility) {
        return Instructions.table().rows().stream()
                .filter(row ->
                        row.semantics().getDeclaringClass().getSimpleName().startsWith(facility))
                .toList();
    }

    /** Compares so many sequences of the rows; of random words if there are none. */
    void compare(List<Opcode> rows, int sequences, long seed, boolean littleEndian, boolean isa300)
            throws IOException, InterruptedException {
        Generator generator = new Generator(seed, littleEndian);
        Oracle oracle = new Oracle(runners, littleEndian, isa300 ? "POWER9" : "POWER8");
        Ours ours = new Ours(littleEndian, isa300, translated);
        for (int done = 0; done < sequences; done += BATCH) {
            List<Sequence> cases = new ArrayList<>();
            for (int i = done; i < Math.min(sequences, done + BATCH); i++) {
                cases.add(rows.isEmpty() ? generator.words(WORDS) : generator.sequence(rows, LENGTH));
            }
            List<Outcome> outcomes = oracle.run(cases);
            List<Sequence> different = new ArrayList<>();
            for (int i = 0; i < cases.size(); i++) {
                compared++;
                if (!outcomes.get(i).differences(ours.run(cases.get(i))).isEmpty()) {
                    different.add(cases.get(i));
                }
            }
            explain(different.subList(0, Math.min(200, different.size())), oracle, ours, littleEndian, isa300);
        }
    }

    /** Finds the first instruction of each sequence after which the two differ. */
    private void explain(List<Sequence> different, Oracle oracle, Ours ours, boolean littleEndian, boolean isa300)
            throws IOException, InterruptedException {
        List<Sequence> prefixes = new ArrayList<>();
        for (Sequence sequence : different) {
            for (int length = 1; length <= sequence.words().length; length++) {
                prefixes.add(sequence.prefix(length));
            }
        }
        List<Outcome> outcomes = oracle.run(prefixes);
        int at = 0;
        for (Sequence sequence : different) {
            boolean found = false;
            for (int length = 1; length <= sequence.words().length; length++, at++) {
                if (found) {
                    continue;
                }
                Outcome mine = ours.run(prefixes.get(at));
                List<String> what = outcomes.get(at).differences(mine);
                if (!what.isEmpty()) {
                    found = true;
                    int word = sequence.words()[length - 1];
                    Opcode row = Instructions.table().find(word, isa300);
                    if (KnownDifference.permits(row, outcomes.get(at), mine)) {
                        continue;
                    }
                    differences
                            .computeIfAbsent(
                                    row == null ? "no row of opcode " + (word >>> 26) : row.mnemonic(),
                                    name -> new ArrayList<>())
                            .add("%08x %s, instruction %d: %s%s"
                                    .formatted(
                                            word,
                                            littleEndian ? "little-endian" : "big-endian",
                                            length,
                                            what.subList(0, Math.min(4, what.size())),
                                            operands(sequence, word)));
                }
            }
        }
    }

    private static String operands(Sequence sequence, int word) {
        int a = word >>> 16 & 31;
        int b = word >>> 11 & 31;
        return " (at the start: r%d %x, r%d %x, xer %x, cr %x)"
                .formatted(a, sequence.in().gpr[a], b, sequence.in().gpr[b], sequence.in().xer, sequence.in().cr);
    }

    long compared() {
        return compared;
    }

    /** {@return a line for each mnemonic that differs, with examples; empty if none does} */
    String report(int examples) {
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
