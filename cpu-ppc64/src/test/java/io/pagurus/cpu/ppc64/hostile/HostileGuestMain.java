package io.pagurus.cpu.ppc64.hostile;

import io.pagurus.cpu.ppc64.interpreter.Interpreter;
import io.pagurus.cpu.ppc64.isa.Instructions;
import io.pagurus.cpu.ppc64.model.PpcModel;
import java.io.PrintStream;

/**
 * Runs hostile guests for long: {@code HostileGuestMain [MILLIONS [SEED]]}, so many million instructions of each of ten
 * guests on each model; a block of random words is two or three instructions. Prints the heap after each, which must not grow.
 */
final class HostileGuestMain {
    private static final int GUESTS = 10;
    private static final long MILLION = 1_000_000;

    private HostileGuestMain() {}

    static void main(String[] args) {
        PrintStream out = System.out;
        long millions = args.length > 0 ? Long.parseLong(args[0]) : 1;
        long seed = args.length > 1 ? Long.parseLong(args[1]) : 1;
        for (int i = 0; i < GUESTS; i++) {
            for (PpcModel model : PpcModel.values()) {
                HostileGuest guest =
                        new HostileGuest(model, seed + i, cpu -> new Interpreter(cpu, Instructions.table()));
                long start = System.nanoTime();
                for (int quarter = 1; quarter <= 4; quarter++) {
                    guest.run(millions * MILLION / 4);
                    System.gc();
                    Runtime runtime = Runtime.getRuntime();
                    out.printf(
                            "guest %d, %s: %d instructions, %.1f s, heap %d MiB%n",
                            i,
                            model,
                            guest.cpu.completed,
                            (System.nanoTime() - start) / 1e9,
                            (runtime.totalMemory() - runtime.freeMemory()) >> 20);
                }
            }
        }
    }
}
