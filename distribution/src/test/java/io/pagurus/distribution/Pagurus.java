package io.pagurus.distribution;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the script at the root of a checkout, this one unless told, as a user does. */
final class Pagurus {
    /** The assembled runtime. */
    static final Path HOME = Path.of(System.getProperty("pagurus.home"));

    private static final Path SCRIPT = Path.of(System.getProperty("pagurus.root"), "pagurus");

    private Pagurus() {}

    /** What a run left behind. */
    record Result(int status, String out, String err) {}

    static Result exec(Path directory, String script, String... options) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(options));
        words.add("exec");
        words.add(script);
        return run(directory, "", words);
    }

    static Result run(Path directory, String input, List<String> words) throws IOException, InterruptedException {
        return run(SCRIPT.toRealPath(), directory, input, words);
    }

    /** Runs the script of a checkout, which builds the runtime first if there is none. */
    static Result run(Path script, Path directory, String input, List<String> words)
            throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(script.toString()));
        line.addAll(words);
        // Files, not pipes: a run that writes much cannot block on a reader that waits for its end.
        Path in = Files.writeString(Files.createTempFile("pagurus", ".in"), input);
        Path out = Files.createTempFile("pagurus", ".out");
        Path err = Files.createTempFile("pagurus", ".err");
        try {
            ProcessBuilder builder = new ProcessBuilder(line)
                    .directory(directory.toFile())
                    .redirectInput(in.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().put("PAGURUS_JAVA_HOME", System.getProperty("java.home"));
            builder.environment().remove("COLUMNS");
            Process process = builder.start();
            // Enough for a build on a slow and busy host.
            if (!process.waitFor(20, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError("still running: " + words + "\n" + Files.readString(err));
            }
            return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
        } finally {
            for (Path file : List.of(in, out, err)) {
                Files.delete(file);
            }
        }
    }

    static List<Path> bundles() throws IOException {
        try (var files = Files.walk(HOME.resolve("bundles"))) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }

    static boolean isOurs(Path bundle) {
        return bundle.toString().contains(File.separator + "io.pagurus.");
    }
}
