package io.pagurus.migration.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pagurus.migration.stream.StreamItem.SectionItem;
import io.pagurus.vmstate.VmStateException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Compares with texts that were equal to the output of QEMU's {@code analyze-migration.py -d state} for the same files
 * when they were recorded; large ones are kept as digests.
 */
class SectionShowTest {
    @ParameterizedTest
    @ValueSource(strings = {"fw-m7.2-power9-vof", "v5.2-m5.2-power9-slof"})
    void showsEverySectionAsQemusScriptDoes(String name)
            throws IOException, VmStateException, NoSuchAlgorithmException {
        StreamImage image = StreamScanner.scan(StreamSource.open(Streams.own(name)), ScanOptions.PLAIN);
        StringBuilder found = new StringBuilder();
        for (SectionItem s : image.fullSections()) {
            StringBuilder text = new StringBuilder();
            SectionShow.section(image, s, text);
            byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            found.append("%s\t%d\t%s\n"
                    .formatted(
                            s.header().id(),
                            bytes.length,
                            HexFormat.of()
                                    .formatHex(
                                            MessageDigest.getInstance("SHA-256").digest(bytes))));
        }
        assertEquals(resource(name + ".show.tsv"), found.toString());
    }

    @Test
    void showsASmallSectionInFull() throws IOException, VmStateException {
        StreamImage image = StreamScanner.scan(StreamSource.open(Streams.own("fw-m7.2-power9-vof")), ScanOptions.PLAIN);
        StringBuilder text = new StringBuilder();
        SectionItem section = image.fullSections().stream()
                .filter(s -> s.header().id().toString().equals("spapr_iommu/2147483649"))
                .findFirst()
                .orElseThrow();
        SectionShow.section(image, section, text);
        assertEquals(resource("spapr_iommu-window.json"), text.append('\n').toString());
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(SectionShowTest.class.getResourceAsStream("/stream/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
