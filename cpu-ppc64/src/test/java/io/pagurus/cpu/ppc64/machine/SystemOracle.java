package io.pagurus.cpu.ppc64.machine;

import io.pagurus.testing.tools.RequiredTools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Runs images of testing/guest-programs in {@code qemu-system-ppc64}. */
final class SystemOracle {
    private static final Path PROGRAMS = Path.of("../testing/guest-programs").toAbsolutePath();

    private SystemOracle() {}

    /** Skips the test, saying why, if the oracle cannot be run here; fails it where everything must be there. */
    static void required() {
        GuestImages.required();
        RequiredTools.required("qemu-system-ppc", "qemu-system-ppc64");
    }

    /** {@return what an image prints in the oracle, without carriage returns} */
    static String console(Path image) throws IOException, InterruptedException {
        return run(List.of("bash", PROGRAMS.resolve("run").toString(), image.toString()))
                .replace("\r", "");
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        Path said = Files.createTempFile("oracle", ".err");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectError(said.toFile())
                    .start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            if (process.waitFor() != 0) {
                throw new IOException(String.join(" ", command) + " failed: " + Files.readString(said) + out);
            }
            return out;
        } finally {
            Files.delete(said);
        }
    }
}
