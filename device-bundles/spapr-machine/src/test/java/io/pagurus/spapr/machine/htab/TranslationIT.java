package io.pagurus.spapr.machine.htab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pagurus.cpu.ppc64.model.PpcModel;
import io.pagurus.testing.tools.RequiredTools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Guest programs that map pages of all sizes, provoke each storage interrupt and call the hypercalls print the same here
 * and in qemu-system-ppc64.
 */
class TranslationIT {
    private static final Path PROGRAMS = Path.of("../../testing/guest-programs").toAbsolutePath();
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @TempDir
    static Path images;

    @BeforeAll
    static void buildImages() throws IOException, InterruptedException {
        RequiredTools.required(
                "qemu-system-ppc, gcc-powerpc64-linux-gnu, gcc-powerpc64le-linux-gnu",
                "qemu-system-ppc64",
                "powerpc64-linux-gnu-gcc",
                "powerpc64le-linux-gnu-gcc");
        output(PROGRAMS.resolve("build").toString(), images.toString(), "hashed", "radix");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hashed-O2-power8-be",
                "hashed-O0-power8-le",
                "hashed-O2-power9-be",
                "hashed-O3-power9-le",
                "radix-O2-power9-be",
                "radix-O0-power9-le"
            })
    void theConsoleIsTheOracles(String name) throws IOException, InterruptedException {
        Path image = images.resolve(name + ".bin");
        PpcModel model = name.contains("power8") ? PpcModel.POWER8 : PpcModel.POWER9;
        String expected = output(PROGRAMS.resolve("run").toString(), image.toString());
        assertTrue(expected.endsWith("end 0\n"), expected);
        assertEquals(expected, new TranslatingGuest(model, Files.readAllBytes(image)).run(LIMIT));
    }

    /** {@return what a command prints; its complaints go where ours do} */
    private static String output(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), () -> String.join(" ", command));
        return printed.replace("\r", "");
    }
}
