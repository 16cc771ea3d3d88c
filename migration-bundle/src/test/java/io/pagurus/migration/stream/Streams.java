package io.pagurus.migration.stream;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds recorded streams: the repository's own, and the larger collection that may lie beside it. */
final class Streams {
    private static final Path OWN = Path.of("..", "testing", "streams");

    private Streams() {}

    /** {@return the collection named by {@code pagurus.streams} or lying beside the repository} */
    static Optional<Path> collection() {
        String named = System.getProperty("pagurus.streams");
        Stream<Path> candidates = named != null
                ? Stream.of(Path.of(named))
                : Stream.of(Path.of("..", "..", "shared", "streams"), Path.of("..", "shared", "streams"));
        return candidates.filter(Files::isDirectory).findFirst();
    }

    /** {@return all recorded streams that can be found, each name once} */
    static List<Path> all() {
        List<Path> found = new ArrayList<>();
        for (Path folder : Stream.concat(collection().stream(), Stream.of(OWN)).toList()) {
            for (Path file : list(folder)) {
                if (found.stream().noneMatch(f -> f.getFileName().equals(file.getFileName()))) {
                    found.add(file);
                }
            }
        }
        if (collection().isEmpty()) {
            System.out.println("skipped: streams beyond testing/streams; name their folder with -Dpagurus.streams");
        }
        return found;
    }

    /** {@return one of the repository's own streams} */
    static Path own(String name) {
        return OWN.resolve(name + ".stream.xz");
    }

    static String name(Path file) {
        return String.valueOf(file.getFileName()).replace(".stream.xz", "");
    }

    private static List<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".stream.xz"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
