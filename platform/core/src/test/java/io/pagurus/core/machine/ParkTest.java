package io.pagurus.core.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
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
import io.pagurus.machine.Staging;
import io.pagurus.machine.Staging.Replacement;
import io.pagurus.qdev.DeviceException;
import io.pagurus.savestate.SaveStateBody.Passenger;
import io.pagurus.savestate.SaveStateEntry;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class ParkTest {
    private final FakeType type = FakeType.explicit("iommu", 1);
    private final Passenger bytes = new Passenger(1, new byte[] {1, 2, 3, 4}, null);
    private Machine machine;
    private Switchboard board;
    private DeviceNode first;
    private DeviceNode second;

    @BeforeEach
    void twoDevices() throws DeviceException {
        FakeMachineType machineType = new FakeMachineType("fake-1");
        machine = new CoreMachines(InstalledDeviceTypes.of(), InstalledMachineTypes.of(machineType))
                .create(machineType, "");
        board = machine.contract(Switchboard.class).orElseThrow();
        first = machine.addDevice(type, FakeType.config(1));
        second = machine.addDevice(type, FakeType.config(2));
        machine.setRunState(RunState.RUNNING);
    }

    private Staging stage(DeviceNode... nodes) throws DeviceException {
        return machine.stage(java.util.Arrays.stream(nodes)
                .map(node -> new Replacement(node, type, node.config()))
                .toList());
    }

    private Thread guest() {
        return Thread.ofVirtual().start(() -> {
            machine.safePoint().enterGuest();
            machine.safePoint().leaveGuest();
        });
    }

    /** Whether a guest stands at the gate; false once it has got in. */
    private static boolean stands(Thread guest) throws InterruptedException {
        while (guest.isAlive()) {
            if (guest.getState() == Thread.State.WAITING) {
                return true;
            }
            Thread.sleep(1);
        }
        return false;
    }

    @Test
    void aParkedDeviceKeepsItsEntryAsAPassengerAndNothingElse() {
        machine.park(first, entry -> bytes);
        SaveStateEntry entry = machine.saveStates().entries().getFirst();
        assertEquals("iommu/1", entry.id().toString());
        assertSame(bytes, entry.body());
        assertEquals("/sysbus/iommu@1", entry.owner());
        assertEquals(0, entry.sectionId());
        assertTrue(first.parked());
        assertNotSame(type, first.type(), "the leaving type must be collectable");
        assertEquals("iommu", first.type().name());
        assertEquals(1, first.type().implementation());
        assertTrue(type.made.getFirst().closed);
        assertEquals(2, board.lines.size());
        assertThrows(IllegalStateException.class, () -> machine.park(first, e -> bytes));
        assertThrows(
                DeviceException.class,
                () -> first.device()
                        .realize(new Scope(
                                machine, first.placement(), new io.pagurus.core.savestate.CoreSaveStateRegistry())));
    }

    @Test
    void theGuestStandsUntilTheLastParkedDeviceIsReplaced() throws Exception {
        machine.park(first, entry -> bytes);
        machine.park(second, entry -> bytes);
        assertEquals(RunState.PARKED, machine.runState());
        Thread early = guest();
        assertTrue(stands(early));
        try (Staging staging = stage(first)) {
            staging.commit();
        }
        assertFalse(first.parked());
        assertEquals(RunState.PARKED, machine.runState());
        Thread late = guest();
        assertTrue(stands(late));
        assertTrue(stands(early));
        Thread elsewhere = Thread.ofPlatform().start(() -> {
            try (Staging staging = stage(second)) {
                staging.commit();
            } catch (DeviceException e) {
                throw new IllegalStateException(e);
            }
        });
        elsewhere.join();
        assertEquals(RunState.RUNNING, machine.runState());
        early.join();
        late.join();
        assertEquals(4, board.lines.size());
        assertEquals(
                List.of("iommu/1 0", "iommu/2 1"),
                machine.saveStates().entries().stream()
                        .map(e -> e.id() + " " + e.sectionId())
                        .toList());
    }

    @Test
    void aStateWishedForWhileParkedHoldsAfterwards() throws DeviceException {
        machine.park(first, entry -> bytes);
        machine.setRunState(RunState.PAUSED);
        assertEquals(RunState.PARKED, machine.runState());
        try (Staging staging = stage(first)) {
            staging.commit();
        }
        assertEquals(RunState.PAUSED, machine.runState());
    }

    @Test
    void anEntryThatWasNotNeededIsNotCarriedAndComesBack() throws DeviceException {
        machine.park(first, entry -> null);
        assertEquals(1, machine.saveStates().entries().size());
        try (Staging staging = stage(first)) {
            staging.commit();
        }
        assertEquals(
                0, machine.saveStates().find("iommu", 1).orElseThrow().entry().sectionId());
    }

    @Test
    void aFailureToSaveParksNothing() {
        assertThrows(
                IllegalStateException.class,
                () -> machine.park(first, entry -> {
                    throw new IllegalStateException("cannot speak");
                }));
        assertFalse(first.parked());
        assertEquals(RunState.RUNNING, machine.runState());
        assertEquals(4, board.lines.size());
    }

    @Test
    void aStagingThatIsRefusedLeavesTheDeviceParked() throws DeviceException {
        machine.park(first, entry -> bytes);
        Replacement bad = new Replacement(first, type, first.config().with("refuse", "hook2"));
        try (Staging staging = machine.stage(List.of(bad))) {
            assertThrows(DeviceException.class, staging::commit);
        }
        assertTrue(first.parked());
        assertSame(
                bytes,
                machine.saveStates().find("iommu", 1).orElseThrow().entry().body());
        assertEquals(2, board.lines.size());
    }

    @Test
    void unpluggingTheParkedDeviceLetsTheGuestGoOn() throws Exception {
        machine.park(first, entry -> bytes);
        machine.removeDevice(first);
        assertEquals(RunState.RUNNING, machine.runState());
        guest().join();
        assertEquals(1, machine.saveStates().entries().size());
    }

    @Test
    void closingAParkedMachineWakesItsGuests() throws Exception {
        machine.park(first, entry -> bytes);
        Thread guest = guest();
        assertTrue(stands(guest));
        machine.close();
        guest.join();
    }
}
