package io.pagurus.fuzz;

import io.pagurus.qdev.DeviceException;
import io.pagurus.vmstate.VmStateException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Inputs to begin with: valid ones, made by code or cut out of recorded streams, and those that once failed. */
public final class Seeds {
    private static final List<String> RECORDED =
            List.of("fw-m2.1-power8", "fw-m7.2-power8", "fw-hot-dimm", "fw-dev-vlan", "v10.0-m7.2-power9-slof");
    private static final List<String> MACHINE_TYPES = List.of("2.1", "2.3", "5.2", "7.2", "11.1");
    private static final List<String> WITH_JSON = MACHINE_TYPES.subList(1, MACHINE_TYPES.size());

    private final Path root;

    /** Seeds of a checkout. */
    Seeds(Path root) {
        this.root = root;
    }

    /** {@return the inputs for a target} */
    List<byte[]> of(Targets target) throws IOException, VmStateException, DeviceException {
        List<byte[]> seeds = new ArrayList<>();
        switch (target) {
            case SCAN, DEVICES, LOAD -> {
                for (String type : target == Targets.SCAN ? WITH_JSON : MACHINE_TYPES) {
                    seeds.add(SmallMachine.stream(type));
                }
                for (Excerpt excerpt : excerpts()) {
                    if (excerpt.hasJson() || target != Targets.SCAN) {
                        seeds.add(excerpt.stream());
                    }
                }
            }
            case SECTION -> seeds.addAll(new SectionTarget().seeds());
            case JSON -> excerpts().forEach(excerpt -> seeds.addAll(excerpt.jsons()));
            case DESCRIBED -> excerpts().forEach(excerpt -> seeds.addAll(excerpt.described()));
        }
        return seeds;
    }

    private List<Excerpt> excerpts() throws IOException, VmStateException {
        List<Excerpt> excerpts = new ArrayList<>();
        for (String name : RECORDED) {
            excerpts.add(new Excerpt(root.resolve("testing").resolve("streams").resolve(name + ".stream.xz")));
        }
        return excerpts;
    }

    /** {@return the inputs that once broke a promise} */
    List<byte[]> findings(Targets target) throws IOException {
        Path folder = root.resolve("fuzz").resolve("findings").resolve(target.word());
        List<byte[]> findings = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (var files = Files.list(folder)) {
                for (Path file : files.sorted().toList()) {
                    findings.add(Files.readAllBytes(file));
                }
            }
        }
        return findings;
    }

    /**
     * Writes the seeds of a target into a folder, for the fuzzer.
     *
     * @param arguments root of the repository, target, folder
     * @throws Exception if there are no seeds
     */
    public static void main(String[] arguments) throws Exception {
        Targets target = Targets.named(arguments[1]);
        Seeds all = new Seeds(Path.of(arguments[0]));
        Path folder = Files.createDirectories(Path.of(arguments[2]));
        List<byte[]> seeds = new ArrayList<>(all.of(target));
        seeds.addAll(all.findings(target));
        for (byte[] seed : seeds) {
            Files.write(folder.resolve("%08x-%d".formatted(Arrays.hashCode(seed), seed.length)), seed);
        }
    }
}
