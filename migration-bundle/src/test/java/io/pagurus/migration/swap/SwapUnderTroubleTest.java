package io.pagurus.migration.swap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pagurus.core.machine.CoreMachines;
import io.pagurus.core.qdev.InstalledDeviceTypes;
import io.pagurus.core.qdev.InstalledMachineTypes;
import io.pagurus.machine.DeviceNode;
import io.pagurus.machine.Machine;
import io.pagurus.machine.RunState;
import io.pagurus.machine.SafePoint;
import io.pagurus.migration.compat.Outcome;
import io.pagurus.migration.compat.SectionVerdict;
import io.pagurus.qdev.DeviceConfig;
import io.pagurus.qdev.DeviceException;
import io.pagurus.qdev.DeviceType;
import io.pagurus.vmstate.Errno;
import io.pagurus.vmstate.Priority;
import io.pagurus.vmstate.StateRecord;
import io.pagurus.vmstate.VmStateDescription;
import io.pagurus.vmstate.VmStateException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Implementations that fail in the worst moment, come and go in any order, and guests that do not wait for them. */
class SwapUnderTroubleTest {
    private static final TestMachineType BARE = new TestMachineType();

    private final InstalledDeviceTypes types = new InstalledDeviceTypes();
    private final CoreMachines machines = new CoreMachines(types, InstalledMachineTypes.of(BARE));
    private final SwapEngine engine = new SwapEngine(types);
    private final TestType one = new TestType(1);
    private final TestType two = new TestType(2);
    private final TestType three = new TestType(3);
    private Machine machine;

    @BeforeEach
    void start() throws Exception {
        types.listen(new ImplementationWatcher(machines, types, engine));
        machine = machines.create(BARE, "");
    }

    @AfterEach
    void stop() {
        machines.close();
    }

    private DeviceNode gadget(TestType type, long value) throws DeviceException {
        DeviceNode node = machine.addDevice(type, DeviceConfig.EMPTY);
        state(node).setLong("value", value);
        return node;
    }

    private static StateRecord state(DeviceNode node) {
        return ((TestType.Gadget) node.device()).state;
    }

    private void assertUnder(DeviceType type, DeviceNode node) {
        assertEquals(type, node.type());
        assertEquals(77, state(node).getLong("value"));
        CompletableFuture.runAsync(() -> {
                    machine.safePoint().enterGuest();
                    machine.safePoint().leaveGuest();
                })
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }

    private static TestType failingToLoad(int implementation, RuntimeException failure) {
        return new TestType(
                implementation,
                vmsd -> vmsd.postLoad((state, version) -> {
                    throw failure;
                }));
    }

    private static TestType notLinking(int implementation) {
        return new TestType(
                implementation,
                vmsd -> vmsd.postLoad((state, version) -> {
                    throw new NoClassDefFoundError("gone/Missing");
                }));
    }

    @Test
    void anImplementationThatFailsInThePauseLeavesTheOldDeviceInCharge() throws Exception {
        types.install(one);
        DeviceNode node = gadget(one, 77);
        for (TestType broken : List.of(failingToLoad(2, new IllegalStateException("no")), notLinking(3))) {
            types.install(broken);
            SwapResult result = engine.swap(machine, List.of(node), broken, false);
            assertFalse(result.committed());
            assertEquals(Outcome.BROKEN, result.forward().outcome());
            assertUnder(one, node);
        }
    }

    @Test
    void anImplementationThatDoesNotLinkIsARefusal() throws Exception {
        DeviceNode node = gadget(one, 77);
        two.realizing = () -> {
            throw new NoClassDefFoundError("gone/Missing");
        };
        types.install(two);
        assertThrows(DeviceException.class, () -> engine.move(machine, List.of(node), two, false));
        assertUnder(one, node);
        assertThrows(DeviceException.class, () -> machine.addDevice(two, DeviceConfig.EMPTY.with("id", "5")));
        two.realizing = () -> {};
        assertEquals(
                2,
                machine.addDevice(two, DeviceConfig.EMPTY.with("id", "5"))
                        .type()
                        .implementation());
    }

    @Test
    void oneBadNeighbourKeepsNobodyFromBeingRescued() throws Exception {
        InstalledDeviceTypes.Removal leaving = types.install(one);
        types.install(two);
        TestType unsendable = new TestType(
                4,
                vmsd -> vmsd.preSave(state -> {
                    throw new IllegalStateException("cannot be sent on");
                }));
        types.install(notLinking(3));
        types.install(unsendable);
        DeviceNode node = gadget(one, 77);
        leaving.remove();
        assertUnder(two, node);
    }

    @Test
    void aStateThatNobodyCanSaveParksTheOthersAllTheSame() throws Exception {
        TestType unsendable = new TestType(
                1,
                vmsd -> vmsd.preSave(state -> {
                    if (state.getLong("value") == 13) {
                        throw new IllegalStateException("not now");
                    }
                }));
        InstalledDeviceTypes.Removal leaving = types.install(unsendable);
        DeviceNode bad = gadget(unsendable, 13);
        DeviceNode good = machine.addDevice(unsendable, DeviceConfig.EMPTY.with("id", "1"));
        state(good).setLong("value", 77);
        leaving.remove();
        assertTrue(bad.parked());
        assertTrue(good.parked());
        types.install(two);
        assertUnder(two, good);
    }

    @Test
    void homeIsWhereADeviceWasFirstDrivenFrom() throws Exception {
        InstalledDeviceTypes.Removal first = types.install(one);
        InstalledDeviceTypes.Removal second = types.install(two);
        types.install(new TestType(0));
        DeviceNode node = gadget(one, 77);
        first.remove();
        assertUnder(two, node);
        second.remove();
        assertEquals(0, node.type().implementation());
        types.install(one);
        assertUnder(one, node);
        types.install(two);
        assertUnder(one, node);
    }

    @Test
    void whatAUserHasMovedStaysThere() throws Exception {
        InstalledDeviceTypes.Removal first = types.install(one);
        types.install(two);
        types.install(new TestType(0));
        DeviceNode node = gadget(one, 77);
        first.remove();
        assertUnder(two, node);
        DeviceType chosen = types.find("gadget", 0).orElseThrow().type();
        assertTrue(engine.move(machine, List.of(node), chosen, false).committed());
        types.install(one);
        assertUnder(chosen, node);
    }

    @Test
    void nothingIsPutInChargeOfAnImplementationThatIsLeaving() throws Exception {
        types.install(one);
        InstalledDeviceTypes.Removal leaving = types.install(two);
        DeviceNode node = gadget(one, 77);
        // Between the user's choice and the pause the bundle goes; nobody is under it yet, so nobody is rescued.
        two.realizing = leaving::remove;
        assertThrows(DeviceException.class, () -> engine.move(machine, List.of(node), two, false));
        assertUnder(one, node);
    }

    @Test
    void whoLeavesWaitsForALoadUnderWay() throws Exception {
        InstalledDeviceTypes.Removal leaving = types.install(one);
        types.install(two);
        Thread leaves = Thread.ofPlatform().unstarted(leaving::remove);
        DeviceNode node;
        try (SafePoint.Stopped _ = machine.safePoint().stop()) {
            leaves.start();
            while (leaves.isAlive() && leaves.getState() != Thread.State.WAITING) {
                Thread.sleep(1);
            }
            assertTrue(leaves.isAlive());
            node = gadget(one, 77);
        }
        assertTrue(leaves.join(Duration.ofMinutes(1)));
        assertUnder(two, node);
    }

    @Test
    void aSuccessorIsMadeForWhatTheGuestDidUntilItStopped() throws Exception {
        DeviceNode node = gadget(one, 77);
        types.install(two);
        one.destination =
                config -> config.with("plugged", Long.toString(state(node).getLong("value")));
        int[] realized = {0};
        two.realizing = () -> {
            // The guest goes on while the first successor is made.
            if (realized[0]++ == 0) {
                state(node).setLong("value", 78);
            }
        };
        assertTrue(engine.move(machine, List.of(node), two, false).committed());
        assertEquals("78", node.config().get("plugged").orElseThrow());
        assertEquals(2, realized[0]);
    }

    @Test
    void aParkedDeviceMovedByHandIsInCharge() throws Exception {
        InstalledDeviceTypes.Removal leaving = types.install(one);
        DeviceNode node = gadget(one, 77);
        leaving.remove();
        assertTrue(node.parked());
        SwapEngine unasked = new SwapEngine();
        SwapResult result = unasked.swap(machine, List.of(node), three, false);
        assertTrue(result.committed());
        assertEquals(Outcome.IDENTICAL, result.forward().outcome());
        assertNull(result.backward());
        assertUnder(three, node);
        assertEquals(RunState.PRELAUNCH, machine.runState());
    }

    private SectionVerdict verdict(TestType from, TestType to) throws DeviceException {
        DeviceNode node = gadget(from, 77);
        SwapResult result = new SwapEngine().swap(machine, List.of(node), to, true);
        return result.forward().decisive().orElseThrow();
    }

    @Test
    void anotherPriorityIsNotIdentical() throws Exception {
        SectionVerdict verdict = verdict(one, new TestType(2, vmsd -> vmsd.priority(Priority.IOMMU)));
        assertEquals(Outcome.COMPATIBLE, verdict.outcome());
        assertEquals("order", String.valueOf(verdict.cause().kind()));
    }

    @Test
    void aStateThatTheReceiverHoldsButWouldNotSendIsComparedToo() throws Exception {
        SectionVerdict verdict = verdict(
                one,
                new TestType(
                        2,
                        vmsd -> vmsd.needed(state -> false).postLoad((state, version) -> state.setLong("value", 0))));
        assertEquals(Outcome.LOSSY, verdict.outcome());
        assertTrue(verdict.notes().toString().contains("value: 0x4d became 0x0"), verdict.toString());
    }

    @Test
    void aSectionThatOnlyTheReceiverWouldSendIsNotIdentical() throws Exception {
        SectionVerdict verdict = verdict(new TestType(1, vmsd -> vmsd.needed(state -> false)), two);
        assertEquals(Outcome.COMPATIBLE, verdict.outcome());
        assertEquals(0, verdict.bytes());
    }

    private static TestType withMode(int implementation, long reset) {
        VmStateDescription<StateRecord> mode = VmStateDescription.record("gadget/mode")
                .version(1)
                .minimumVersion(1)
                .needed(state -> mode(state, reset) != 12)
                .uint32("mode")
                .build();
        return new TestType(
                implementation,
                vmsd -> vmsd.preSave(state -> state.setLong("mode", mode(state, reset)))
                        .subsection(mode));
    }

    private static long mode(StateRecord state, long reset) {
        return state.names().contains("mode") ? state.getLong("mode") : reset;
    }

    @Test
    void aValueTakenForGrantedThatTheReceiverDoesNotShareIsLost() throws Exception {
        SectionVerdict verdict = verdict(withMode(1, 12), withMode(2, 0));
        assertEquals(Outcome.LOSSY, verdict.outcome());
        assertTrue(verdict.notes().toString().contains("takes its value for granted"), verdict.toString());
    }

    @Test
    void whatCannotBeSentOnIsNotIdentical() throws Exception {
        SectionVerdict verdict = verdict(
                one,
                new TestType(
                        2,
                        vmsd -> vmsd.preSave(state -> {
                            throw new VmStateException(Errno.EINVAL, "not now");
                        })));
        assertEquals(Outcome.LOSSY, verdict.outcome());
        assertTrue(verdict.notes().toString().contains("not now"), verdict.toString());
    }
}
