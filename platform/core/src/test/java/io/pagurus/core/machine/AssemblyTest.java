package io.pagurus.core.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pagurus.core.fake.FakeMachineType;
import io.pagurus.core.fake.FakeType;
import io.pagurus.core.qdev.InstalledDeviceTypes;
import io.pagurus.core.qdev.InstalledMachineTypes;
import io.pagurus.machine.DeviceNode;
import io.pagurus.machine.Machine;
import io.pagurus.machine.MachineOutline;
import io.pagurus.machine.MachineOutline.RamSpec;
import io.pagurus.qdev.DeviceException;
import io.pagurus.qdev.RecordedSection;
import io.pagurus.savestate.SaveStateBody.Passenger;
import io.pagurus.savestate.SectionId;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AssemblyTest {
    private final FakeMachineType type = new FakeMachineType("fake-1");
    private final FakeType first = FakeType.explicit("iommu", 1);
    private final FakeType second = FakeType.byType("iommu", 2);
    private final List<RecordedSection> sections = new ArrayList<>();
    private final List<Integer> numbers = new ArrayList<>();
    private CoreMachines machines;
    private Machine machine;

    @BeforeEach
    void create() throws DeviceException {
        machines = new CoreMachines(InstalledDeviceTypes.of(second, first), InstalledMachineTypes.of(type));
        machine = machines.create(type, "");
    }

    private void section(int sectionId, String idstr, int instanceId, int length) {
        SectionId id = new SectionId(idstr, instanceId);
        sections.add(new RecordedSection("fake-1", id, 1, ByteBuffer.allocate(length)));
        numbers.add(sectionId);
    }

    private MachineOutline outline(RamSpec... ram) {
        return new MachineOutline("fake-1", sections, numbers, List.of(ram));
    }

    private Passenger passenger(int section) {
        return new Passenger(sections.get(section).versionId(), new byte[] {(byte) section}, null);
    }

    private List<String> ids() {
        return machine.saveStates().entries().stream()
                .map(e -> e.id() + " " + e.sectionId())
                .toList();
    }

    @Test
    void theMachineComesOutAsItWasSent() throws DeviceException {
        section(9, "bridge", 0, 1);
        section(2, "timer", 0, 1);
        section(4, "iommu", 0x80000000, 4);
        section(7, "mystery", 3, 1);
        section(12, "iommu", 0x80000001, 4);
        machines.assemble(machine, outline(new RamSpec("ram", 0x100000)), this::passenger, Map.of());
        assertEquals(
                List.of("bridge/0 9", "timer/0 2", "iommu/2147483648 4", "mystery/3 7", "iommu/2147483649 12"), ids());
        assertEquals(
                List.of("/sysbus/iommu@80000000", "/sysbus/iommu@80000001"),
                machine.devices().stream().map(DeviceNode::path).toList());
        assertEquals(1, machine.devices().getFirst().type().implementation(), "the first that recognises it");
        assertEquals(0x100000, machine.ramBlocks().getFirst().usedLength());
    }

    @Test
    void anotherImplementationIsTakenWhereItIsAskedFor() throws DeviceException {
        section(4, "iommu", 0x80000000, 4);
        section(5, "iommu", 0x80000001, 4);
        machines.assemble(machine, outline(), this::passenger, Map.of("iommu", 2));
        assertEquals(List.of("iommu/0 4", "iommu/1 5"), ids());
    }

    @Test
    void entriesThatSentNothingTakeTheNumbersLeftOut() throws DeviceException {
        FakeType silent = FakeType.byType("silent", 1);
        FakeMachineType planning = new FakeMachineType("fake-2") {
            @Override
            public List<Planned> plan(MachineOutline outline, Recognizer recognizer) {
                return List.of(
                        new Planned.PlannedPassenger(0),
                        new Planned.PlannedDevice("silent", 1, FakeType.config(0)),
                        new Planned.PlannedPassenger(1),
                        new Planned.PlannedDevice("silent", 1, FakeType.config(1)),
                        new Planned.PlannedDevice("silent", 1, FakeType.config(2)));
            }
        };
        CoreMachines others = new CoreMachines(InstalledDeviceTypes.of(silent), InstalledMachineTypes.of(planning));
        machine = others.create(planning, "");
        section(0, "a", 0, 1);
        section(2, "b", 0, 1);
        others.assemble(machine, outline(), this::passenger, Map.of());
        assertEquals(List.of("a/0 0", "silent/0 1", "b/0 2", "silent/1 3", "silent/2 4"), ids());
    }

    @Test
    void aDeviceRecognisedTwiceIsThereOnceAndAStumblingTypeRecognisesNothing() throws DeviceException {
        section(1, "iommu", 7, 4);
        section(2, "iommu", 8, 0);
        MachineOutline twice = outline();
        FakeMachineType doubling = new FakeMachineType("fake-3") {
            @Override
            public List<Planned> plan(MachineOutline outline, Recognizer recognizer) {
                List<Planned> plan = new ArrayList<>(super.plan(outline, recognizer));
                plan.add(plan.getFirst());
                return plan;
            }
        };
        machine = machines.create(doubling, "");
        machines.assemble(machine, twice, this::passenger, Map.of());
        assertEquals(1, machine.devices().size());
        assertEquals(List.of("iommu/7 1", "iommu/8 2"), ids());
    }

    @Test
    void passengersMayShareAnIdAsTwoSlirpDo() throws DeviceException {
        section(4, "slirp", 0, 4);
        section(5, "slirp", 0, 4);
        machines.assemble(machine, outline(), this::passenger, Map.of());
        assertEquals(List.of("slirp/0 4", "slirp/0 5"), ids());
    }

    @Test
    void hostileOutlinesAreRefusedAsDeviceExceptions() throws DeviceException {
        Machine other = machines.create(type, "");
        RamSpec odd = new RamSpec("ram", 3);
        assertThrows(DeviceException.class, () -> machines.assemble(other, outline(odd), this::passenger, Map.of()));
        RamSpec ram = new RamSpec("ram", 0x1000);
        RamSpec larger = new RamSpec("ram", 0x2000);
        assertThrows(
                DeviceException.class, () -> machines.assemble(other, outline(ram, larger), this::passenger, Map.of()));
    }

    @Test
    void sectionNumbersOfAHostileStreamStayUnique() throws DeviceException {
        section(-1, "a", -1, 1);
        section(-1, "a", 0, 1);
        section(Integer.MAX_VALUE, "b", 0, 1);
        section(5, "b", -1, 1);
        machines.assemble(machine, outline(), this::passenger, Map.of());
        assertEquals(
                4,
                machine.saveStates().entries().stream()
                        .map(e -> e.sectionId())
                        .distinct()
                        .count());
        assertTrue(machine.saveStates().find("a", -1).orElseThrow().entry().instanceId() == -1);
    }
}
