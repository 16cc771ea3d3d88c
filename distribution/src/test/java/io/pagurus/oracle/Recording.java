package io.pagurus.oracle;

import io.pagurus.migration.stream.StreamSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A recorded stream and how its QEMU was started.
 *
 * @param name its name
 * @param release of the QEMU that sent it, such as 7.2
 * @param arguments of the destination: those of the source and what was plugged in later
 * @param file packed by xz
 */
record Recording(String name, String release, List<String> arguments, Path file) {
    private static final String MANIFEST = "MANIFEST.tsv";

    Recording {
        arguments = List.copyOf(arguments);
    }

    /** {@return all recordings at hand, by name: the repository's own and those beside it} */
    static Map<String, Recording> all() throws IOException {
        Map<String, Recording> all = new TreeMap<>();
        for (Path folder :
                folders().filter(path -> Files.exists(path.resolve(MANIFEST))).toList()) {
            List<String> lines = Files.readAllLines(folder.resolve(MANIFEST));
            List<String> columns = List.of(lines.getFirst().split("\t", -1));
            for (String line : lines.subList(1, lines.size())) {
                Recording recording = of(folder, columns, List.of(line.split("\t", -1)));
                all.putIfAbsent(recording.name(), recording);
            }
        }
        return all;
    }

    static Recording named(String name) throws IOException {
        return Optional.ofNullable(all().get(name)).orElseThrow();
    }

    private static Stream<Path> folders() {
        Path root = Path.of(System.getProperty("pagurus.root"));
        String named = System.getProperty("pagurus.streams", "");
        return Stream.of(
                root.resolve("testing/streams"), named.isEmpty() ? root.resolve("../shared/streams") : Path.of(named));
    }

    private static Recording of(Path folder, List<String> columns, List<String> cells) {
        List<String> arguments = new ArrayList<>();
        String release = "";
        for (int i = 1; i < columns.size(); i++) {
            if (columns.get(i).contains("arguments")) {
                Stream.of(cells.get(i).split(" "))
                        .filter(word -> !word.isEmpty())
                        .forEach(arguments::add);
            } else if (columns.get(i).equals("QEMU version")) {
                release = cells.get(i);
            }
        }
        String name = cells.getFirst();
        return new Recording(name, release, withoutKernel(arguments), folder.resolve(name + ".stream.xz"));
    }

    /** A destination needs no kernel: it is in the RAM that arrives. */
    private static List<String> withoutKernel(List<String> arguments) {
        List<String> kept = new ArrayList<>();
        boolean dropping = false;
        for (String word : arguments) {
            if (word.startsWith("-")) {
                dropping = List.of("-kernel", "-initrd", "-append").contains(word);
            }
            if (!dropping) {
                kept.add(word);
            }
        }
        return kept;
    }

    /** {@return its machine type, such as pseries-7.2} */
    String machineType() {
        return arguments.get(arguments.indexOf("-M") + 1).replaceFirst(",.*", "");
    }

    StreamSource open() throws IOException {
        return StreamSource.open(file);
    }

    @Override
    public String toString() {
        return name;
    }
}
