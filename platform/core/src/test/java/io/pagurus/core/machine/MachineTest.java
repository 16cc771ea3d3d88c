package io.pagurus.core.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pagurus.core.fake.FakeMachineType;
import io.pagurus.core.fake.FakeType;
import io.pagurus.core.fake.Switchboard;
import io.pagurus.core.qdev.InstalledDeviceTypes;
import io.pagurus.core.qdev.InstalledMachineTypes;
import io.pagurus.machine.DeviceNode;
import io.pagurus.machine.Machine;
import io.pagurus.machine.RunState;
import io.pagurus.qdev.DeviceException;
import io.pagurus.savestate.SaveStateEntry;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MachineTest {
    private final FakeMachineType type = new FakeMachineType("fake-1");
    private final FakeType iommu = FakeType.explicit("iommu", 1);
    private final CoreMachines machines =
            new CoreMachines(InstalledDeviceTypes.of(iommu), InstalledMachineTypes.of(type));
    private Machine machine;
    private Switchboard board;

    @BeforeEach
    void create() throws DeviceException {
        machine = machines.create(type, "");
        board = machine.contract(Switchboard.class).orElseThrow();
    }

    private List<String> ids() {
        return machine.saveStates().entries().stream()
                .map(SaveStateEntry::id)
                .map(Object::toString)
                .toList();
    }

    @Test
    void machinesAreListedOldestFirstAndTheLastIsCurrent() throws DeviceException {
        Machine second = machines.create(type, "");
        Machine named = machines.create(type, "mine");
        assertEquals(
                List.of("vm0", "vm1", "mine"),
                machines.list().stream().map(Machine::name).toList());
        assertSame(named, machines.current().orElseThrow());
        assertThrows(DeviceException.class, () -> machines.create(type, "vm1"));
        second.close();
        assertEquals("vm1", machines.create(type, "").name());
        try (Machine scratch = machines.scratch(type)) {
            assertFalse(machines.list().contains(scratch));
        }
        machines.close();
        assertTrue(machines.list().isEmpty());
    }

    @Test
    void aMachineThatCannotBeFurnishedIsNotListed() {
        type.refuses = true;
        assertThrows(DeviceException.class, () -> machines.create(type, "bad"));
        assertTrue(machines.find("bad").isEmpty());
    }

    @Test
    void aDeviceIsSeenByPathAndByNameWhereThatIsUnique() throws DeviceException {
        DeviceNode node = machine.addDevice(iommu, FakeType.config(0x80000000));
        assertEquals("/sysbus/iommu@80000000", node.path());
        assertSame(node, machine.device("iommu@80000000").orElseThrow());
        DeviceNode onBus = machine.addDevice(iommu, FakeType.config(5).with("path", "on"));
        machine.addDevice(iommu, FakeType.config(5));
        assertTrue(machine.device("iommu@5").isEmpty(), "two buses have it");
        assertSame(onBus, machine.device("/vio/iommu@5").orElseThrow());
        assertEquals(List.of("iommu/2147483648", "iommu@5/iommu/0", "iommu/5"), ids());
    }

    @Test
    void theMachineTypeFillsTheGapsInADevicesProperties() throws DeviceException {
        type.compat = Map.of("iommu", Map.of("path", "on", "id", "7"));
        assertEquals(
                "/vio/iommu@3", machine.addDevice(iommu, FakeType.config(3)).path());
        assertEquals(
                "id=0x3,path=on",
                machine.device("iommu@3").orElseThrow().config().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"create", "realize", "hook1", "hook2"})
    void addingFailsCleanlyWhereverItFails(String where) throws DeviceException {
        machine.addDevice(iommu, FakeType.config(1));
        DeviceException refused = assertThrows(
                DeviceException.class,
                () -> machine.addDevice(iommu, FakeType.config(2).with("refuse", where)));
        assertTrue(String.valueOf(refused.getMessage()).startsWith("refused by"), refused::getMessage);
        assertEquals(List.of("iommu/1"), ids());
        assertEquals(1, machine.devices().size());
        assertEquals(2, board.lines.size());
        if (!where.equals("create")) {
            assertTrue(iommu.last().closed);
        }
        machine.addDevice(iommu, FakeType.config(2));
    }

    @Test
    void aPathIsTakenOnceAndARefusalLeavesTheFirst() throws DeviceException {
        DeviceNode node = machine.addDevice(iommu, FakeType.config(1));
        assertThrows(DeviceException.class, () -> machine.addDevice(iommu, FakeType.config(1)));
        assertEquals(List.of("iommu/1"), ids());
        assertEquals(List.of(node), machine.devices());
    }

    @Test
    void aFailureOfTheBundleIsAFailureToAdd() {
        var failed = assertThrows(
                DeviceException.class,
                () -> machine.addDevice(iommu, FakeType.config(1).with("id", "nonsense")));
        assertTrue(String.valueOf(failed.getMessage()).contains("iommu implementation 1"), failed::getMessage);
    }

    @Test
    void unpluggingTakesHooksInReverseAndEntries() throws DeviceException {
        DeviceNode node = machine.addDevice(iommu, FakeType.config(1));
        machine.removeDevice(node);
        assertEquals(List.of("+iommu 1 a", "+iommu 1 b", "-iommu 1 b", "-iommu 1 a"), board.log);
        assertTrue(iommu.last().closed);
        assertEquals(List.of(), ids());
        assertThrows(IllegalArgumentException.class, () -> machine.removeDevice(node));
    }

    @Test
    void numberingAfterUnplugFollowsQemu() throws DeviceException {
        FakeType byType = FakeType.byType("dev", 1);
        DeviceNode first = machine.addDevice(byType, FakeType.config(1));
        machine.addDevice(byType, FakeType.config(2));
        machine.removeDevice(first);
        machine.addDevice(byType, FakeType.config(3));
        assertEquals(List.of("dev/1", "dev/2"), ids());
    }

    @Test
    void ramIsMappedAtZeroAndNamesAreUnique() throws Exception {
        machine.addRam("ram", 0x10000);
        machine.addRam("vga.vram", 0x1000);
        machine.memory().storeU64(0, 42);
        assertEquals(42, machine.memory().loadU64(0));
        assertTrue(machine.memory().backed(0, 0x10000));
        assertFalse(machine.memory().backed(0, 0x10001), "further blocks are not mapped");
        assertThrows(DeviceException.class, () -> machine.addRam("ram", 0x1000));
        assertThrows(DeviceException.class, () -> machine.addRam("odd", 0x1001));
        assertThrows(DeviceException.class, () -> machine.addRam("huge", -4096));
        machine.addRam("largest", 1L << 60);
    }

    @Test
    void closingLeavesNothingBehind() throws DeviceException {
        machine.addRam("ram", 0x10000);
        machine.addDevice(iommu, FakeType.config(1));
        machine.addDevice(iommu, FakeType.config(2));
        machine.close();
        machine.close();
        assertEquals("-iommu 2 b", board.log.get(4), "newest first");
        assertTrue(board.lines.isEmpty());
        assertTrue(iommu.made.stream().allMatch(device -> device.closed));
        assertEquals(List.of(), ids());
        assertEquals(List.of(), machine.ramBlocks());
        assertEquals(List.of(), machine.devices());
        assertFalse(machine.memory().backed(0, 1));
        assertTrue(machine.contract(Switchboard.class).isEmpty());
        assertTrue(machines.list().isEmpty());
        assertThrows(DeviceException.class, () -> machine.addDevice(iommu, FakeType.config(1)));
        assertThrows(DeviceException.class, () -> machine.stage(List.of()));
    }

    @Test
    void theRunStateIsSetButNotToParked() {
        assertEquals(RunState.PRELAUNCH, machine.runState());
        machine.setRunState(RunState.RUNNING);
        assertEquals(RunState.RUNNING, machine.runState());
        assertThrows(IllegalArgumentException.class, () -> machine.setRunState(RunState.PARKED));
    }

    @Test
    void aMissingContractIsNamed() {
        FakeMachineType bare = new FakeMachineType("bare") {
            @Override
            public void furnish(Machine empty) {}
        };
        var refused = assertThrows(
                DeviceException.class, () -> machines.create(bare, "").addDevice(iommu, FakeType.config(1)));
        assertTrue(String.valueOf(refused.getMessage()).contains(Switchboard.class.getName()), refused::getMessage);
    }
}
