package io.pagurus.spapr.machine.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pagurus.migration.stream.StreamImage;
import io.pagurus.migration.stream.StreamItem.Delimiter;
import io.pagurus.migration.stream.StreamItem.SectionItem;
import io.pagurus.migration.vmstate.BytesInput;
import io.pagurus.migration.vmstate.BytesOutput;
import io.pagurus.migration.vmstate.VmStateReader;
import io.pagurus.migration.vmstate.VmStateWriter;
import io.pagurus.savestate.SectionId;
import io.pagurus.testing.conformance.RecordedStreams;
import io.pagurus.vmstate.VmStateDescription;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PseriesCatalogTest {
    private final PseriesCatalog catalog = new PseriesCatalog();

    static Stream<String> recorded() {
        return RecordedStreams.names().stream().filter(name -> !name.equals("live-precopy"));
    }

    @Test
    void delimitsEverySectionOfTheOldestMachineTypeToTheEnd() throws Exception {
        StreamImage image = RecordedStreams.scan("fw-m2.1-power8", "pseries-2.1", catalog);
        assertFalse(image.fullSections().isEmpty());
        assertTrue(image.fullSections().stream().allMatch(s -> s.delimitedBy() == Delimiter.CATALOG));
        assertEquals(image.source().size(), image.end().endOffset());
    }

    /** What the JSON says and what the catalogue says must be the same length, and survive load and save. */
    @ParameterizedTest
    @MethodSource("recorded")
    void describesRecordedSectionsByteForByte(String name) throws Exception {
        StreamImage image = RecordedStreams.scan(name, name.contains("m2.1-") ? "pseries-2.1" : "", catalog);
        for (SectionItem section : image.fullSections()) {
            SectionId id = section.header().id();
            Optional<VmStateDescription<?>> vmsd =
                    catalog.find(image.machineType(), id, section.header().versionId());
            if (vmsd.isPresent()) {
                assertSurvives(vmsd.get(), section.header().versionId(), image.payload(section));
            } else {
                assertTrue(undescribed(id.idstr()), () -> id + " of " + image.machineType());
            }
        }
    }

    /** Sections of devices beyond the family, and those whose counts the stream does not tell. */
    private static boolean undescribed(String idstr) {
        return idstr.startsWith("pci@")
                || idstr.contains("/scsi-disk")
                || Set.of("spapr-xive", "slirp", "audio").contains(idstr);
    }

    private static <S> void assertSurvives(VmStateDescription<S> vmsd, int version, byte[] payload) throws Exception {
        S state = vmsd.newState();
        BytesInput in = new BytesInput(payload);
        VmStateReader.load(vmsd, state, in, version);
        assertEquals(0, in.remaining(), vmsd.name());
        if (version == vmsd.versionId()) {
            BytesOutput out = new BytesOutput();
            VmStateWriter.save(vmsd, state, out);
            assertEquals(hex(payload), hex(out.toByteArray()), vmsd.name());
        }
    }

    /** cpu/slb is version 2 since QEMU 9.2, without a change of its fields; what is saved is always the newest. */
    private static String hex(byte[] payload) {
        String name = HexFormat.of().formatHex("cpu/slb".getBytes(StandardCharsets.US_ASCII));
        return HexFormat.of().formatHex(payload).replace(name + "00000001", name + "00000002");
    }

    @Test
    void knowsNothingOfOtherMachines() {
        assertTrue(catalog.find("pc-i440fx-7.2", new SectionId("cpu", 0), 5).isEmpty());
        assertTrue(catalog.all("pseries-0.1").isEmpty());
    }

    @Test
    void doesNotDescribeNewerVersionsThanItKnows() {
        assertTrue(
                catalog.find("pseries-7.2", new SectionId("spapr_iommu", 0), 4).isEmpty());
        assertTrue(
                catalog.find("pseries-7.2", new SectionId("spapr_iommu", 0), 2).isPresent());
    }
}
