package io.pagurus.oracle;

import io.pagurus.testing.tools.RequiredTools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A QEMU that is given streams. Named by the property or variable {@code PAGURUS_QEMU}, or found in the path. */
final class QemuOracle {
    /** The release whose words and machine types the tests know. */
    static final String RELEASE = "7.2";

    private static final String PROGRAM = "qemu-system-ppc64";
    /** No measure of anything: a QEMU that shares a busy host with others is slow. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final long PULSE_MILLIS = 10;

    private final Path program;
    private final String version;

    private QemuOracle(Path program, String version) {
        this.program = program;
        this.version = version;
    }

    /** {@return the installed QEMU 7.2} Without one the test is skipped, in continuous integration it fails. */
    static QemuOracle installed() throws IOException, InterruptedException {
        Optional<Path> program = candidates().filter(Files::isExecutable).findFirst();
        if (program.isEmpty()) {
            nothingIsJudged("there is no " + PROGRAM + " in the path; install it or let PAGURUS_QEMU name it");
        }
        Path found = program.orElseThrow();
        String version = version(found);
        if (!version.startsWith(RELEASE + ".")) {
            nothingIsJudged("%s is QEMU %s; its words are compared with %s's".formatted(found, version, RELEASE));
        }
        return new QemuOracle(found, version);
    }

    private static Stream<Path> candidates() {
        String named = System.getProperty("PAGURUS_QEMU", System.getenv().getOrDefault("PAGURUS_QEMU", ""));
        return named.isEmpty() ? RequiredTools.find(PROGRAM).stream() : Stream.of(Path.of(named));
    }

    private static void nothingIsJudged(String reason) {
        RequiredTools.missing("QEMU is the judge of these tests, and has judged nothing: " + reason);
    }

    private static String version(Path program) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(program.toString(), "--version")
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes());
        process.waitFor();
        return said.replaceFirst("(?s)^.*?version ", "").replaceFirst("(?s)\\s.*$", "");
    }

    /** {@return its version, such as 7.2.22} */
    String version() {
        return version;
    }

    /**
     * Starts QEMU as the receiver of a stream and waits for what becomes of it.
     *
     * @param stream a plain file
     * @param arguments machine and devices
     * @return its answer
     */
    QemuAnswer receive(Path stream, List<String> arguments) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(program.toString()));
        line.addAll(arguments);
        line.addAll(List.of("-display", "none", "-serial", "null", "-monitor", "none", "-qmp", "stdio", "-S"));
        line.addAll(List.of("-incoming", "exec:cat '" + stream + "'"));
        Path errors = Files.createTempFile("qemu-", ".err");
        long start = System.nanoTime();
        Process process =
                new ProcessBuilder(line).redirectError(errors.toFile()).start();
        try {
            String status = await(process);
            long millis = (System.nanoTime() - start) / 1_000_000;
            kill(process);
            String name = String.valueOf(program.getFileName());
            // Names out of a damaged stream need not be text.
            String said = Files.readString(errors, StandardCharsets.ISO_8859_1);
            return QemuAnswer.of(status, name, said.lines().toList(), millis);
        } finally {
            kill(process);
            Files.delete(errors);
        }
    }

    private static String await(Process process) throws InterruptedException {
        CompletableFuture<Void> alarm = CompletableFuture.runAsync(
                process::destroyForcibly, CompletableFuture.delayedExecutor(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        try {
            QmpLine qmp = new QmpLine(process);
            qmp.negotiate();
            while (true) {
                String status = qmp.status("query-migrate");
                if (status.equals("completed") || status.equals("failed")) {
                    return status;
                }
                Thread.sleep(PULSE_MILLIS);
            }
        } catch (IOException e) {
            // A receiver that refuses a stream is gone before it could be asked.
            return process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) ? "exited " + process.exitValue() : "hangs";
        } finally {
            alarm.cancel(false);
        }
    }

    private static void kill(Process process) throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
    }
}
