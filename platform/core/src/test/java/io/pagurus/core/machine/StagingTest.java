package io.pagurus.core.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pagurus.core.fake.FakeDevice;
import io.pagurus.core.fake.FakeMachineType;
import io.pagurus.core.fake.FakeType;
import io.pagurus.core.fake.Switchboard;
import io.pagurus.core.qdev.InstalledDeviceTypes;
import io.pagurus.core.qdev.InstalledMachineTypes;
import io.pagurus.machine.DeviceNode;
import io.pagurus.machine.Machine;
import io.pagurus.machine.SafePoint;
import io.pagurus.machine.Staging;
import io.pagurus.machine.Staging.Replacement;
import io.pagurus.qdev.DeviceConfig;
import io.pagurus.qdev.DeviceException;
import io.pagurus.savestate.SaveStateEntry;
import io.pagurus.savestate.SaveStateRegistry;
import io.pagurus.savestate.SaveStateRegistry.MatchedBy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(300)
class StagingTest {
    private static final int LIOBN = 0x80000000;

    private final FakeType old = FakeType.explicit("iommu", 1);
    private final FakeType young = FakeType.byType("iommu", 2);
    private final FakeType other = FakeType.byType("other", 1);
    private Machine machine;
    private Switchboard board;
    private DeviceNode first;
    private DeviceNode second;

    @BeforeEach
    void twoIommus() throws DeviceException {
        FakeMachineType type = new FakeMachineType("fake-1");
        machine = new CoreMachines(InstalledDeviceTypes.of(), InstalledMachineTypes.of(type)).create(type, "");
        board = machine.contract(Switchboard.class).orElseThrow();
        first = machine.addDevice(old, FakeType.config(LIOBN));
        machine.addDevice(other, FakeType.config(0));
        second = machine.addDevice(old, FakeType.config(LIOBN + 1));
    }

    private static List<String> ids(SaveStateRegistry registry) {
        return registry.entries().stream()
                .map(e -> e.id() + " " + e.sectionId())
                .toList();
    }

    private Staging both(FakeType type) throws DeviceException {
        return machine.stage(List.of(replace(second, type), replace(first, type)));
    }

    private static Replacement replace(DeviceNode node, FakeType type) {
        return new Replacement(node, type, node.config());
    }

    @Test
    void theReceiverIsNumberedAsIfConstructedWithTheNewImplementation() throws DeviceException {
        try (Staging staging = both(young)) {
            assertEquals(List.of("iommu/0 0", "other/0 1", "iommu/1 2"), ids(staging.receiver()));
            assertEquals(
                    MatchedBy.ALIAS_ID,
                    staging.receiver().find("iommu", LIOBN + 1).orElseThrow().by());
            assertEquals(
                    List.of(first, second),
                    staging.devices().stream().map(Staging.Staged::node).toList());
        }
        assertEquals(List.of("iommu/2147483648 0", "other/0 1", "iommu/2147483649 2"), ids(machine.saveStates()));
    }

    @Test
    void aStagingIsHiddenAndLeavesNothing() throws DeviceException {
        Map<String, FakeDevice> lines = Map.copyOf(board.lines);
        List<SaveStateEntry> entries = machine.saveStates().entries();
        Staging staging = both(young);
        assertEquals(lines, board.lines);
        staging.close();
        staging.close();
        assertEquals(lines, board.lines);
        assertEquals(entries, machine.saveStates().entries());
        assertTrue(young.made.stream().allMatch(device -> device.closed));
        assertFalse(old.made.stream().anyMatch(device -> device.closed));
        assertThrows(IllegalStateException.class, staging::commit);
    }

    @Test
    void committingMovesHooksAndEntriesAndClosingClosesTheOld() throws DeviceException {
        Staging staging = both(young);
        staging.commit();
        assertSame(young, first.type());
        assertSame(young.made.getFirst(), first.device());
        assertSame(young.made.getFirst(), board.lines.get("iommu 80000000 a"));
        assertEquals(List.of("iommu/0 0", "other/0 1", "iommu/1 2"), ids(machine.saveStates()));
        assertFalse(old.made.getFirst().closed);
        assertThrows(IllegalStateException.class, staging::commit);
        staging.close();
        assertTrue(old.made.stream().allMatch(device -> device.closed));
        try (Staging back = both(old)) {
            back.commit();
        }
        assertEquals(List.of("iommu/2147483648 0", "other/0 1", "iommu/2147483649 2"), ids(machine.saveStates()));
        assertEquals(6, board.lines.size());
        machine.close();
        assertTrue(board.lines.isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"hook1", "hook2"})
    void aRefusingHookOfAnyDeviceLeavesEverythingAsItWas(String where) throws DeviceException {
        for (DeviceNode refusing : List.of(first, second)) {
            Map<String, FakeDevice> lines = Map.copyOf(board.lines);
            List<SaveStateEntry> entries = machine.saveStates().entries();
            DeviceConfig bad = refusing.config().with("refuse", where);
            DeviceNode fine = refusing.equals(first) ? second : first;
            try (Staging staging =
                    machine.stage(List.of(replace(fine, young), new Replacement(refusing, young, bad)))) {
                for (int attempt = 0; attempt < 2; attempt++) {
                    assertThrows(DeviceException.class, staging::commit);
                    assertEquals(lines, board.lines);
                    assertEquals(entries, machine.saveStates().entries());
                    assertSame(old, first.type());
                }
            }
            assertFalse(old.made.stream().anyMatch(device -> device.closed));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"create", "realize"})
    void aDeviceThatCannotBeStagedLeavesNothing(String where) {
        DeviceConfig bad = second.config().with("refuse", where);
        assertThrows(
                DeviceException.class,
                () -> machine.stage(List.of(replace(first, young), new Replacement(second, young, bad))));
        assertTrue(young.made.stream().allMatch(device -> device.closed));
        assertEquals(6, board.lines.size());
    }

    @Test
    void onlyImplementationsOfTheSameDeviceInTheSamePlaceAreStaged() {
        assertThrows(DeviceException.class, () -> machine.stage(List.of(replace(first, other))));
        assertThrows(
                DeviceException.class, () -> machine.stage(List.of(new Replacement(first, young, FakeType.config(3)))));
        assertThrows(DeviceException.class, () -> machine.stage(List.of(replace(first, young), replace(first, young))));
    }

    @Test
    void aStagingSurvivesChangesOfTheRestOfTheMachine() throws DeviceException {
        Staging staging = machine.stage(List.of(replace(first, young)));
        machine.addDevice(other, FakeType.config(7));
        staging.commit();
        staging.close();
        assertEquals(List.of("iommu/0 0", "other/0 1", "iommu/2147483649 2", "other/1 3"), ids(machine.saveStates()));
        Staging stale = machine.stage(List.of(replace(first, old)));
        machine.removeDevice(first);
        assertThrows(DeviceException.class, stale::commit);
        stale.close();
        assertFalse(board.lines.containsKey("iommu 80000000 a"));
    }

    @Test
    void noGuestCallMeetsAnEmptyPlaceDuringSwaps() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        AtomicInteger lost = new AtomicInteger();
        CountDownLatch calling = new CountDownLatch(3);
        SafePoint gate = machine.safePoint();
        List<Thread> guests = java.util.stream.IntStream.range(0, 3)
                .mapToObj(_ -> Thread.ofPlatform().start(() -> {
                    while (!done.get()) {
                        gate.enterGuest();
                        if (board.lines.get("iommu 80000000 a") == null) {
                            lost.incrementAndGet();
                        }
                        gate.leaveGuest();
                        calling.countDown();
                    }
                }))
                .toList();
        // Else all could be over before a guest has had a processor.
        calling.await();
        for (int i = 0; i < 300; i++) {
            try (Staging staging = both(i % 2 == 0 ? young : old)) {
                staging.commit();
            }
        }
        done.set(true);
        for (Thread guest : guests) {
            guest.join();
        }
        assertEquals(0, lost.get());
    }
}
