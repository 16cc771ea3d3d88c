package io.pagurus.spapr.machine.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pagurus.machine.MachineOutline;
import io.pagurus.machine.MachineType.Planned;
import io.pagurus.machine.MachineType.Planned.PlannedDevice;
import io.pagurus.machine.MachineType.Planned.PlannedPassenger;
import io.pagurus.qdev.DeviceConfig;
import io.pagurus.qdev.RecordedSection;
import io.pagurus.savestate.SectionId;
import io.pagurus.spapr.DrcType;
import io.pagurus.spapr.machine.PseriesVersion;
import io.pagurus.spapr.machine.catalog.PseriesCatalog;
import io.pagurus.testing.conformance.RecordedStreams;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SenderPlanTest {
    static Stream<String> recorded() {
        return RecordedStreams.names().stream().filter(name -> !name.equals("live-precopy"));
    }

    private static MachineOutline outline(String name) throws Exception {
        String machineType = name.startsWith("fw-m2.1-") ? "pseries-2.1" : "";
        return RecordedStreams.scan(name, machineType, new PseriesCatalog()).outline();
    }

    private static PseriesVersion version(MachineOutline outline) {
        return PseriesVersion.ofMachineType(outline.machineType()).orElseThrow();
    }

    /** Recognises connectors, as their bundle does. */
    private static Optional<PlannedDevice> connectors(RecordedSection section) {
        if (!section.id().idstr().startsWith("spapr_drc")) {
            return Optional.empty();
        }
        long index = Integer.toUnsignedLong(section.id().instanceId());
        return Optional.of(new PlannedDevice(
                "spapr-drc", 1, DeviceConfig.EMPTY.withHex("index", index).with("attached", "on")));
    }

    private static List<Planned> plan(MachineOutline outline) {
        return new SenderPlan(version(outline), outline, SenderPlanTest::connectors).planned();
    }

    private static Map<Integer, String> connectorsOf(List<Planned> plan) throws Exception {
        Map<Integer, String> attached = new TreeMap<>(Integer::compareUnsigned);
        for (Planned planned : plan) {
            if (planned instanceof PlannedDevice device) {
                attached.put(
                        (int) device.config().number("index", -1),
                        device.config().get("attached").orElse(""));
            }
        }
        return attached;
    }

    @Test
    void aWideGapWithoutADeviceTreeBringsNoMoreCoresThanAMachineMayHave() {
        List<RecordedSection> sections = Stream.of(
                        new SectionId("cpu_common", 0), new SectionId("cpu", 0), new SectionId("spapr/rtc", 0))
                .map(id -> new RecordedSection("pseries-7.2", id, 1, ByteBuffer.allocate(8)))
                .toList();
        MachineOutline outline = new MachineOutline("pseries-7.2", sections, List.of(10, 11, 70_000), List.of());
        long connectors =
                plan(outline).stream().filter(PlannedDevice.class::isInstance).count();
        assertEquals(1024, connectors);
    }

    /** Lays the plan out as the sender numbered it: each connector's entries must fall into the gaps and fill them. */
    @ParameterizedTest
    @MethodSource("recorded")
    void plannedConnectorsFillTheGapsBetweenSectionIds(String name) throws Exception {
        MachineOutline outline = outline(name);
        List<Sent> sent = Sent.inConstructionOrder(outline);
        ConnectorLayout layout = new ConnectorLayout(version(outline), outline, sent);
        TreeMap<Long, String> taken = new TreeMap<>();
        sent.forEach(
                section -> taken.put(section.sectionId(), section.section().id().toString()));
        layout.bySectionId().forEach((id, index) -> {
            String connector = new SectionId("spapr_drc", index).toString();
            String before = taken.putIfAbsent(id, connector);
            assertTrue(before == null || before.equals(connector), () -> id + ": " + connector + " over " + before);
            if (DrcType.ofIndex(index).orElseThrow().physical()) {
                String physical = new SectionId("spapr_drc/physical", index).toString();
                String there = taken.putIfAbsent(id + 1, physical);
                assertTrue(there == null || there.equals(physical), () -> id + ": " + physical + " over " + there);
            }
        });
        assertEquals(unconnected(outline, sent), gaps(taken), "numbers that no connector explains");
    }

    private static List<Long> gaps(TreeMap<Long, String> taken) {
        List<Long> gaps = new ArrayList<>();
        for (long id = taken.firstKey(); id < taken.lastKey(); id++) {
            if (!taken.containsKey(id)) {
                gaps.add(id);
            }
        }
        return gaps;
    }

    /** Numbers of entries that are no connectors: iterables, watchdogs, interrupt servers kept for old machine types. */
    private static List<Long> unconnected(MachineOutline outline, List<Sent> sent) {
        List<Long> ids = new ArrayList<>();
        for (int i = 1; i < sent.size(); i++) {
            long first = sent.get(i - 1).sectionId() + 1;
            long end = sent.get(i).sectionId();
            if (sent.get(i - 1).is("timer")) {
                for (long id = first; id < end; id++) {
                    ids.add(id);
                }
            }
            if (sent.get(i - 1).is("ics") && version(outline).upTo("2.9")) {
                long connector = version(outline).upTo("2.6") ? 0 : 1;
                for (long id = first; id < end - connector; id++) {
                    ids.add(id);
                }
            }
            if (sent.get(i - 1).is("spapr")) {
                for (long id = first; id < Math.min(end, first + 5); id++) {
                    ids.add(id);
                }
            }
        }
        return ids;
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void everySectionIsPlannedOnce(String name) throws Exception {
        MachineOutline outline = outline(name);
        List<Integer> passengers = new ArrayList<>();
        for (Planned planned : plan(outline)) {
            if (planned instanceof PlannedPassenger(int section)) {
                passengers.add(section);
            }
        }
        assertEquals(passengers.stream().distinct().toList(), passengers);
        long connectorSections = outline.sections().stream()
                .filter(section -> section.id().idstr().startsWith("spapr_drc"))
                .count();
        assertEquals(outline.sections().size(), passengers.size() + connectorSections);
    }

    @Test
    void ordinaryMachineHasOneCorePhbAndNothingPlugged() throws Exception {
        Map<Integer, String> connectors = connectorsOf(plan(outline("fw-m7.2-power9")));
        assertEquals(1 + 31 + 256, connectors.size());
        assertEquals("on", connectors.get(DrcType.CPU.index(0)));
        assertEquals("on", connectors.get(DrcType.PHB.index(0)));
        assertEquals("off", connectors.get(DrcType.PHB.index(1)));
        assertEquals("off", connectors.get(DrcType.PCI.index(0)));
        assertEquals("off", connectors.get(DrcType.PCI.index(255)));
    }

    @Test
    void everyColdCoreIsAttached() throws Exception {
        Map<Integer, String> connectors = connectorsOf(plan(outline("fw-m7.2-power9-ic-dual-smp2")));
        assertEquals(2 + 31 + 256, connectors.size());
        assertEquals("on", connectors.get(DrcType.CPU.index(0)));
        assertEquals("on", connectors.get(DrcType.CPU.index(1)));
    }

    @Test
    void coresThatMayBePluggedAreThereAndOneIs() throws Exception {
        Map<Integer, String> connectors = connectorsOf(plan(outline("fw-hot-cpu")));
        assertEquals(4 + 31 + 256, connectors.size());
        assertEquals("on", connectors.get(DrcType.CPU.index(1)));
        assertEquals("off", connectors.get(DrcType.CPU.index(2)));
        assertEquals("off", connectors.get(DrcType.CPU.index(3)));
    }

    @Test
    void memoryBlocksAndPersistentMemoryFollowTheCores() throws Exception {
        Map<Integer, String> connectors = connectorsOf(plan(outline("fw-hot-dimm")));
        assertEquals(1 + 3 + 4 + 31 + 256, connectors.size());
        assertEquals("on", connectors.get(DrcType.LMB.index(4)));
        assertEquals("off", connectors.get(DrcType.LMB.index(5)));
        assertEquals("off", connectors.get(DrcType.LMB.index(6)));
        assertEquals("off", connectors.get(DrcType.PMEM.index(3)));
    }

    @Test
    void oldestMachineTypesHaveNoConnectors() throws Exception {
        assertEquals(Map.of(), connectorsOf(plan(outline("fw-m2.1-power8"))));
    }

    @Test
    void machineTypesBefore40HaveNoConnectorsForPhbs() throws Exception {
        Map<Integer, String> connectors = connectorsOf(plan(outline("fw-m2.8-power8")));
        assertEquals(1 + 256, connectors.size());
        assertFalse(connectors.containsKey(DrcType.PHB.index(0)));
    }

    @Test
    void devicesOnSlotsAreAttachedWhereTheirSectionsAre() throws Exception {
        Map<Integer, String> connectors = connectorsOf(plan(outline("v10.0-m7.2-power9-slof")));
        List<Integer> attached = new ArrayList<>();
        connectors.forEach((index, on) -> {
            if (on.equals("on") && DrcType.ofIndex(index).orElseThrow() == DrcType.PCI) {
                attached.add(DrcType.id(index));
            }
        });
        assertEquals(List.of(0x00, 0x08), attached);
    }

    @Test
    void withoutABundleForConnectorsTheirSectionsAreCarried() throws Exception {
        MachineOutline outline = outline("fw-hot-dimm");
        List<Planned> plan = new SenderPlan(version(outline), outline, _ -> Optional.empty()).planned();
        assertEquals(outline.sections().size(), plan.size());
        assertTrue(plan.stream().allMatch(PlannedPassenger.class::isInstance));
    }

    @Test
    void sectionsThatContradictTheLayoutWinOverIt() {
        MachineOutline outline = new MachineOutline(
                "pseries-7.2",
                List.of(
                        section("cpu_common", 0),
                        section("nvram@71000001/spapr_nvram", 0),
                        section("spapr_drc", 7),
                        section("spapr_iommu", 0x80000000)),
                List.of(-1, 3, 50, 600),
                List.of());
        List<Planned> plan = plan(outline);
        assertTrue(plan.stream()
                .anyMatch(planned -> planned instanceof PlannedDevice device
                        && device.config().get("index").orElse("").equals("0x7")));
    }

    @Test
    void hostileOutlinesArePlannedWithoutFailing() {
        int[] ids = {0, 0, -1, Integer.MIN_VALUE, 5, Integer.MAX_VALUE};
        List<RecordedSection> sections = List.of(
                section("spapr/rtc", 0),
                section("cpu_common", -1),
                section("spapr_iommu", 0x80000000),
                section("pci@800000020000000:ff.7:00.0/pci_bridge", 0),
                section("PCIBUS", 0),
                section("spapr", 0));
        List<Integer> numbers = new ArrayList<>();
        for (int id : ids) {
            numbers.add(id);
        }
        List<Planned> plan = plan(new MachineOutline("pseries-7.2", sections, numbers, List.of()));
        assertEquals(6, plan.stream().filter(PlannedPassenger.class::isInstance).count());
    }

    private static RecordedSection section(String idstr, int instanceId) {
        ByteBuffer payload = ByteBuffer.allocate(300).putInt(0, instanceId).putInt(100, 0xd00dfeed);
        return new RecordedSection("pseries-7.2", new SectionId(idstr, instanceId), 1, payload);
    }
}
