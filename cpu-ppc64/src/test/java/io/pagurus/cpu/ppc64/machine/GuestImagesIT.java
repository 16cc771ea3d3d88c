package io.pagurus.cpu.ppc64.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
import org.junit.jupiter.api.io.TempDir;

/**
 * Programs print here what they print in {@code qemu-system-ppc64}: compiled at three levels of optimisation for two CPUs,
 * in both byte orders, and the privileged ones. The oracle runs beside.
 */
class GuestImagesIT {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @TempDir
    private static Path folder;

    private static ExecutorService oracles;

    @BeforeAll
    static void theOracleIsThere() {
        SystemOracle.required();
        oracles = Executors.newSingleThreadExecutor();
    }

    @AfterAll
    static void nothingIsLeftRunning() {
        if (oracles != null) {
            oracles.shutdownNow();
        }
    }

    @TestFactory
    Stream<DynamicTest> programsPrintWhatTheyPrintInTheOracle() throws IOException, InterruptedException {
        return compared(SystemOracle.build(
                Files.createDirectory(folder.resolve("programs")),
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
        return compared(SystemOracle.build(
                Files.createDirectory(folder.resolve("privileged")), "registers", "privileged", "vectors", "timer"));
    }

    private static Stream<DynamicTest> compared(List<Path> images) {
        List<Future<String>> theirs = images.stream()
                .map(image -> oracles.submit(() -> SystemOracle.console(image)))
                .toList();
        return Stream.iterate(0, i -> i < images.size(), i -> i + 1)
                .map(i -> DynamicTest.dynamicTest(
                        images.get(i).getFileName().toString(), () -> compare(images.get(i), theirs.get(i))));
    }

    private static void compare(Path image, Future<String> theirs) throws Exception {
        PpcModel model = image.toString().contains("-power8-") ? PpcModel.POWER8 : PpcModel.POWER9;
        byte[] bytes = Files.readAllBytes(image);
        for (int tier = 0; tier <= 1; tier++) {
            String ours = new GuestMachine(model, bytes, tier, false).run(LIMIT);
            assertEquals(theirs.get(), ours, "tier " + tier);
        }
    }
}
