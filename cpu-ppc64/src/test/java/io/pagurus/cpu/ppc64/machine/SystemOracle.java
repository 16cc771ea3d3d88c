package io.pagurus.cpu.ppc64.machine;

import io.pagurus.cpu.ppc64.testing.RequiredTools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Builds the images of testing/guest-programs and runs them in {@code qemu-system-ppc64}. */
final class SystemOracle {
    private static final Path PROGRAMS = Path.of("../testing/guest-programs").toAbsolutePath();

    private SystemOracle() {}

    /** Skips the test, saying why, if the oracle cannot be run here; fails it where everything must be there. */
    static void required() {
        RequiredTools.required(
                "qemu-system-ppc, gcc-powerpc64le-linux-gnu, gcc-powerpc64-linux-gnu",
                "qemu-system-ppc64",
                "powerpc64-linux-gnu-gcc",
                "powerpc64le-linux-gnu-gcc");
    }

    /**
     * Builds images.
     *
     * @param folder where to
     * @param programs which programs
     * @return all variants
     */
    static List<Path> build(Path folder, String... programs) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("bash", PROGRAMS.resolve("build").toString(), folder.toString()));
        command.addAll(Arrays.asList(programs));
        run(command);
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".bin"))
                    .sorted()
                    .toList();
        }
    }

    /** {@return what an image prints in the oracle, without carriage returns} */
    static String console(Path image) throws IOException, InterruptedException {
        return run(List.of("bash", PROGRAMS.resolve("run").toString(), image.toString()))
                .replace("\r", "");
    }

    /** Deletes a folder with images. */
    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
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
