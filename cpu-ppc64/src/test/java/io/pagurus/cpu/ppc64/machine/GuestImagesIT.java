package io.pagurus.cpu.ppc64.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.pagurus.cpu.ppc64.model.PpcModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Programs print here what they print in {@code qemu-system-ppc64}: compiled at three levels of optimisation for two CPUs,
 * in both byte orders, and the privileged ones. As many run at once as there are processors.
 */
class GuestImagesIT {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    /** Runs images here and there: a processor has one or the other to do. */
    private static ExecutorService runners;

    @BeforeAll
    static void theOracleIsThere() {
        SystemOracle.required();
        runners = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    }

    @AfterAll
    static void nothingIsLeftRunning() {
        if (runners != null) {
            runners.shutdownNow();
        }
    }

    @TestFactory
    Stream<DynamicTest> programsPrintWhatTheyPrintInTheOracle() throws IOException, InterruptedException {
        return compared(GuestImages.of(
                "atomic",
                "bignum",
                "bytecode",
                "hash",
                "interrupts",
                "jump",
                "quad",
                "series",
                "sort",
                "text",
                "vector"));
    }

    @TestFactory
    Stream<DynamicTest> privilegedRegistersAndInstructionsAreTheOracles() throws IOException, InterruptedException {
        return compared(GuestImages.of("registers", "privileged", "vectors", "timer"));
    }

    private static Stream<DynamicTest> compared(List<Path> images) {
        assertFalse(images.isEmpty());
        return images.stream()
                .map(image -> new Comparison(
                        image,
                        runners.submit(() -> SystemOracle.console(image)),
                        List.of(runners.submit(() -> console(image, 0)), runners.submit(() -> console(image, 1)))))
                .toList()
                .stream()
                .map(comparison ->
                        DynamicTest.dynamicTest(comparison.image.getFileName().toString(), comparison::compare));
    }

    private static String console(Path image, int tier) throws IOException {
        PpcModel model = image.toString().contains("-power8-") ? PpcModel.POWER8 : PpcModel.POWER9;
        return new GuestMachine(model, Files.readAllBytes(image), tier, false).run(LIMIT);
    }

    /** What an image prints, in the oracle and here in each tier. */
    private record Comparison(Path image, Future<String> theirs, List<Future<String>> ours) {
        void compare() throws Exception {
            for (int tier = 0; tier < ours.size(); tier++) {
                assertEquals(theirs.get(), ours.get(tier).get(), "tier " + tier);
            }
        }
    }
}
