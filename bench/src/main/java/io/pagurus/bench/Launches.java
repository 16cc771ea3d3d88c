package io.pagurus.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts of whole processes. They take turns, so that a busy moment of the host hits them alike. */
final class Launches {
    private static final double NANOS_PER_MILLI = 1e6;

    private final Path root;
    private final int starts;

    /**
     * Starts from a checkout.
     *
     * @param root of the repository, its runtime built
     * @param starts of each kind
     */
    Launches(Path root, int starts) {
        this.root = root;
        this.starts = starts;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private List<String> pagurus(String... words) {
        List<String> command = new ArrayList<>(List.of(root.resolve("pagurus").toString()));
        command.addAll(List.of(words));
        return command;
    }

    /** {@return a line for each start, beside the JVM's own and the framework's} */
    List<Line> run() throws IOException, InterruptedException {
        List<List<String>> commands = List.of(
                List.of(java(), "-version"),
                List.of(
                        java(),
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BareFelix.class.getName()),
                pagurus(),
                pagurus("exec", "vm:list"));
        double[][] millis = new double[commands.size()][starts];
        for (List<String> command : commands) {
            time(command);
        }
        for (int i = 0; i < starts; i++) {
            for (int c = 0; c < commands.size(); c++) {
                millis[c][i] = time(commands.get(c));
            }
        }
        Samples jvm = Samples.of(millis[0]);
        Samples felix = Samples.of(millis[1]);
        String prompt = "the shell up to its first prompt, and out again: standard input ends at once";
        String exec = "one command that does nothing, all bundles started";
        String first = "the first thing a user sees, each time";
        String scripts = "scripts pay it for every line they run";
        return List.of(
                line("launch to prompt", Samples.of(millis[2]), "a bare Felix start", felix, prompt, first),
                line("launch to prompt (jvm)", Samples.of(millis[2]), "java -version", jvm, prompt, first),
                line("exec vm:list", Samples.of(millis[3]), "a bare Felix start", felix, exec, scripts),
                line("exec vm:list (jvm)", Samples.of(millis[3]), "java -version", jvm, exec, scripts));
    }

    private Line line(String name, Samples samples, String peer, Samples peers, String cost, String why) {
        String note = "median of %d, worst %.0f ms".formatted(starts, samples.largest());
        return new Line(name, samples.median(), "ms", peer, peers.median(), 0, note, cost, why);
    }

    private static double time(List<String> command) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        int status = process.waitFor();
        double millis = (System.nanoTime() - start) / NANOS_PER_MILLI;
        if (status != 0) {
            throw new IOException(String.join(" ", command) + " ended with " + status);
        }
        return millis;
    }
}
