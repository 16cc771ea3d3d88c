package io.pagurus.migration.stream;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pagurus.vmstate.VmStateException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** What the writer writes, the reader reads. */
class StreamRoundTripTest {
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void readsWhatItWrote(boolean modern) throws VmStateException {
        byte[] bytes = SmallStream.bytes(modern);
        StreamImage image = SmallStream.scan(bytes);
        assertEquals(modern, image.end().footers());
        assertEquals(modern ? "pseries-7.2" : "pseries-2.3", image.machineType());
        assertEquals(!modern, image.machineTypeInferred());
        assertEquals(OptionalInt.of(18), image.htabShift());
        assertEquals(3, image.htab().valid());
        assertEquals(2, image.ram().count(PageKind.ZERO));
        StreamItem.SectionItem device = image.fullSections().getFirst();
        assertEquals(SmallStream.DEVICE, device.header().id());
        assertEquals(List.of("box/lid"), device.subsections());
        assertEquals(StreamItem.Delimiter.JSON, device.delimitedBy());
        assertEquals(SmallStream.DEVICE_JSON, image.passenger(0).vmdesc());
        ByteArrayOutputStream again = new ByteArrayOutputStream();
        new Resave(image).write(again);
        assertArrayEquals(bytes, again.toByteArray());
    }

    @Test
    void keepsEveryByteOfTheConfiguration() throws VmStateException {
        byte[] capabilities = {0, 0, 0, 2, 1, 'a', 0};
        StreamConfiguration sent = new StreamConfiguration(
                "pseries-9.2",
                List.of(
                        new StreamConfiguration.Subsection(
                                "configuration/target-page-bits", 1, new byte[] {0, 0, 0, 12}),
                        new StreamConfiguration.Subsection("configuration/capabilities", 1, capabilities),
                        new StreamConfiguration.Subsection("configuration/uuid", 1, new byte[16])));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        StreamWriter writer = new StreamWriter(bytes, true);
        writer.header();
        writer.configuration(sent);
        writer.eof();
        writer.flush();
        StreamConfiguration received = SmallStream.scan(bytes.toByteArray()).configuration();
        assertNotNull(received);
        assertEquals("pseries-9.2", received.machineType());
        assertEquals(List.of("a", ""), received.capabilities());
        assertEquals(12, received.targetPageBits().orElseThrow());
        assertTrue(received.uuid().isPresent());
        for (int i = 0; i < 3; i++) {
            assertArrayEquals(
                    sent.subsections().get(i).body(),
                    received.subsections().get(i).body());
        }
    }

    @Test
    void acceptsTheBeginningOfTheLocalMachineTypeOnly() throws VmStateException {
        StreamConfiguration.of("pseries-7").checkMachine("pseries-7.2");
        VmStateException refusal =
                Failures.of(() -> StreamConfiguration.of("pseries-7.2").checkMachine("pseries-7.1"));
        assertEquals(
                List.of("Machine type received is 'pseries-7.2' and local is 'pseries-7.1'"), refusal.receiverLines());
    }

    @Test
    void readsAChannelAsItReadsAFile() throws VmStateException {
        byte[] bytes = SmallStream.bytes(true);
        ScanHandler handler = new ScanHandler(
                StreamSource.ofBytes(bytes),
                ScanOptions.PLAIN,
                StreamTrace.logging(),
                VmDesc.parse(SmallStream.json(), 0));
        ChannelInput in = new ChannelInput(Channels.newChannel(new ByteArrayInputStream(bytes)), 1 << 20);
        StreamEnd end = new StreamReader(in, StreamRules.AUTO).read(handler);
        assertArrayEquals(SmallStream.json(), end.vmdesc());
        assertEquals(
                SmallStream.scan(bytes).sections().count(),
                handler.image(end, null).sections().count());
    }

    @Test
    void opensPackedFilesByTheirMagic(@TempDir Path folder) throws IOException, VmStateException {
        byte[] bytes = SmallStream.bytes(true);
        Path file = folder.resolve("packed");
        try (OutputStream out = new XZOutputStream(Files.newOutputStream(file), new LZMA2Options())) {
            out.write(bytes);
        }
        StreamSource source = StreamSource.open(file);
        assertEquals(bytes.length, source.size());
        assertFalse(StreamScanner.scan(source, ScanOptions.PLAIN).items().isEmpty());
        IOException refusal = assertThrows(IOException.class, () -> StreamSource.open(file, bytes.length - 1L));
        assertTrue(String.valueOf(refusal.getMessage()).contains("unpacks to more than"));
    }

    @Test
    void showsArraysStructuresAndSubsections() throws VmStateException, IOException {
        StreamImage image = SmallStream.scan(SmallStream.bytes(true));
        StringBuilder text = new StringBuilder();
        SectionShow.section(image, image.fullSections().getFirst(), text);
        assertEquals("""
                {
                    "a": "0xdeadbeef",
                    "list": [
                        "0x0001",
                        "0xffff (-1)",
                        "0x0003"
                    ],
                    "part": [
                        {
                            "flag": true
                        },
                        {
                            "flag": false,
                            "box/part/more": {
                                "x": "ca fe"
                            }
                        }
                    ],
                    "box/lid": {
                        "y": "0xfe (-2)"
                    }
                }""", text.toString());
    }
}
