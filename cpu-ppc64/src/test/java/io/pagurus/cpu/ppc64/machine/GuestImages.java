package io.pagurus.cpu.ppc64.machine;

import io.pagurus.testing.tools.RequiredTools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The programs of testing/guest-programs, built once for all tests of a process, into {@code target/guest-images}. */
public final class GuestImages {
    private static final Path PROGRAMS = Path.of("../testing/guest-programs").toAbsolutePath();
    private static final Path FOLDER = Path.of("target/guest-images").toAbsolutePath();

    private static @Nullable List<Path> built;

    private GuestImages() {}

    /** Skips the test, saying why, if the images cannot be built here; fails it where everything must be there. */
    public static void required() {
        RequiredTools.required(
                "gcc-powerpc64le-linux-gnu, gcc-powerpc64-linux-gnu",
                "powerpc64-linux-gnu-gcc",
                "powerpc64le-linux-gnu-gcc");
    }

    /**
     * Builds all programs unless they have been.
     *
     * @return raw images and ELF files of all variants, by name
     */
    public static synchronized List<Path> all() throws IOException, InterruptedException {
        List<Path> files = built;
        if (files == null) {
            clear();
            Process build = new ProcessBuilder("bash", PROGRAMS.resolve("build").toString(), FOLDER.toString())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(build.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (build.waitFor() != 0) {
                throw new IOException("the guest programs cannot be built: " + said);
            }
            try (Stream<Path> there = Files.list(FOLDER)) {
                files = there.sorted().toList();
            }
            built = files;
        }
        return files;
    }

    /** What an earlier process has built is of earlier sources. */
    private static void clear() throws IOException {
        if (Files.exists(FOLDER)) {
            try (Stream<Path> old = Files.walk(FOLDER)) {
                for (Path file : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /**
     * {@return the raw images of some programs}
     *
     * @param programs names, without variants
     */
    static List<Path> of(String... programs) throws IOException, InterruptedException {
        List<String> names = List.of(programs);
        return all().stream()
                .filter(file -> file.toString().endsWith(".bin"))
                .filter(file -> names.contains(file.getFileName().toString().replaceFirst("-O[0-9]-.*", "")))
                .toList();
    }

    /** {@return the ELF files of all programs} */
    public static List<Path> executables() throws IOException, InterruptedException {
        return all().stream().filter(file -> file.toString().endsWith(".elf")).toList();
    }
}
