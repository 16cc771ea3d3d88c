package io.pagurus.cpu.ppc64.oracle;

import io.pagurus.cpu.ppc64.decode.Opcode;
import io.pagurus.cpu.ppc64.disassembler.Disassembler;
import io.pagurus.cpu.ppc64.isa.Instructions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Which opcodes the oracle executes and the opcode table does not have, and the other way round. A word for each value of
 * the low 11 bits of each primary opcode that has extended opcodes there, and for each value of bits 11 to 15 where those
 * are part of the opcode; in each of several rounds with other registers.
 *
 * <pre>
 * OpcodeSweep MODEL ROUNDS [PRIMARY...]
 * </pre>
 */
final class OpcodeSweep {
    private static final int ILLEGAL = 4;
    private static final int BATCH = 4096;
    private static final List<Integer> EXTENDED = List.of(4, 19, 30, 31, 57, 58, 59, 60, 61, 62, 63);

    /** System calls and branches: any word of them is one, and running it leads away. */
    private static final List<Integer> NEVER = List.of(16, 17, 18);

    /** Of primary opcode 31, in which the oracle ends. */
    private static final int WAIT = 30;

    /** Primary opcode and low 11 bits of instructions whose bits 11 to 15 tell more. */
    private static final List<Integer> WITH_SUBOPCODE = List.of(
            4 << 26 | 1538,
            4 << 26 | 1409,
            4 << 26 | 1921,
            4 << 26 | 1602,
            60 << 26 | 347 << 2,
            60 << 26 | 475 << 2,
            63 << 26 | 583 << 1,
            63 << 26 | 804 << 1,
            63 << 26 | 836 << 1);

    /** A word that only one of both executes. */
    record Finding(int word, boolean oracleExecutes) {}

    private OpcodeSweep() {}

    static void main(String[] args) throws Exception {
        boolean isa300 = args[0].equals("POWER9");
        Path folder = Files.createTempDirectory("oracle");
        Oracle.build(folder);
        Oracle oracle = new Oracle(folder, true, args[0]);
        Disassembler disassembler = new Disassembler(Instructions.table());
        for (int round = 0; round < Integer.parseInt(args[1]); round++) {
            List<Integer> words = new ArrayList<>(words(round));
            if (args.length > 2) {
                words.removeIf(word -> !List.of(args).subList(2, args.length).contains("" + (word >>> 26)));
            }
            for (Finding finding : sweep(oracle, isa300, words)) {
                System.out.printf(
                        "%s %08x %d/%d %s%n",
                        finding.oracleExecutes() ? "missing" : "surplus",
                        finding.word(),
                        finding.word() >>> 26,
                        finding.word() & 0x7ff,
                        disassembler.text(finding.word(), 0, isa300));
            }
        }
    }

    /** {@return the words of a round} */
    static List<Integer> words(int round) {
        SplittableRandom random = new SplittableRandom(round);
        List<Integer> words = new ArrayList<>();
        for (int primary = 0; primary < 64; primary++) {
            int opcode = primary << 26;
            if (NEVER.contains(primary)) {
                continue;
            }
            for (int low = 0; low < (EXTENDED.contains(primary) ? 2048 : 1); low++) {
                if (primary != 31 || low >> 1 != WAIT) {
                    words.add(opcode | registers(random, round) | low);
                }
            }
        }
        for (int opcode : WITH_SUBOPCODE) {
            for (int sub = 0; sub < 32; sub++) {
                words.add(opcode | registers(random, round) & ~0x001f0000 | sub << 16);
            }
        }
        return words;
    }

    /** Nothing set that could be reserved, in the first round; then even registers, and any. */
    private static int registers(SplittableRandom random, int round) {
        int fields = random.nextInt() & 0x03fff800;
        return switch (round) {
            case 0 -> 0;
            case 1 -> fields & 0x03dec000;
            default -> fields;
        };
    }

    static List<Finding> sweep(Oracle oracle, boolean isa300, List<Integer> words)
            throws IOException, InterruptedException {
        Registers in = new Registers();
        for (int i = 0; i < 32; i++) {
            in.gpr[i] = i % 4 == 2 ? Sequence.WINDOW + 512 : 16L * i;
        }
        Map<Integer, Boolean> found = new LinkedHashMap<>();
        for (int from = 0; from < words.size(); from += BATCH) {
            List<Integer> batch = words.subList(from, Math.min(from + BATCH, words.size()));
            List<Outcome> outcomes = oracle.run(batch.stream()
                    .map(word -> new Sequence(in, new int[] {word}))
                    .toList());
            for (int i = 0; i < batch.size(); i++) {
                Outcome outcome = outcomes.get(i);
                boolean executed = outcome.signal() != ILLEGAL || outcome.offset() != 0;
                if (executed != executes(batch.get(i), isa300)) {
                    found.put(batch.get(i), executed);
                }
            }
        }
        return found.entrySet().stream()
                .map(entry -> new Finding(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static boolean executes(int word, boolean isa300) {
        Opcode row = Instructions.table().find(word, isa300);
        return row != null && !row.is("priv") && !row.is("hv");
    }
}
