package io.pagurus.cpu.ppc64.machine;

import io.pagurus.cpu.ppc64.model.PpcModel;
import io.pagurus.cpu.ppc64.translator.TranslatingEngine;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * 100,000 decrementer interrupts a second for long: {@code StormMain [SECONDS [TIER [POWER8|POWER9]]]}, a minute, both tiers
 * and both models unless told; POWER8 in big-endian order, POWER9 in little-endian. The guest is {@code storm} of
 * testing/guest-programs/privileged, which counts deadlines, interrupts, and how late they came.
 */
final class StormMain {
    private static final int A_MINUTE = 60;
    private static final int DEADLINES_A_SECOND = 100_000;

    /** Asks the guest for what differs from run to run. */
    private static final int MEASURED = 1 << 31;

    private StormMain() {}

    static void main(String[] args) throws Exception {
        int seconds = args.length > 0 ? Integer.parseInt(args[0]) : A_MINUTE;
        List<Integer> tiers = args.length > 1 ? List.of(Integer.valueOf(args[1])) : List.of(0, 1);
        List<PpcModel> models = args.length > 2 ? List.of(PpcModel.valueOf(args[2])) : List.of(PpcModel.values());
        List<Path> images = GuestImages.of("storm");
        for (PpcModel model : models) {
            String name = model == PpcModel.POWER8 ? "-power8-be" : "-power9-le";
            Path image = images.stream()
                    .filter(file -> file.toString().contains(name))
                    .findFirst()
                    .orElseThrow();
            for (int tier : tiers) {
                run(model, Files.readAllBytes(image), tier, seconds);
            }
        }
    }

    private static void run(PpcModel model, byte[] image, int tier, int seconds) {
        PrintStream out = System.out;
        Storm.deadlines(image, MEASURED | seconds * DEADLINES_A_SECOND);
        GuestMachine machine = new GuestMachine(model, image, tier, false);
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        long start = System.nanoTime();
        String console = machine.run(Duration.ofSeconds(2L * seconds + A_MINUTE));
        double took = (System.nanoTime() - start) / 1e9;
        double busy = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1e9;
        out.printf(
                "%s, tier %d, %d s at %d interrupts a second%n%s", model, tier, seconds, DEADLINES_A_SECOND, console);
        out.printf(
                "%d M instructions in %.1f s, of which the host gave %.1f s: %.1f M a second of those",
                machine.cpu.completed / 1_000_000, took, busy, machine.cpu.completed / busy / 1e6);
        if (machine.engine instanceof TranslatingEngine tier1) {
            out.printf(", %.1f %% translated", 100.0 * tier1.translated() / machine.cpu.completed);
        }
        out.println();
        out.println();
    }
}
