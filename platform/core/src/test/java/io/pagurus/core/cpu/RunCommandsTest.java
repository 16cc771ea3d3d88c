package io.pagurus.core.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pagurus.command.Arguments;
import io.pagurus.command.Command;
import io.pagurus.command.CommandException;
import io.pagurus.command.RefusedException;
import io.pagurus.command.Report;
import io.pagurus.command.UsageException;
import io.pagurus.core.command.VmCreate;
import io.pagurus.core.command.VmStart;
import io.pagurus.core.command.VmStop;
import io.pagurus.core.command.VmWait;
import io.pagurus.core.fake.FakeMachineType;
import io.pagurus.core.machine.CoreMachines;
import io.pagurus.core.qdev.InstalledDeviceTypes;
import io.pagurus.core.qdev.InstalledMachineTypes;
import io.pagurus.cpu.CpuBoard;
import io.pagurus.cpu.CpuBoard.End;
import io.pagurus.cpu.VirtualCpu.Exit;
import io.pagurus.machine.Construction;
import io.pagurus.machine.Machine;
import io.pagurus.machine.RunState;
import io.pagurus.qdev.DeviceTypeCatalog.Installed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class RunCommandsTest {
    @TempDir
    private Path directory;

    private final FakeMachineType type = new FakeMachineType("fake-1") {
        @Override
        public Construction.Blueprint blueprint(Construction wanted) {
            return new Construction.Blueprint(
                    "ram",
                    IntStream.range(0, wanted.cpus())
                            .mapToObj(i -> new Construction.Part(
                                    wanted.cpuType(), wanted.cpuProperties().with("cpu-index", "" + i)))
                            .toList());
        }
    };
    private final InstalledDeviceTypes catalog = new InstalledDeviceTypes();
    private final CoreMachines machines = new CoreMachines(catalog, InstalledMachineTypes.of(type));
    private final Command create = new VmCreate(machines, catalog);

    @AfterEach
    void close() {
        machines.close();
    }

    private void install(Exit answer) {
        catalog.install(
                new Installed(new FakeCpuType(1, index -> new FakeCpu(index, () -> answer)), "io.fake.cpu 1.0.0", 7),
                1);
    }

    private Report run(Command command, String... words) throws CommandException {
        return command.run(Arguments.parse(command.spec(), words));
    }

    private Machine machine() {
        return machines.current().orElseThrow();
    }

    private String refusal(Command command, String... words) {
        String message =
                assertThrows(CommandException.class, () -> run(command, words)).getMessage();
        return String.valueOf(message);
    }

    @Test
    void buildsWhatWasAskedForWithTheImageAtZero() throws Exception {
        install(Exit.BUDGET);
        Path image = Files.write(directory.resolve("image"), new byte[] {1, 2, 3});
        run(create, "fake-1", "--cpu", "OLD", "--memory", "1M", "--smp", "2", "--name", "box", "--bios", "" + image);
        assertEquals("box", machine().name());
        assertEquals(1 << 20, machine().ramBlocks().getFirst().usedLength());
        assertEquals(2, machine().contract(CpuBoard.class).orElseThrow().cpus().size());
        assertEquals(0x0102_0300, machine().memory().loadU32(0));
        assertEquals(RunState.PRELAUNCH, machine().runState());
    }

    @Test
    void refusesWithWhatThereIs() {
        assertTrue(refusal(create, "fake-1").contains("no CPU is installed"));
        install(Exit.BUDGET);
        assertTrue(refusal(create, "fake-2").contains("there is fake-1"));
        assertTrue(refusal(create, "fake-1", "--cpu", "Z80").contains("there is OLD, NEW"));
        assertTrue(refusal(create, "fake-1", "--memory", "0").contains("size such as 512M"));
        assertTrue(refusal(create, "fake-1", "--memory", "9999999999T").contains("size such as 512M"));
        assertTrue(refusal(create, "fake-1", "--tier", "1").contains("[0]"));
        assertTrue(refusal(create, "fake-1", "--smp", "0").contains("from 1 to"));
        assertTrue(refusal(create, "fake-1", "--bios", "nowhere").contains("nowhere"));
        assertEquals(List.of(), machines.list());
    }

    @Test
    void anImageLargerThanRamLeavesNoMachineBehind() throws Exception {
        install(Exit.BUDGET);
        Path image = Files.write(directory.resolve("image"), new byte[(1 << 20) + 1]);
        assertTrue(refusal(create, "fake-1", "--memory", "1M", "--bios", "" + image)
                .contains("do not fit"));
        assertEquals(List.of(), machines.list());
    }

    @Test
    void startsStopsAndGoesOn() throws Exception {
        install(Exit.BUDGET);
        run(create, "fake-1", "--memory", "1M");
        assertTrue(refusal(new VmWait(machines)).contains("not started"));
        run(new VmStart(machines));
        assertEquals(RunState.RUNNING, machine().runState());
        assertTrue(refusal(new VmWait(machines), "--timeout", "1").contains("still runs"));
        run(new VmStop(machines));
        assertEquals(RunState.PAUSED, machine().runState());
        assertEquals(Report.EXIT_OK, run(new VmWait(machines)).exitStatus());
        run(new VmStart(machines));
        assertEquals(RunState.RUNNING, machine().runState());
    }

    @Test
    void aMachineWithoutCpusIsNotStarted() throws Exception {
        machines.create(type, "");
        assertTrue(assertThrows(RefusedException.class, () -> run(new VmStart(machines)))
                .getMessage()
                .contains("no CPU that could run"));
    }

    @Test
    void theStatusSaysHowTheGuestEnded() throws Exception {
        install(Exit.HALTED);
        run(create, "fake-1", "--memory", "1M");
        CpuBoard board = machine().contract(CpuBoard.class).orElseThrow();
        run(new VmStart(machines));
        board.end(new End(End.Kind.POWER_OFF, "off"));
        assertEquals(Report.EXIT_OK, run(new VmWait(machines)).exitStatus());
        assertTrue(refusal(new VmStart(machines)).contains("switched itself off"));
        run(create, "fake-1", "--memory", "1M");
        run(new VmStart(machines));
        machine().contract(CpuBoard.class).orElseThrow().end(new End(End.Kind.GUEST_PANIC, "gave up"));
        assertEquals(Report.EXIT_NEGATIVE, run(new VmWait(machines)).exitStatus());
    }

    @Test
    void sizesAreReadAsQemuReadsThem() throws Exception {
        install(Exit.BUDGET);
        run(create, "fake-1", "--memory", "2");
        assertEquals(2 << 20, machine().ramBlocks().getFirst().usedLength());
        run(create, "fake-1", "--memory", "64K");
        assertEquals(64 << 10, machine().ramBlocks().getFirst().usedLength());
        assertThrows(UsageException.class, () -> run(create, "fake-1", "--memory", "big"));
    }
}
