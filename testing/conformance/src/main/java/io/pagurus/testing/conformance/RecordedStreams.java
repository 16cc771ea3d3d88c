package io.pagurus.testing.conformance;

import io.pagurus.migration.stream.ScanOptions;
import io.pagurus.migration.stream.StreamImage;
import io.pagurus.migration.stream.StreamRules;
import io.pagurus.migration.stream.StreamScanner;
import io.pagurus.migration.stream.StreamSource;
import io.pagurus.savestate.DescriptionCatalog;
import io.pagurus.vmstate.VmStateException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The streams recorded from QEMU: those of {@code testing/streams}, and all of a folder that the system property
 * {@code pagurus.streams} names.
 */
public final class RecordedStreams {
    private static final String OTHER_FOLDER = "pagurus.streams";

    private RecordedStreams() {}

    /** {@return the names of the streams at hand} */
    public static List<String> names() {
        try (Stream<Path> files = Files.list(folder())) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(".stream") || name.endsWith(".stream.xz"))
                    .map(name -> name.substring(0, name.indexOf(".stream")))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException("no recorded streams", e);
        }
    }

    /**
     * {@return a stream taken apart}
     *
     * @param name its name
     * @param machineType machine type, where the stream does not name it; empty if it does
     * @param catalogs what may delimit sections that the stream does not describe
     * @throws IOException if it cannot be read
     * @throws VmStateException if it cannot be taken apart
     */
    public static StreamImage scan(String name, String machineType, DescriptionCatalog... catalogs)
            throws IOException, VmStateException {
        Optional<String> type = machineType.isEmpty() ? Optional.empty() : Optional.of(machineType);
        return StreamScanner.scan(
                StreamSource.open(file(name)),
                new ScanOptions(_ -> Optional.empty(), List.of(catalogs), type, StreamRules.AUTO));
    }

    /** {@return where a stream is} */
    public static Path file(String name) {
        Path plain = folder().resolve(name + ".stream");
        return Files.exists(plain) ? plain : folder().resolve(name + ".stream.xz");
    }

    private static Path folder() {
        String other = System.getProperty(OTHER_FOLDER, "");
        if (!other.isEmpty()) {
            return Path.of(other);
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path streams = at.resolve("testing/streams");
            if (Files.isDirectory(streams)) {
                return streams;
            }
        }
        throw new IllegalStateException("testing/streams is not above the working folder");
    }
}
