package io.pagurus.cpu.ppc64.oracle;

import io.pagurus.cpu.ppc64.decode.Opcode;
import io.pagurus.cpu.ppc64.isa.Instructions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Compares this CPU with the oracle on random sequences, for one target and tier. */
final class Differential {
    /** Instructions of a sequence. */
    private static final int LENGTH = 12;

    /** Random words of a sequence: most end it, since most are illegal. */
    private static final int WORDS = 3;

    /** Sequences that one run of the oracle gets. */
    static final int BATCH = 2000;

    /** How seldom a sequence begins with XER[SO] set, by tier: those run in tier 0 whatever is asked for. */
    private static final int[] OVERFLOWED = {2, 20};

    /** Most sequences that are explained. */
    private static final int EXPLAINED = 200;

    private final Target target;
    private final int tier;
    private final Oracle oracle;
    private final Ours ours;

    /** Differences by mnemonic of the first instruction that differs. */
    private final Map<String, List<String>> differences = new TreeMap<>();

    private long compared;
    private long translated;

    /**
     * Nothing compared yet.
     *
     * @param runners folder of the oracle's runners
     * @param target which CPU
     * @param tier 0 or 1
     */
    Differential(Path runners, Target target, int tier) {
        this.target = target;
        this.tier = tier;
        oracle = new Oracle(runners, target.littleEndian(), target.power9() ? "POWER9" : "POWER8");
        ours = new Ours(target, tier);
    }

    /** {@return the rows of one facility class, by the beginning of its simple name} */
    static List<Opcode> rows(String facility) {
        return Instructions.table().rows().stream()
                .filter(row ->
                        row.semantics().getDeclaringClass().getSimpleName().startsWith(facility))
                .toList();
    }

    /** Compares so many sequences of the rows; of random words if there are none. */
    void compare(List<Opcode> rows, int sequences, long seed) throws IOException, InterruptedException {
        Generator generator = new Generator(seed, target.littleEndian(), rows, OVERFLOWED[tier]);
        for (int done = 0; done < sequences; done += BATCH) {
            List<Sequence> cases = new ArrayList<>();
            for (int i = done; i < Math.min(sequences, done + BATCH); i++) {
                cases.add(rows.isEmpty() ? generator.words(WORDS) : generator.sequence(LENGTH));
            }
            List<Outcome> outcomes = oracle.run(cases);
            List<Sequence> different = new ArrayList<>();
            long before = ours.translated();
            for (int i = 0; i < cases.size(); i++) {
                compared++;
                if (!outcomes.get(i).differences(ours.run(cases.get(i))).isEmpty()) {
                    different.add(cases.get(i));
                }
            }
            translated += ours.translated() - before;
            explain(different.subList(0, Math.min(EXPLAINED, different.size())));
        }
    }

    /** Finds the first instruction of each sequence after which the two differ. */
    private void explain(List<Sequence> different) throws IOException, InterruptedException {
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
                    Opcode row = Instructions.table().find(word, target.power9());
                    if (KnownDifference.permits(row, interrupted(sequence, mine), outcomes.get(at), mine)) {
                        continue;
                    }
                    differences
                            .computeIfAbsent(
                                    row == null ? "no row of opcode " + (word >>> 26) : row.mnemonic(),
                                    name -> new ArrayList<>())
                            .add("%08x %s, instruction %d: %s%s"
                                    .formatted(
                                            word,
                                            target,
                                            length,
                                            what.subList(0, Math.min(4, what.size())),
                                            operands(sequence, word)));
                }
            }
        }
    }

    /** {@return the row of the instruction that ended a sequence, or null} */
    private @Nullable Opcode interrupted(Sequence sequence, Outcome outcome) {
        long number = outcome.offset() / Integer.BYTES;
        return number >= 0 && number < sequence.words().length
                ? Instructions.table().find(sequence.words()[(int) number], target.power9())
                : null;
    }

    private static String operands(Sequence sequence, int word) {
        int a = word >>> 16 & 31;
        int b = word >>> 11 & 31;
        return " (at the start: r%d %x, r%d %x, xer %x, cr %x, fpscr %x; words %s)"
                .formatted(
                        a,
                        sequence.in().gpr[a],
                        b,
                        sequence.in().gpr[b],
                        sequence.in().xer,
                        sequence.in().cr,
                        sequence.in().fpscr,
                        Arrays.stream(sequence.words())
                                .mapToObj(Integer::toHexString)
                                .toList());
    }

    /** {@return how many sequences were compared} */
    long compared() {
        return compared;
    }

    /** {@return how many of them entered a region} */
    long translated() {
        return translated;
    }

    /** {@return what differs, by mnemonic of the first instruction that does} */
    Map<String, List<String>> differences() {
        return differences;
    }
}
