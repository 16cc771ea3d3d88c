package io.pagurus.cpu.ppc64.oracle;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Runs sequences in {@code qemu-ppc64} or {@code qemu-ppc64le}, through the runner of testing/guest-programs. */
final class Oracle {
    private static final int RESULT_SIZE = Registers.SIZE + 16;

    private final Path runner;
    private final boolean littleEndian;
    private final String model;

    Oracle(Path runners, boolean littleEndian, String model) {
        this.runner = runners.resolve(littleEndian ? "oracle-runner-powerpc64le" : "oracle-runner-powerpc64");
        this.littleEndian = littleEndian;
        this.model = model;
    }

    /** {@return what is missing to run the oracle here, or empty} */
    static Optional<String> missing() {
        return Stream.of(
                        "qemu-ppc64-static",
                        "qemu-ppc64le-static",
                        "powerpc64-linux-gnu-gcc",
                        "powerpc64le-linux-gnu-gcc")
                .filter(tool -> Stream.of(System.getenv("PATH").split(":"))
                        .noneMatch(folder -> Files.isExecutable(Path.of(folder, tool))))
                .findFirst()
                .map(tool -> tool + " is not installed (Debian: qemu-user-static, gcc-powerpc64le-linux-gnu,"
                        + " gcc-powerpc64-linux-gnu, libc6-dev-ppc64el-cross, libc6-dev-ppc64-cross)");
    }

    /** Builds the runners for both byte orders. */
    static Path build(Path folder) throws IOException, InterruptedException {
        Path script = Path.of("../testing/guest-programs/oracle-runner/build").toAbsolutePath();
        Process process = new ProcessBuilder("bash", script.toString(), folder.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IOException("the oracle runner cannot be built: " + said);
        }
        return folder;
    }

    /** {@return how each case ends} */
    List<Outcome> run(List<Sequence> cases) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        "timeout",
                        "300",
                        littleEndian ? "qemu-ppc64le-static" : "qemu-ppc64-static",
                        "-cpu",
                        model,
                        runner.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Thread feeder = Thread.ofVirtual().start(() -> feed(cases, process.getOutputStream()));
        ByteOrder order = littleEndian ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        List<Outcome> outcomes = new ArrayList<>();
        try (InputStream in = process.getInputStream()) {
            for (int i = 0; i < cases.size(); i++) {
                ByteBuffer result = ByteBuffer.wrap(in.readNBytes(RESULT_SIZE)).order(order);
                if (result.remaining() < RESULT_SIZE) {
                    throw new IOException("the oracle ended in case " + i);
                }
                Registers out = Registers.read(result);
                outcomes.add(new Outcome(out, result.getLong(), result.getLong()));
            }
        }
        feeder.join();
        process.waitFor();
        return outcomes;
    }

    private void feed(List<Sequence> cases, OutputStream out) {
        try (out) {
            ByteBuffer request = ByteBuffer.allocate(Registers.SIZE + 4 * Sequence.LONGEST)
                    .order(littleEndian ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            for (Sequence sequence : cases) {
                request.clear();
                sequence.in().write(request);
                for (int i = 0; i < Sequence.LONGEST; i++) {
                    request.putInt(i < sequence.words().length ? sequence.words()[i] : Sequence.TRAP);
                }
                out.write(request.array());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
