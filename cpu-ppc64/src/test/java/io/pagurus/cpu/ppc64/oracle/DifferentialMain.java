package io.pagurus.cpu.ppc64.oracle;

import io.pagurus.cpu.ppc64.decode.Opcode;
import io.pagurus.cpu.ppc64.isa.Instructions;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Compares many sequences with the oracle: {@code DifferentialMain [SEQUENCES [SEED [FACILITY]]]}. A million, a seed made
 * up, and all facilities unless told. A facility is the beginning of a class name of {@code isa}; {@code words} is random
 * words instead. In tier 1 with {@code -Dtranslated=true}. Ends with status 1 if anything differs. To be run in the folder of this module.
 */
final class DifferentialMain {
    private DifferentialMain() {}

    static void main(String[] args) throws Exception {
        PrintStream out = System.out;
        int sequences = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        long seed = args.length > 1 ? Long.parseLong(args[1]) : System.nanoTime();
        String facility = args.length > 2 ? args[2] : "";
        Path folder = Files.createTempDirectory("oracle");
        Differential differential = new Differential(Oracle.build(folder), Boolean.getBoolean("translated"));
        List<Opcode> rows = switch (facility) {
            case "" -> Instructions.table().rows();
            case "words" -> List.of();
            default -> Differential.rows(facility);
        };
        if (rows.isEmpty() && !facility.equals("words")) {
            throw new IllegalArgumentException("no facility begins with " + facility);
        }
        for (int i = 0; i < 4; i++) {
            differential.compare(rows, sequences / 4, seed + i, i % 2 == 0, i < 2);
            out.printf("%d sequences compared (seed %d)%n", differential.compared(), seed);
        }
        String report = differential.report(3);
        out.print(report);
        System.exit(report.isEmpty() ? 0 : 1);
    }
}
