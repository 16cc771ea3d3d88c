package io.pagurus.newcomer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A newcomer's copy of the repository. It holds what the newcomer touches; the rest is fetched when it is asked for. */
final class Checkout {
    private static final Path ORIGINAL = Path.of(System.getProperty("pagurus.root"));
    private static final Path BUILT = Path.of(System.getProperty("pagurus.home"));

    private final Path root;

    private Checkout(Path root) {
        this.root = root;
    }

    /** Copies the script, so that it takes this folder for the repository, and the assembled runtime. */
    static Checkout in(Path root) throws IOException {
        Checkout checkout = new Checkout(root);
        checkout.fetch("pagurus");
        Path home = checkout.home();
        try (Stream<Path> files = Files.walk(BUILT)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = home.resolve(BUILT.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        return checkout;
    }

    Path root() {
        return root;
    }

    /** The runtime that the script starts. */
    Path home() {
        return root.resolve("distribution/target/pagurus");
    }

    /** The newcomer's version of a file, which is the repository's until it is changed. */
    Path fetch(String name) throws IOException {
        Path file = root.resolve(name);
        if (!Files.exists(file)) {
            Files.createDirectories(file.getParent());
            Files.copy(ORIGINAL.resolve(name), file, StandardCopyOption.COPY_ATTRIBUTES);
        }
        return file;
    }

    void write(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** Applies a change without line numbers: hunks between {@code @@}, each of which fits in one place. */
    void change(String name, String diff) throws IOException {
        Path file = fetch(name);
        String text = Files.readString(file);
        for (String hunk : diff.split("(?m)^@@\n", -1)) {
            String before = side(hunk, '+');
            assertEquals(2, text.split(Pattern.quote(before), -1).length, name + " has once:\n" + before);
            text = text.replace(before, side(hunk, '-'));
        }
        Files.writeString(file, text);
    }

    /** The lines of a hunk without those of the other side, and without their marks. */
    private static String side(String hunk, char otherSide) {
        StringBuilder lines = new StringBuilder();
        hunk.lines()
                .filter(line -> line.isEmpty() || line.charAt(0) != otherSide)
                .forEach(line ->
                        lines.append(line.isEmpty() ? "" : line.substring(1)).append('\n'));
        return lines.toString();
    }

    List<Path> find(String folder, String suffix) throws IOException {
        Path start = root.resolve(folder);
        if (!Files.isDirectory(start)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(start)) {
            return new ArrayList<>(files.filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .toList());
        }
    }

    /** Runs a line as a user's shell does, at the root, and returns what it prints. */
    String shell(String line) throws IOException, InterruptedException {
        Path out = Files.createTempFile("newcomer", ".out");
        Path err = Files.createTempFile("newcomer", ".err");
        try {
            ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", line)
                    .directory(root.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().put("PAGURUS_JAVA_HOME", System.getProperty("java.home"));
            builder.environment().remove("COLUMNS");
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError("still running: " + line);
            }
            assertEquals("", Files.readString(err), line);
            return Files.readString(out);
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }
}
