package io.pagurus.cpu.ppc64.oracle;

import io.pagurus.testing.tools.RequiredTools;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs sequences in {@code qemu-ppc64} or {@code qemu-ppc64le}, through the runner of testing/guest-programs. */
final class Oracle {
    private static final int RESULT_SIZE = Registers.SIZE + 16;

    /** What the emulator says when it gives up on an alignment interrupt, its exception number 5. */
    private static final String ALIGNMENT = "Unknown exception 0x5.";

    private final Path runner;
    private final boolean littleEndian;
    private final String model;

    /**
     * An oracle.
     *
     * @param runners folder of the built runners
     * @param littleEndian byte order of the target
     * @param model {@code POWER8} or {@code POWER9}
     */
    Oracle(Path runners, boolean littleEndian, String model) {
        this.runner = runners.resolve(littleEndian ? "oracle-runner-powerpc64le" : "oracle-runner-powerpc64");
        this.littleEndian = littleEndian;
        this.model = model;
    }

    /** Skips the test, saying why, if the oracle cannot be run here; fails it where everything must be there. */
    static void required() {
        RequiredTools.required(
                "qemu-user-static, gcc-powerpc64le-linux-gnu, gcc-powerpc64-linux-gnu, libc6-dev-ppc64el-cross,"
                        + " libc6-dev-ppc64-cross",
                "qemu-ppc64-static",
                "qemu-ppc64le-static",
                "powerpc64-linux-gnu-gcc",
                "powerpc64le-linux-gnu-gcc");
    }

    /** Builds the runners for both byte orders. */
    static Path build(Path folder) throws IOException, InterruptedException {
        Path script = Path.of("../testing/guest-programs/oracle-runner/build").toAbsolutePath();
        Process process = new ProcessBuilder("bash", script.toString(), folder.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("the oracle runner cannot be built: " + said);
        }
        return folder;
    }

    /** {@return how each case ends} */
    List<Outcome> run(List<Sequence> cases) throws IOException, InterruptedException {
        List<Outcome> outcomes = new ArrayList<>();
        while (outcomes.size() < cases.size()) {
            runSome(cases.subList(outcomes.size(), cases.size()), outcomes);
        }
        return outcomes;
    }

    /** Runs cases in one process, up to the first on which the emulator gives up. */
    private void runSome(List<Sequence> cases, List<Outcome> outcomes) throws IOException, InterruptedException {
        Path said = Files.createTempFile("oracle", ".log");
        Process process = new ProcessBuilder(
                        littleEndian ? "qemu-ppc64le-static" : "qemu-ppc64-static", "-cpu", model, runner.toString())
                .redirectError(said.toFile())
                .start();
        try {
            Thread feeder = Thread.ofVirtual().start(() -> feed(cases, process.getOutputStream()));
            ByteOrder order = littleEndian ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
            InputStream in = process.getInputStream();
            for (int i = 0; i < cases.size(); i++) {
                ByteBuffer result = ByteBuffer.wrap(in.readNBytes(RESULT_SIZE)).order(order);
                if (result.remaining() < RESULT_SIZE) {
                    process.waitFor(10, TimeUnit.SECONDS);
                    String text = Files.readString(said, StandardCharsets.ISO_8859_1);
                    if (!text.contains(ALIGNMENT)) {
                        throw new IOException("the oracle ended in case " + i + ": " + text + "\n" + cases.get(i));
                    }
                    outcomes.add(Outcome.GAVE_UP);
                    break;
                }
                Registers out = Registers.read(result);
                outcomes.add(new Outcome(out, result.getLong(), result.getLong()));
            }
            process.destroy();
            feeder.join();
        } finally {
            process.destroyForcibly();
            Files.delete(said);
        }
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
            // The oracle ended early; whoever reads its results tells why.
            return;
        }
    }
}
