package io.pagurus.cpu.ppc64.oracle;

import io.pagurus.cpu.ppc64.decode.Opcode;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * Asks the oracle what single instructions leave and compares at once: arguments are the beginning of facilities' names,
 * cases for each row, examples to show of each row that differs, and, to record what {@link RecordedRowsTest} replays, the
 * folder of its resources.
 */
final class RecordRows {
    private RecordRows() {}

    static void main(String[] args) throws Exception {
        PrintStream out = System.out;
        int each = Integer.parseInt(args[1]);
        int examples = Integer.parseInt(args[2]);
        Path runners = Files.createTempDirectory("oracle");
        Oracle.build(runners);
        for (Target target : RecordedRowsTest.TARGETS) {
            List<Opcode> rows = RecordedRowsTest.rows(args[0], target);
            List<Sequence> cases = new ArrayList<>();
            rows.forEach(row -> cases.addAll(RowCases.of(row, each)));
            Oracle oracle = new Oracle(runners, target.littleEndian(), target.power9() ? "POWER9" : "POWER8");
            List<Outcome> outcomes = oracle.run(cases);
            Stepper stepper = new Stepper(target.littleEndian(), target.power9());
            List<String> lines = new ArrayList<>();
            int different = 0;
            for (int r = 0; r < rows.size(); r++) {
                int here = 0;
                for (int k = r * each; k < (r + 1) * each; k++) {
                    String theirs = RowOutcome.line(cases.get(k), outcomes.get(k));
                    lines.add(rows.get(r).mnemonic() + " " + theirs);
                    String ours = RowOutcome.line(cases.get(k), stepper.run(cases.get(k)));
                    if (!ours.equals(theirs)) {
                        if (here++ < examples) {
                            out.printf(
                                    "  oracle %s%n  here   %s%n%s", theirs, ours, operands(rows.get(r), cases.get(k)));
                        }
                    }
                }
                different += here;
                if (here > 0) {
                    out.printf("%s %s: %d of %d differ%n", target, rows.get(r).mnemonic(), here, each);
                }
            }
            out.printf("%s: %d rows, %d cases, %d differ%n", target, rows.size(), cases.size(), different);
            if (args.length > 3 && !rows.isEmpty()) {
                record(Path.of(args[3], RecordedRowsTest.file(args[0], target)), lines);
            }
        }
    }

    private static String operands(Opcode row, Sequence one) {
        StringBuilder text = new StringBuilder("  fpscr %x".formatted(one.in().fpscr));
        for (Opcode.Parameter parameter : row.parameters()) {
            if (parameter.field() == null) {
                continue;
            }
            int n = parameter.field().of(one.words()[0]);
            long[] vsr = one.in().vsr;
            text.append(
                    switch (parameter.field().kind()) {
                        case VSR -> " %s=v%d %016x %016x".formatted(parameter.field(), n, vsr[2 * n], vsr[2 * n + 1]);
                        case VR ->
                            " %s=v%d %016x %016x"
                                    .formatted(parameter.field(), n + 32, vsr[64 + 2 * n], vsr[65 + 2 * n]);
                        case FPR -> " %s=v%d %016x".formatted(parameter.field(), n, vsr[2 * n]);
                        case GPR -> " %s=r%d %016x".formatted(parameter.field(), n, one.in().gpr[n]);
                        default -> " %s=%d".formatted(parameter.field(), n);
                    });
        }
        return text.append(System.lineSeparator()).toString();
    }

    private static void record(Path file, List<String> lines) throws IOException {
        Files.createDirectories(file.getParent());
        try (Writer out =
                new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.US_ASCII)) {
            for (String line : lines) {
                out.write(line + "\n");
            }
        }
    }
}
