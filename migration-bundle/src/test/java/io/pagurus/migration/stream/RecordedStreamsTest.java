package io.pagurus.migration.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.pagurus.migration.stream.StreamItem.SectionItem;
import io.pagurus.vmstate.VmStateException;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tukaani.xz.XZInputStream;

/** Streams that real QEMUs wrote, held against what QEMU and its tools say of them. */
class RecordedStreamsTest {
    /** Has no JSON: only a catalogue of descriptions can delimit its sections. */
    private static final String WITHOUT_JSON = "fw-m2.1-power8";

    private static final Pattern STAMP = Pattern.compile("^\\d+@[\\d.]+:");

    static Stream<Path> streams() {
        return Streams.all().stream().filter(f -> !Streams.name(f).equals(WITHOUT_JSON));
    }

    @ParameterizedTest
    @MethodSource("streams")
    void sectionsAreWhereQemuPutThem(Path file) throws IOException, VmStateException {
        Path expected = file.resolveSibling(Streams.name(file) + ".sections.txt");
        assumeTrue(Files.exists(expected), "no list of sections recorded with " + file);
        StreamImage image = StreamScanner.scan(StreamSource.open(file), ScanOptions.PLAIN);
        StringBuilder found = new StringBuilder();
        for (SectionItem s : image.fullSections()) {
            SectionHeader h = s.header();
            found.append("%d\tFULL\t%s\t%s\tv%d\t%d\t%s\t%s\n"
                    .formatted(
                            h.sectionId(),
                            h.id().idstr(),
                            h.id().instance(),
                            h.versionId(),
                            s.end() - s.offset(),
                            s.vmsdName(),
                            String.join(",", s.subsections())));
        }
        assertEquals(Files.readString(expected), found.toString());
    }

    @ParameterizedTest
    @MethodSource("streams")
    void everyPageIsThereAndSavingRepeatsTheStream(Path file) throws IOException, VmStateException {
        StreamSource source = StreamSource.open(file);
        StreamImage image = StreamScanner.scan(source, ScanOptions.PLAIN);
        assertEquals(0, image.ram().unmentioned());
        assertEquals(0, image.ram().superseded());
        assertEquals(0, image.end().leftOver());
        ByteArrayOutputStream again = new ByteArrayOutputStream();
        RamWriter.Replay replay = new Resave(image).write(again);
        assertEquals(0, replay.rewritten());
        assertEquals(-1, source.slice(0, source.size()).mismatch(ByteBuffer.wrap(again.toByteArray())));
    }

    @ParameterizedTest
    @MethodSource("streams")
    void tracesAsQemuDid(Path file) throws IOException, VmStateException {
        Path recorded = file.resolveSibling(Streams.name(file) + ".trace.xz");
        assumeTrue(Files.exists(recorded), "no trace recorded with " + file);
        List<String> expected;
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(new XZInputStream(Files.newInputStream(recorded)), StandardCharsets.UTF_8))) {
            expected = in.lines()
                    .map(line -> STAMP.matcher(line).replaceFirst(""))
                    .filter(RecordedStreamsTest::outer)
                    .toList();
        }
        List<String> found = new ArrayList<>();
        StreamScanner.scan(StreamSource.open(file), ScanOptions.PLAIN, StreamTrace.to(found::add));
        assertEquals(expected, found.stream().filter(RecordedStreamsTest::outer).toList());
    }

    /** Events of sections; those of single vmsds belong to whoever reads payloads. */
    private static boolean outer(String event) {
        return !event.startsWith("vmstate_load_state");
    }

    @Test
    void namesTheSectionThatNobodyCanDelimit() throws IOException {
        StreamSource source = StreamSource.open(Streams.own(WITHOUT_JSON));
        VmStateException refusal = Failures.of(() -> StreamScanner.scan(source, ScanOptions.PLAIN));
        assertTrue(
                refusal.getMessage().startsWith("timer/0: nothing tells where this section ends"), refusal::getMessage);
        assertEquals(
                List.of(
                        "Unknown savevm section or instance 'timer' 0. Make sure that your current VM setup matches your"
                                + " saved VM setup, including any hotplugged devices",
                        "load of migration failed: Invalid argument"),
                refusal.receiverLines());
    }

    @Test
    void outlineAndPassengersHoldWhatTheSectionsHold() throws IOException, VmStateException {
        StreamImage image = StreamScanner.scan(StreamSource.open(Streams.own("fw-m7.2-power9-vof")), ScanOptions.PLAIN);
        assertEquals("pseries-7.2", image.machineType());
        assertFalse(image.machineTypeInferred());
        var outline = image.outline();
        assertEquals(image.fullSections().size(), outline.sections().size());
        assertEquals("ppc_spapr.ram", outline.ram().getFirst().idstr());
        for (int i = 0; i < outline.sections().size(); i++) {
            assertEquals(
                    outline.sections().get(i).payload(),
                    ByteBuffer.wrap(image.passenger(i).payload()));
        }
    }
}
