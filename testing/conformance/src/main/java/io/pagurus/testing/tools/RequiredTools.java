package io.pagurus.testing.tools;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** Tools outside the project that a test runs: without them it is skipped, except where everything must be there. */
public final class RequiredTools {
    private static final Pattern SEPARATOR = Pattern.compile(Pattern.quote(File.pathSeparator));

    private RequiredTools() {}

    /**
     * Skips the test, saying why, if a tool is not there; fails it in continuous integration.
     *
     * @param packages Debian's packages that have the tools
     * @param tools names on the path
     */
    public static void required(String packages, String... tools) {
        Stream.of(tools)
                .filter(tool -> find(tool).isEmpty())
                .findFirst()
                .ifPresent(tool -> missing("%s is not installed (Debian: %s)".formatted(tool, packages)));
    }

    /** {@return the first file of that name on the path that can be run} */
    public static Optional<Path> find(String tool) {
        return SEPARATOR
                .splitAsStream(System.getenv().getOrDefault("PATH", ""))
                .map(folder -> Path.of(folder, tool))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Skips the test; fails it in continuous integration, which is where the environment's {@code CI} is {@code true}.
     *
     * @param why what is not there
     */
    public static void missing(String why) {
        if ("true".equals(System.getenv("CI"))) {
            Assertions.fail(why);
        }
        System.err.println("skipped: " + why);
        Assumptions.abort(why);
    }
}
