package io.pagurus.cpu.ppc64.oracle;

import io.pagurus.cpu.ppc64.decode.Opcode;
import io.pagurus.cpu.ppc64.isa.Instructions;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Compares many sequences with the oracle: arguments are how many, a seed, and the beginning of facilities' names. */
final class DifferentialMain {
    private DifferentialMain() {}

    static void main(String[] args) throws Exception {
        PrintStream out = System.out;
        int sequences = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        long seed = args.length > 1 ? Long.parseLong(args[1]) : System.nanoTime();
        String facility = args.length > 2 ? args[2] : "";
        Path folder = Files.createTempDirectory("oracle");
        Differential differential = new Differential(Oracle.build(folder));
        List<Opcode> rows = facility.isEmpty() ? Instructions.table().rows() : Differential.rows(facility);
        for (int i = 0; i < 4; i++) {
            differential.compare(rows, sequences / 4, seed + i, i % 2 == 0, i < 2);
            out.printf("%d sequences compared (seed %d)%n", differential.compared(), seed);
        }
        out.print(differential.report(3));
    }
}
