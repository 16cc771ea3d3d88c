package io.pagurus.cpu.ppc64.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** Tools outside the project that a test runs. */
public final class RequiredTools {
    private RequiredTools() {}

    /**
     * Skips the test, saying why, if a tool is not there; fails it where everything must be there.
     *
     * @param packages Debian's packages that have the tools
     * @param tools names on the path
     */
    public static void required(String packages, String... tools) {
        Optional<String> missing = Stream.of(tools)
                .filter(tool -> Stream.of(System.getenv("PATH").split(":"))
                        .noneMatch(folder -> Files.isExecutable(Path.of(folder, tool))))
                .findFirst()
                .map(tool -> "%s is not installed (Debian: %s)".formatted(tool, packages));
        if ("true".equals(System.getenv("CI"))) {
            missing.ifPresent(Assertions::fail);
        }
        missing.ifPresent(why -> System.err.println("skipped: " + why));
        Assumptions.assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
    }
}
