package io.pagurus.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Speed of the CPU: whole processes run the kernels of {@code testing/guest-programs}, ours and QEMU's on the same image.
 *
 * <p>Each is run with so many iterations and with half of them, several times, ours and QEMU's in turns; the least time of
 * each counts, for a host whose processors are threads of one core slows either down by half when a neighbour wants it. The
 * difference of the two lengths is the second half, when everything is warm; what the first half took longer is start-up,
 * warm-up and compiling, and is shown apart.
 */
final class Kernels {
    private static final double NANOS_PER_SECOND = 1e9;

    /** Where an image has its number of iterations: a big-endian word. */
    private static final int ITERATIONS_AT = 0x10;

    private static final int ROUNDS = 3;
    private static final String TIER_0 = "cpu int, tier 0";

    private static final double STEADY_AIM = 1.0;
    private static final double PROCESS_AIM = 1 / 0.8;
    private static final double MEAN_AIM = 1 / 1.5;
    private static final double TIER0_MIPS_AIM = 150;

    /** A kernel with the iterations that take QEMU about ten seconds. */
    private record Kernel(String name, int iterations) {}

    private static final List<Kernel> KERNELS = List.of(
            new Kernel("int", 30_000),
            new Kernel("vm", 660_000),
            new Kernel("call", 155_000),
            new Kernel("fp", 9_500),
            new Kernel("mem", 410));

    private final Path root;
    private final int shorter;
    private final int rounds;
    private final Predicate<String> wanted;

    /**
     * Kernels of a checkout.
     *
     * @param root of the repository, its runtime built
     * @param quick whether to run a tenth of the iterations, once
     * @param wanted which rows
     */
    Kernels(Path root, boolean quick, Predicate<String> wanted) {
        this.root = root;
        this.shorter = quick ? 10 : 1;
        this.rounds = quick ? 1 : ROUNDS;
        this.wanted = wanted;
    }

    /** What a run took and said. */
    private record Run(double seconds, String console) {}

    /** The least times of a kernel. */
    private static final class Least {
        private double whole = Double.MAX_VALUE;
        private double half = Double.MAX_VALUE;

        private double steady() {
            return whole - half;
        }
    }

    /** {@return lines for each kernel that is wanted, and for the geometric mean if all are} */
    List<Line> run() throws IOException, InterruptedException {
        List<Kernel> measured =
                KERNELS.stream().filter(kernel -> wanted(kernel, wanted)).toList();
        Path folder = root.resolve("bench/target/kernels");
        build(folder);
        List<Line> lines = new ArrayList<>();
        double product = 1;
        for (Kernel kernel : measured) {
            Path image = folder.resolve(kernel.name() + "-O2-power9-le.bin");
            int whole = kernel.iterations() / shorter;
            Path wholeImage = patched(image, whole);
            Path halfImage = patched(image, whole / 2);
            Least ours = new Least();
            Least peer = new Least();
            for (int round = 0; round < rounds; round++) {
                peer.half = Math.min(peer.half, qemu(halfImage).seconds());
                ours.half = Math.min(ours.half, pagurus(halfImage, 1, "").seconds());
                Run wholePeer = qemu(wholeImage);
                Run wholeOurs = pagurus(wholeImage, 1, "");
                peer.whole = Math.min(peer.whole, wholePeer.seconds());
                ours.whole = Math.min(ours.whole, wholeOurs.seconds());
                if (!printed(wholeOurs, kernel).equals(printed(wholePeer, kernel))) {
                    throw new IOException("%s prints %s here and %s in QEMU"
                            .formatted(image, wholeOurs.console(), wholePeer.console()));
                }
            }
            double cold = ours.half - ours.steady();
            if (ours.steady() > 0 && peer.steady() > 0) {
                product *= ours.steady() / peer.steady();
                lines.add(new Line(
                        row(kernel, "steady"),
                        ours.steady(),
                        "s",
                        "qemu-system-ppc64, TCG, one thread",
                        peer.steady(),
                        STEADY_AIM,
                        String.format(Locale.ROOT, "%.2f times QEMU's speed", peer.steady() / ours.steady()),
                        "the second half of %d iterations in tier 1, least of %d runs".formatted(whole, rounds),
                        "what a guest that runs for long gets"));
            } else {
                product = Double.NaN;
                System.err.printf("%s: the half takes no less than the whole; no steady row%n", row(kernel, "steady"));
            }
            lines.add(new Line(
                    row(kernel, "process"),
                    ours.whole,
                    "s",
                    "qemu-system-ppc64, TCG, one thread",
                    peer.whole,
                    PROCESS_AIM,
                    cold > 0 ? String.format(Locale.ROOT, "start, warm-up and compiling: %.2f s of it", cold) : "",
                    String.join("\n          ", profile(wholeImage)),
                    "a test of a few seconds pays for all of it"));
        }
        if (measured.equals(KERNELS) && !Double.isNaN(product)) {
            double mean = Math.pow(product, 1.0 / KERNELS.size());
            lines.add(new Line(
                    "cpu, steady, mean",
                    mean,
                    "",
                    "QEMU's time",
                    1,
                    MEAN_AIM,
                    String.format(Locale.ROOT, "%.2f times QEMU's speed", 1 / mean),
                    "geometric mean of the steady rows",
                    "one number for the engine"));
        }
        if (wanted.test(TIER_0)) {
            lines.add(interpreted(folder));
        }
        return lines;
    }

    private static String row(Kernel kernel, String what) {
        return "cpu %s, %s".formatted(kernel.name(), what);
    }

    /** {@return whether there is a row that is wanted} */
    static boolean wanted(Predicate<String> wanted) {
        return wanted.test(TIER_0) || KERNELS.stream().anyMatch(kernel -> wanted(kernel, wanted));
    }

    private static boolean wanted(Kernel kernel, Predicate<String> wanted) {
        return wanted.test(row(kernel, "steady")) || wanted.test(row(kernel, "process"));
    }

    /** One more run, which records where its time goes. */
    private List<String> profile(Path image) throws IOException, InterruptedException {
        Path recording = Files.createTempFile("kernel", ".jfr");
        try {
            pagurus(image, 1, KernelProfile.options(recording));
            return KernelProfile.read(recording);
        } finally {
            Files.delete(recording);
        }
    }

    /** Tier 0 on the integer kernel: instructions by the guest's own count, time by the difference of two runs. */
    private Line interpreted(Path folder) throws IOException, InterruptedException {
        Kernel kernel = KERNELS.getFirst();
        Path image = folder.resolve(kernel.name() + "-O2-power9-le.bin");
        int whole = kernel.iterations() / shorter / 10;
        double least = Double.MAX_VALUE;
        double leastOfHalf = Double.MAX_VALUE;
        double millions = 0;
        for (int round = 0; round < rounds; round++) {
            Run half = pagurus(patched(image, whole / 2), 0, "");
            Run ours = pagurus(patched(image, whole), 0, "");
            leastOfHalf = Math.min(leastOfHalf, half.seconds());
            least = Math.min(least, ours.seconds());
            millions = (instructions(ours) - instructions(half)) / 1e6;
        }
        double seconds = least - leastOfHalf;
        return new Line(
                TIER_0,
                seconds,
                "s",
                "%.0f million instructions a second".formatted(TIER0_MIPS_AIM),
                millions / TIER0_MIPS_AIM,
                1,
                String.format(Locale.ROOT, "%.0f million instructions a second", millions / seconds),
                "the interpreter, its software TLB and block links",
                "most code of a boot is cold and runs here");
    }

    /** The line of checksums that a kernel prints. */
    private static String printed(Run run, Kernel kernel) throws IOException {
        return run.console()
                .lines()
                .filter(line -> line.startsWith(kernel.name() + " "))
                .findFirst()
                .orElseThrow(() -> new IOException("no checksum of " + kernel.name() + " in: " + run.console()));
    }

    private static double instructions(Run run) throws IOException {
        var found = Pattern.compile("\"instructions\"\\s*:\\s*\"(\\d+)\"").matcher(run.console());
        if (!found.find()) {
            throw new IOException("no count of instructions in: " + run.console());
        }
        return Double.parseDouble(found.group(1));
    }

    private void build(Path folder) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of("bash", root.resolve("testing/guest-programs/build").toString(), folder.toString()));
        KERNELS.forEach(kernel -> command.add(kernel.name()));
        time(command);
    }

    private static Path patched(Path image, int iterations) throws IOException {
        byte[] bytes = Files.readAllBytes(image);
        ByteBuffer.wrap(bytes).order(ByteOrder.BIG_ENDIAN).putInt(ITERATIONS_AT, iterations);
        Path copy = Files.createTempFile(image.getFileName().toString(), ".bin");
        copy.toFile().deleteOnExit();
        Files.write(copy, bytes);
        return copy;
    }

    private Run qemu(Path image) throws IOException, InterruptedException {
        return time(List.of(
                "qemu-system-ppc64",
                "-M",
                "pseries-7.2,cap-cfpc=broken,cap-sbbc=broken,cap-ibs=broken,cap-ccf-assist=off",
                "-cpu",
                "POWER9",
                "-m",
                "512",
                "-accel",
                "tcg,thread=single",
                "-nodefaults",
                "-display",
                "none",
                "-serial",
                "stdio",
                "-bios",
                image.toString()));
    }

    private Run pagurus(Path image, int tier, String options) throws IOException, InterruptedException {
        String line = "vm:create pseries-7.2 --cpu POWER9 --memory 512M --tier %d --bios %s; vm:start; vm:wait"
                .formatted(tier, image);
        return time(
                List.of(root.resolve("pagurus").toString(), "exec", tier == 0 ? line + "; cpu:info --json" : line),
                options);
    }

    private static Run time(List<String> command) throws IOException, InterruptedException {
        return time(command, "");
    }

    private static Run time(List<String> command, String options) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        if (!options.isEmpty()) {
            builder.environment().merge("PAGURUS_JAVA_OPTS", options, (given, more) -> given + " " + more);
        }
        long start = System.nanoTime();
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = process.waitFor();
        double seconds = (System.nanoTime() - start) / NANOS_PER_SECOND;
        if (status != 0) {
            throw new IOException(String.join(" ", command) + " ended with " + status + ": " + said);
        }
        return new Run(seconds, said);
    }
}
