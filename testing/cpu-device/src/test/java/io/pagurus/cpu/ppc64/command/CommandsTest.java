package io.pagurus.cpu.ppc64.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pagurus.command.Arguments;
import io.pagurus.command.Block;
import io.pagurus.command.Command;
import io.pagurus.command.RefusedException;
import io.pagurus.command.Report;
import io.pagurus.command.UsageException;
import io.pagurus.core.machine.CoreMachines;
import io.pagurus.core.qdev.InstalledDeviceTypes;
import io.pagurus.core.qdev.InstalledMachineTypes;
import io.pagurus.cpu.CpuBoard;
import io.pagurus.cpu.VirtualCpu;
import io.pagurus.cpu.ppc64.device.CpuType;
import io.pagurus.machine.Machine;
import io.pagurus.machine.MachineType;
import io.pagurus.machine.RunState;
import io.pagurus.qdev.DeviceConfig;
import io.pagurus.spapr.machine.PseriesType;
import io.pagurus.spapr.machine.PseriesVersion;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands answer of a machine with two CPUs and a small program. */
class CommandsTest {
    private static final int[] PROGRAM = {
        0x38600005, // li r3,5
        0x7c6903a6, // mtctr r3
        0x38840001, // addi r4,r4,1
        0x4200fffc, // bdnz .-4
        0x48000000, // b .
    };

    @TempDir
    Path directory;

    private final CpuType type = new CpuType(1);
    private final MachineType machineType = new PseriesType(PseriesVersion.of("7.2"));
    private final CoreMachines machines =
            new CoreMachines(InstalledDeviceTypes.of(type), InstalledMachineTypes.of(machineType));
    private Machine machine;

    @BeforeEach
    void build() throws Exception {
        machine = machines.create(machineType, "vm0");
        machine.addRam("ppc_spapr.ram", 1 << 20);
        machine.addDevice(type, DeviceConfig.EMPTY.with("model", "POWER8"));
        machine.addDevice(type, DeviceConfig.EMPTY.with("model", "POWER8").with("cpu-index", "1"));
        ByteBuffer code = ByteBuffer.allocate(4 * PROGRAM.length);
        for (int word : PROGRAM) {
            code.putInt(word);
        }
        machine.memory().write(0x100, code.array(), 0, code.capacity());
        machine.setRunState(RunState.PAUSED);
    }

    @AfterEach
    void close() {
        machines.close();
    }

    private static Report run(Command command, String... words) throws Exception {
        return command.run(Arguments.parse(command.spec(), words));
    }

    private static List<List<String>> rows(Report report) {
        return ((Block.Table) report.blocks().getFirst()).rows();
    }

    @Test
    void listsTheCpus() throws Exception {
        Report report = run(new CpuListCommand(machines));
        assertEquals(
                List.of(
                        List.of("0", "POWER8", "paused", "0x0000000000000100", "0"),
                        List.of("1", "POWER8", "asleep", "0x0000000000000100", "0")),
                rows(report));
    }

    @Test
    void tellsWhatACpuIsDoing() throws Exception {
        Block.Properties values =
                (Block.Properties) run(new CpuInfoCommand(machines)).blocks().getFirst();
        assertEquals("0x004d0200", values.values().get("pvr"));
        assertEquals("li r3,5", words(values.values().get("next")));
        assertEquals("big-endian", values.values().get("byte order"));
        assertEquals("off", values.values().get("traced"));
        assertEquals(
                "tier 1: 0 regions, 0% of the instructions ran in translations",
                values.values().get("engine"));
    }

    private static String words(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    @Test
    void stepsAndTellsWhatChanged() throws Exception {
        Report report = run(new CpuStepCommand(machines), "4");
        List<List<String>> rows = rows(report);
        assertEquals(4, rows.size());
        assertEquals("0x0000000000000100", rows.get(0).get(0));
        assertEquals("r3=0000000000000005", rows.get(0).get(2));
        assertEquals("ctr=0000000000000005", rows.get(1).get(2));
        assertEquals("r4=0000000000000001", rows.get(2).get(2));
        assertTrue(
                rows.get(3).get(2).contains("ctr=0000000000000004"), rows.get(3).get(2));
        assertEquals(
                "0x0000000000000108",
                machine.contract(CpuBoard.class)
                        .orElseThrow()
                        .cpu(0)
                        .map(CommandsTest::nip)
                        .orElseThrow());
    }

    private static String nip(VirtualCpu cpu) {
        return "0x%016x".formatted(cpu.inspection().nextInstruction());
    }

    @Test
    void doesNotStepWhatSleepsOrRuns() throws Exception {
        Report report = run(new CpuStepCommand(machines), "3", "--cpu", "1");
        assertEquals(List.of(), rows(report));
        assertTrue(report.blocks().toString().contains("asleep"), report.blocks()::toString);
        machine.setRunState(RunState.RUNNING);
        RefusedException refusal = assertThrows(RefusedException.class, () -> run(new CpuStepCommand(machines)));
        assertEquals("vm0 is running; vm:stop stops it", refusal.getMessage());
    }

    @Test
    void showsRegistersByGroup() throws Exception {
        run(new CpuStepCommand(machines), "2");
        CpuRegsCommand.Registers registers =
                (CpuRegsCommand.Registers) run(new CpuRegsCommand(machines)).data();
        assertEquals("0000000000000005", registers.registers().get("gpr").get("r3"));
        assertEquals("0000000000000108", registers.registers().get("special").get("nip"));
        assertEquals(
                List.of("gpr", "special"), List.copyOf(registers.registers().keySet()));
        CpuRegsCommand.Registers all = (CpuRegsCommand.Registers)
                run(new CpuRegsCommand(machines), "1", "--all").data();
        assertEquals(1, all.cpu());
        assertEquals(
                "0000000000000000 0000000000000000",
                all.registers().get("vector").get("vs31"));
        assertEquals(32, all.registers().get("fp").size() - 1);
        assertTrue(all.registers().get("mmu").containsKey("slb31"));
        UsageException usage =
                assertThrows(UsageException.class, () -> run(new CpuRegsCommand(machines), "--group", "no-such"));
        assertEquals("there is no group 'no-such'; there are gpr, special, fp, vector, mmu", usage.getMessage());
    }

    @Test
    void disassemblesWhatTheCpuFetches() throws Exception {
        List<List<String>> rows = rows(run(new CpuDisassembleCommand(machines), "nip", "3"));
        assertEquals(List.of(">", "0x0000000000000100", "38600005"), rows.get(0).subList(0, 3));
        assertEquals("mtctr r3", words(rows.get(1).get(3)));
        RefusedException refusal =
                assertThrows(RefusedException.class, () -> run(new CpuDisassembleCommand(machines), "0x10000000"));
        assertTrue(String.valueOf(refusal.getMessage()).startsWith("CPU 0 cannot fetch"), refusal::getMessage);
        assertThrows(UsageException.class, () -> run(new CpuDisassembleCommand(machines), "nonsense"));
        assertThrows(UsageException.class, () -> run(new CpuDisassembleCommand(machines), "nip", "0"));
    }

    @Test
    void readsMemory() throws Exception {
        List<List<String>> rows = rows(run(new MemReadCommand(machines), "nip", "6"));
        assertEquals(List.of(List.of("0x0000000000000100", "38 60 00 05 7c 69", "8`..|i")), rows);
        assertEquals(rows, rows(run(new MemReadCommand(machines), "0x100", "6", "--real")));
        assertThrows(RefusedException.class, () -> run(new MemReadCommand(machines), "0xffff0", "0x20", "--real"));
        assertThrows(UsageException.class, () -> run(new MemReadCommand(machines), "0x100", "0"));
    }

    @Test
    void tracesToAFile() throws Exception {
        Path file = directory.resolve("a.trace");
        run(new CpuTraceCommand(machines), "on", "--file", file.toString());
        run(new CpuStepCommand(machines), "3");
        Report off = run(new CpuTraceCommand(machines), "off");
        assertEquals(new CpuTraceCommand.Traced(0, false, 3), off.data());
        List<String> lines = Files.readAllLines(file);
        assertEquals(3, lines.size());
        assertTrue(lines.getFirst().startsWith("cpu0 0000000000000100 38600005 li"), lines.getFirst());
        assertTrue(lines.getFirst().endsWith("r3=0000000000000005"), lines.getFirst());
        assertEquals(
                "CPU 0 was not traced",
                ((Block.Text) run(new CpuTraceCommand(machines), "off").blocks().getFirst())
                        .lines()
                        .getFirst());
        assertThrows(UsageException.class, () -> run(new CpuTraceCommand(machines), "perhaps"));
    }

    @Test
    void saysWhichMachineOrCpuIsMissing() throws Exception {
        RefusedException noCpu = assertThrows(RefusedException.class, () -> run(new CpuRegsCommand(machines), "7"));
        assertEquals("vm0 has no CPU 7; it has 0, 1", noCpu.getMessage());
        RefusedException noMachine =
                assertThrows(RefusedException.class, () -> run(new CpuListCommand(machines), "--vm", "vm9"));
        assertEquals("no machine is called 'vm9'; there is vm0", noMachine.getMessage());
        machine.close();
        assertThrows(RefusedException.class, () -> run(new CpuListCommand(machines)));
    }
}
