package io.pagurus.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pagurus.migration.live.Roundtrip;
import io.pagurus.migration.stream.StreamSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every recorded stream is loaded into live devices and saved again; every byte is compared. */
class RoundtripIT {
    @TempDir
    Path directory;

    @TestFactory
    Stream<DynamicTest> streamsComeOutIdentical() throws Exception {
        List<Path> streams = new ArrayList<>(in(Installation.own()));
        Installation.recorded()
                .ifPresentOrElse(
                        folder -> {
                            streams.addAll(in(folder));
                            streams.add(folder.resolve("special/live-precopy.stream.xz"));
                            streams.add(folder.resolve("special/plain.conn0.fwd.xz"));
                            streams.add(folder.resolve("special/return-path.conn0.fwd.xz"));
                        },
                        () -> System.out.println(
                                "Only the repository's own streams: the folder of all recordings is not here"));
        assertTrue(streams.size() > 10, "no streams to try");
        return streams.stream()
                .map(stream -> DynamicTest.dynamicTest(String.valueOf(stream.getFileName()), () -> roundtrip(stream)));
    }

    private void roundtrip(Path stream) throws Exception {
        Path saved = directory.resolve("saved");
        try (Installation installation = new Installation()) {
            Roundtrip.Result result =
                    new Roundtrip(installation.loader(), Installation.options()).run(StreamSource.open(stream), saved);
            List<Roundtrip.Part> bad =
                    result.parts().stream().filter(part -> !part.good()).toList();
            assertEquals(List.of(), bad);
            assertTrue(
                    result.parts().stream()
                                    .filter(part -> part.carrier().startsWith("live"))
                                    .count()
                            >= 4,
                    "fewer live devices than every pseries machine has");
            List<Roundtrip.Part> carriedCpus = result.parts().stream()
                    .filter(part -> part.part().matches("cpu(_common)?/\\d+"))
                    .filter(part -> !part.carrier().startsWith("live: /cpu/"))
                    .toList();
            assertEquals(List.of(), carriedCpus, "CPUs that no device holds");
            assertEquals(List.of(), installation.machines().list());
        } finally {
            Files.deleteIfExists(saved);
        }
    }

    private static List<Path> in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".stream.xz"))
                    .sorted()
                    .toList();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
