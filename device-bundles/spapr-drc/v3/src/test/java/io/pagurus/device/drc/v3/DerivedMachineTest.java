package io.pagurus.device.drc.v3;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pagurus.core.machine.CoreMachines;
import io.pagurus.core.qdev.InstalledDeviceTypes;
import io.pagurus.core.qdev.InstalledMachineTypes;
import io.pagurus.device.drc.v1.IndexRegisteredDrc;
import io.pagurus.device.iommu.v1.LiobnRegisteredIommu;
import io.pagurus.device.nvram.NvramType;
import io.pagurus.device.rtc.RtcType;
import io.pagurus.device.vty.VtyType;
import io.pagurus.machine.Machine;
import io.pagurus.machine.MachineType;
import io.pagurus.migration.live.SectionSaver;
import io.pagurus.migration.stream.StreamImage;
import io.pagurus.migration.stream.StreamItem.SectionItem;
import io.pagurus.savestate.SaveStateBody;
import io.pagurus.savestate.SaveStateEntry;
import io.pagurus.spapr.DrConnectors;
import io.pagurus.spapr.DrcType;
import io.pagurus.spapr.machine.PseriesType;
import io.pagurus.spapr.machine.catalog.PseriesCatalog;
import io.pagurus.testing.conformance.RecordedStreams;
import io.pagurus.testing.conformance.SavedState;
import io.pagurus.testing.conformance.SavedState.Section;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The machines that sent the recorded streams, built from device types and passengers, loaded, and saved again. */
class DerivedMachineTest {
    static Stream<String> recorded() {
        return RecordedStreams.names().stream().filter(name -> !name.equals("live-precopy"));
    }

    private static CoreMachines runtime() {
        return new CoreMachines(
                InstalledDeviceTypes.of(
                        new LiobnRegisteredIommu(),
                        new IndexRegisteredDrc(),
                        new VtyType(),
                        new NvramType(),
                        new RtcType()),
                InstalledMachineTypes.of(PseriesType.all().toArray(MachineType[]::new)));
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void everySectionIsSentAgainUnderItsNumberAndUnchanged(String name) throws Exception {
        StreamImage image =
                RecordedStreams.scan(name, name.contains("m2.1-") ? "pseries-2.1" : "", new PseriesCatalog());
        try (CoreMachines machines = runtime()) {
            Machine machine = machines.create(machines.type(image.machineType()).orElseThrow(), "");
            machines.assemble(machine, image.outline(), image::passenger, Map.of());
            List<SectionItem> received = image.fullSections();
            for (SectionItem section : received) {
                Section one =
                        new Section(section.header().id(), section.header().versionId(), image.payload(section));
                SavedState.load(machine.saveStates(), one);
            }
            List<SaveStateEntry> sent = machine.saveStates().entries().stream()
                    .filter(SectionSaver::needed)
                    .toList();
            assertEquals(
                    received.stream()
                            .map(s -> s.header().sectionId() + " " + s.header().id())
                            .toList(),
                    sent.stream()
                            .map(entry -> entry.sectionId() + " " + entry.id())
                            .toList());
            Map<String, byte[]> saved = new HashMap<>();
            SavedState.of(machine.saveStates())
                    .sections()
                    .forEach(section -> saved.put(section.id().toString(), section.payload()));
            for (int i = 0; i < received.size(); i++) {
                SaveStateEntry entry = sent.get(i);
                assertEquals(received.get(i).header().versionId(), entry.versionId(), entry.id()::toString);
                byte[] again = entry.body() instanceof SaveStateBody.Passenger passenger
                        ? passenger.payload()
                        : saved.get(entry.id().toString());
                assertArrayEquals(image.payload(received.get(i)), again, entry.id()::toString);
            }
            assertTrue(sent.stream().anyMatch(entry -> entry.body() instanceof SaveStateBody.Described<?>));
        }
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void connectorsOfWhatIsThereAreAttached(String name) throws Exception {
        StreamImage image =
                RecordedStreams.scan(name, name.contains("m2.1-") ? "pseries-2.1" : "", new PseriesCatalog());
        try (CoreMachines machines = runtime()) {
            Machine machine = machines.create(machines.type(image.machineType()).orElseThrow(), "");
            machines.assemble(machine, image.outline(), image::passenger, Map.of());
            DrConnectors connectors = machine.contract(DrConnectors.class).orElseThrow();
            long cores = connectors.all().stream()
                    .filter(connector -> connector.type() == DrcType.CPU && connector.attached())
                    .count();
            long cpus = image.fullSections().stream()
                    .filter(section -> section.header().id().idstr().equals("cpu_common"))
                    .count();
            assertEquals(name.contains("m2.1-") ? 0 : cpus, cores);
        }
    }
}
