package io.pagurus.core.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pagurus.core.fake.FakeMachineType;
import io.pagurus.core.machine.CoreMachines;
import io.pagurus.core.qdev.InstalledDeviceTypes;
import io.pagurus.core.qdev.InstalledMachineTypes;
import io.pagurus.cpu.CpuBoard;
import io.pagurus.cpu.CpuBoard.End;
import io.pagurus.cpu.VirtualCpu;
import io.pagurus.cpu.VirtualCpu.Exit;
import io.pagurus.machine.DeviceNode;
import io.pagurus.machine.Machine;
import io.pagurus.machine.RunState;
import io.pagurus.machine.Staging.Replacement;
import io.pagurus.qdev.DeviceConfig;
import io.pagurus.qdev.DeviceException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class CpuBoardTest {
    private final FakeMachineType type = new FakeMachineType("fake-1");
    private final CoreMachines machines = new CoreMachines(InstalledDeviceTypes.of(), InstalledMachineTypes.of(type));
    private final Machine machine = machines.create(type, "");
    private final CpuBoard board = machine.contract(CpuBoard.class).orElseThrow();

    CpuBoardTest() throws DeviceException {}

    @AfterEach
    void close() {
        machines.close();
    }

    private DeviceNode add(VirtualCpu cpu) throws DeviceException {
        return machine.addDevice(
                new FakeCpuType(1, unused -> cpu), DeviceConfig.EMPTY.with("cpu-index", "" + cpu.index()));
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Thread.sleep(1);
        }
    }

    /** For a CPU that runs again and again: one that halts may have made its last step before the count is read. */
    private static void awaitProgress(VirtualCpu cpu) throws InterruptedException {
        long before = cpu.completed();
        await(() -> cpu.completed() > before);
    }

    @Test
    void runsWhileTheMachineRunsAndNotOtherwise() throws Exception {
        FakeCpu cpu = new FakeCpu(0, () -> Exit.BUDGET);
        add(cpu);
        assertEquals(0, cpu.completed());
        machine.setRunState(RunState.RUNNING);
        awaitProgress(cpu);
        machine.setRunState(RunState.PAUSED);
        long stopped = cpu.completed();
        Thread.sleep(20);
        assertEquals(stopped, cpu.completed());
        machine.setRunState(RunState.RUNNING);
        awaitProgress(cpu);
    }

    @Test
    void aStopFindsNoCpuAtWorkHoweverLongItsRunsAre() throws Exception {
        FakeCpu first = new FakeCpu(0, () -> Exit.BUDGET);
        FakeCpu second = new FakeCpu(1, () -> Exit.BUDGET);
        add(first);
        add(second);
        machine.setRunState(RunState.RUNNING);
        for (int i = 0; i < 100; i++) {
            awaitProgress(first);
            awaitProgress(second);
            try (var _ = machine.safePoint().stop()) {
                long sum = first.completed() + second.completed();
                Thread.onSpinWait();
                assertEquals(sum, first.completed() + second.completed());
            }
        }
    }

    @Test
    void timePassesOnlyWhileTheMachineRuns() throws Exception {
        add(new FakeCpu(0, () -> Exit.HALTED));
        long standing = board.timeBase().ticks();
        Thread.sleep(5);
        assertEquals(standing, board.timeBase().ticks());
        machine.setRunState(RunState.RUNNING);
        await(() -> board.timeBase().ticks() > standing);
        machine.setRunState(RunState.PAUSED);
        long stopped = board.timeBase().ticks();
        Thread.sleep(5);
        assertEquals(stopped, board.timeBase().ticks());
        board.timeBase().set(77);
        assertEquals(77, board.timeBase().ticks());
    }

    @Test
    void aCpuThatSleepsIsRunWhenItIsWoken() throws Exception {
        FakeCpu cpu = new FakeCpu(0, () -> Exit.HALTED);
        add(cpu);
        machine.setRunState(RunState.RUNNING);
        await(() -> cpu.completed() > 0); // Its one run may be over before we look.
        Thread.sleep(20);
        long asleep = cpu.completed();
        Thread.sleep(20);
        assertEquals(asleep, cpu.completed());
        for (int i = 0; i < 1000; i++) {
            long before = cpu.completed();
            board.wake(cpu);
            await(() -> cpu.completed() > before);
        }
    }

    @Test
    void aCpuThatSleepsIsRunWhenItsDeadlineComes() throws Exception {
        AtomicReference<FakeCpu> self = new AtomicReference<>();
        FakeCpu cpu = new FakeCpu(0, () -> {
            self.get().deadline = board.timeBase().ticks() + 512_000;
            return Exit.HALTED;
        });
        self.set(cpu);
        add(cpu);
        machine.setRunState(RunState.RUNNING);
        await(() -> cpu.completed() >= 5);
        assertTrue(board.timeBase().ticks() >= 4 * 512_000);
    }

    @Test
    void theGuestEndsItselfFromItsOwnThread() throws Exception {
        End off = new End(End.Kind.POWER_OFF, "off");
        FakeCpu cpu = new FakeCpu(0, () -> {
            board.end(off);
            return Exit.BUDGET;
        });
        FakeCpu other = new FakeCpu(1, () -> Exit.BUDGET);
        add(cpu);
        add(other);
        machine.setRunState(RunState.RUNNING);
        assertTrue(board.awaitStopped(60_000));
        assertEquals(off, board.ended());
        assertEquals(RunState.SHUTDOWN, machine.runState());
        try (var _ = machine.safePoint().stop()) {
            assertFalse(board.timeBase().passes());
        }
    }

    @Test
    void aGuestThatHasEndedStaysSoWhoeverPausesIt() throws Exception {
        CountDownLatch atWork = new CountDownLatch(1);
        Thread pauses = Thread.currentThread();
        FakeCpu cpu = new FakeCpu(0, () -> {
            atWork.countDown();
            while (pauses.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait(); // Until it stands at the gate.
            }
            board.end(new End(End.Kind.POWER_OFF, "off"));
            return Exit.BUDGET;
        });
        add(cpu);
        machine.setRunState(RunState.RUNNING);
        atWork.await();
        machine.pause();
        assertEquals(RunState.SHUTDOWN, machine.runState());
    }

    @Test
    void onlyAMachineThatRunsIsPaused() throws Exception {
        machine.pause();
        assertEquals(RunState.PRELAUNCH, machine.runState());
        machine.setRunState(RunState.RUNNING);
        machine.pause();
        assertEquals(RunState.PAUSED, machine.runState());
    }

    @Test
    void waitingForTheEndGivesUp() throws Exception {
        add(new FakeCpu(0, () -> Exit.BUDGET));
        machine.setRunState(RunState.RUNNING);
        assertFalse(board.awaitStopped(5));
        assertEquals(RunState.RUNNING, machine.runState());
    }

    @Test
    void aCpuThatFailsPausesTheMachineAndSaysWhy() throws Exception {
        add(new FakeCpu(0, () -> {
            throw new AssertionError("of no instruction set");
        }));
        machine.setRunState(RunState.RUNNING);
        assertTrue(board.awaitStopped(60_000));
        End end = board.ended();
        assertNotNull(end);
        assertEquals(End.Kind.CPU_FAILURE, end.kind());
        assertTrue(end.message().contains("of no instruction set"), end.message());
        assertEquals(RunState.PAUSED, machine.runState());
    }

    @Test
    void anotherImplementationGoesOnInItsPlace() throws Exception {
        FakeCpu old = new FakeCpu(0, () -> Exit.BUDGET);
        FakeCpu fresh = new FakeCpu(0, () -> Exit.BUDGET);
        DeviceNode node = add(old);
        machine.setRunState(RunState.RUNNING);
        awaitProgress(old);
        try (var staging =
                machine.stage(List.of(new Replacement(node, new FakeCpuType(2, unused -> fresh), node.config())))) {
            try (var _ = machine.safePoint().stop()) {
                staging.commit();
            }
        }
        assertEquals(List.of(fresh), board.cpus());
        awaitProgress(fresh);
        long last = old.completed();
        Thread.sleep(5);
        assertEquals(last, old.completed());
    }

    @Test
    void onePlaceTakesOneCpu() throws Exception {
        add(new FakeCpu(0, () -> Exit.BUDGET));
        FakeCpu second = new FakeCpu(0, () -> Exit.BUDGET);
        FakeCpuType sameIndex = new FakeCpuType(1, unused -> second);
        DeviceConfig elsewhere = DeviceConfig.EMPTY.with("cpu-index", "9");
        assertThrows(DeviceException.class, () -> machine.addDevice(sameIndex, elsewhere));
    }

    @Test
    void whatIsToBeDoneToACpuIsDoneOnItsThread() throws Exception {
        AtomicReference<Thread> itsThread = new AtomicReference<>();
        FakeCpu cpu = new FakeCpu(0, () -> {
            itsThread.set(Thread.currentThread());
            return Exit.BUDGET;
        });
        add(cpu);
        machine.setRunState(RunState.RUNNING);
        awaitProgress(cpu);
        CountDownLatch done = new CountDownLatch(1);
        AtomicReference<Thread> used = new AtomicReference<>();
        board.execute(cpu, there -> {
            used.set(Thread.currentThread());
            done.countDown();
        });
        done.await();
        assertEquals(itsThread.get(), used.get());
    }

    @Test
    void whatIsToBeDoneToACpuIsDoneBeforeTheGuestCountsAsStopped() throws Exception {
        FakeCpu cpu = new FakeCpu(0, () -> Exit.HALTED);
        add(cpu);
        AtomicReference<VirtualCpu> used = new AtomicReference<>();
        board.execute(cpu, used::set);
        try (var _ = machine.safePoint().stop()) {
            assertEquals(cpu, used.get());
        }
    }

    @Test
    void aMachineThatIsClosedWhileItRunsLeavesNoThread() throws Exception {
        AtomicReference<Thread> thread = new AtomicReference<>();
        FakeCpu cpu = new FakeCpu(0, () -> {
            thread.set(Thread.currentThread());
            return Exit.BUDGET;
        });
        add(cpu);
        machine.setRunState(RunState.RUNNING);
        await(() -> thread.get() != null);
        machine.close();
        long last = cpu.completed();
        thread.get().join();
        assertEquals(last, cpu.completed());
    }

    @Test
    void nanosecondsAndTicksAreExact() {
        assertEquals(512_000_000, GuestTime.ticksOf(1_000_000_000));
        assertEquals(0, GuestTime.ticksOf(1));
        assertEquals(1, GuestTime.ticksOf(2));
        assertEquals(1_000_000_000, GuestTime.nanosOf(512_000_000));
        assertEquals(2, GuestTime.nanosOf(1));
    }
}
