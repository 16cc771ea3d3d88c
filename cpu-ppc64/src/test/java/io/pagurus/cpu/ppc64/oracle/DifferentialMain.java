package io.pagurus.cpu.ppc64.oracle;

import io.pagurus.cpu.ppc64.decode.Opcode;
import io.pagurus.cpu.ppc64.isa.Instructions;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Compares many sequences with the oracle: {@code DifferentialMain [--tier 0|1] [SEQUENCES [SEED [FACILITY]]]}. Tier 0, a
 * million, a seed made up, and all facilities unless told. A facility is the beginning of a class name of {@code isa};
 * {@code words} is random words instead. Says now and then how far it is. Ends with status 1 if anything differs. To be
 * run in the folder of this module.
 */
final class DifferentialMain {
    /** Nanoseconds between two lines about how far it is. */
    private static final long SAY_EVERY = 10_000_000_000L;

    private DifferentialMain() {}

    static void main(String[] arguments) throws Exception {
        PrintStream out = System.out;
        Deque<String> args = new ArrayDeque<>(List.of(arguments));
        int tier = 0;
        if ("--tier".equals(args.peek())) {
            args.pop();
            tier = Integer.parseInt(args.pop());
        }
        long sequences = args.isEmpty() ? 1_000_000 : Long.parseLong(args.pop());
        long seed = args.isEmpty() ? System.nanoTime() : Long.parseLong(args.pop());
        String facility = args.isEmpty() ? "" : args.pop();
        List<Opcode> rows = switch (facility) {
            case "" -> Instructions.table().rows();
            case "words" -> List.of();
            default -> Differential.rows(facility);
        };
        if (rows.isEmpty() && !facility.equals("words")) {
            throw new IllegalArgumentException("no facility begins with " + facility);
        }
        out.printf("tier %d, %d sequences, seed %d%n", tier, sequences, seed);
        DifferentialRun run = new DifferentialRun(Oracle.build(Files.createTempDirectory("oracle")), tier);
        run.compare(rows, sequences, seed, new Spoken(out, sequences));
        out.printf("%d sequences compared, %d of them in a region (seed %d)%n", run.compared(), run.translated(), seed);
        String report = run.report(3);
        out.print(report);
        System.exit(report.isEmpty() ? 0 : 1);
    }

    /** Says sequences, their rate, and the time that is left. */
    private static final class Spoken implements DifferentialRun.Progress {
        private final PrintStream out;
        private final long all;
        private final long begin = System.nanoTime();
        private long said = begin;

        Spoken(PrintStream out, long all) {
            this.out = out;
            this.all = all;
        }

        @Override
        public synchronized void compared(long sequences) {
            long now = System.nanoTime();
            if (now - said >= SAY_EVERY) {
                said = now;
                double rate = sequences / ((now - begin) / 1e9);
                out.printf("%d of %d, %.0f a second, %.0f s left%n", sequences, all, rate, (all - sequences) / rate);
            }
        }
    }
}
