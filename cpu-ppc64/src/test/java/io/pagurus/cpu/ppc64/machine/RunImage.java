package io.pagurus.cpu.ppc64.machine;

import io.pagurus.cpu.ppc64.model.PpcModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Runs an image and prints its console: {@code RunImage IMAGE [SECONDS [TIER]]}. The CPU is the one the image's name has. */
final class RunImage {
    private RunImage() {}

    static void main(String[] args) throws Exception {
        Path image = Path.of(args[0]);
        PpcModel model = image.getFileName().toString().contains("-power8-") ? PpcModel.POWER8 : PpcModel.POWER9;
        long start = System.nanoTime();
        GuestMachine machine = new GuestMachine(
                model, Files.readAllBytes(image), args.length > 2 ? Integer.parseInt(args[2]) : 0, false);
        System.out.print(machine.run(Duration.ofSeconds(args.length > 1 ? Long.parseLong(args[1]) : 120)));
        long took = System.nanoTime() - start;
        System.err.printf("%d instructions in %d ms%n", machine.cpu.completed, took / 1_000_000);
    }
}
