package io.pagurus.cpu.ppc64.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pagurus.command.Arguments;
import io.pagurus.command.Block;
import io.pagurus.command.Command;
import io.pagurus.core.machine.CoreMachines;
import io.pagurus.core.qdev.InstalledDeviceTypes;
import io.pagurus.core.qdev.InstalledMachineTypes;
import io.pagurus.cpu.CpuBoard;
import io.pagurus.cpu.ppc64.device.CpuType;
import io.pagurus.machine.Machine;
import io.pagurus.machine.MachineType;
import io.pagurus.migration.live.LoadOptions;
import io.pagurus.migration.live.MachineLoader;
import io.pagurus.migration.stream.StreamSource;
import io.pagurus.spapr.machine.PseriesType;
import io.pagurus.spapr.machine.catalog.PseriesCatalog;
import io.pagurus.testing.conformance.RecordedStreams;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every CPU of every recorded machine can be looked into, through its MMU as it stood: firmware and, at hand, Linux. */
class LoadedMachinesTest {
    @TestFactory
    Stream<DynamicTest> everyCpuShowsWhatItRunsNext() {
        return RecordedStreams.names().stream().map(name -> DynamicTest.dynamicTest(name, () -> look(name)));
    }

    private static void look(String name) throws Exception {
        InstalledDeviceTypes types = InstalledDeviceTypes.of(new CpuType(1));
        CoreMachines machines = new CoreMachines(
                types, InstalledMachineTypes.of(PseriesType.all().toArray(MachineType[]::new)));
        try {
            Optional<String> type = name.contains("m2.1") ? Optional.of("pseries-2.1") : Optional.empty();
            StreamSource source = StreamSource.open(RecordedStreams.file(name));
            Machine machine = new MachineLoader(machines, types)
                    .load(source, new LoadOptions(true, "", type, Map.of(), List.of(new PseriesCatalog())))
                    .machine();
            CpuBoard board = machine.contract(CpuBoard.class).orElseThrow();
            assertFalse(board.cpus().isEmpty());
            for (var cpu : board.cpus()) {
                String index = Integer.toString(cpu.index());
                List<List<String>> lines = rows(new CpuDisassembleCommand(machines), "nip", "8", "--cpu", index);
                assertEquals(">", lines.getFirst().getFirst());
                boolean firmware = cpu.inspection().nextInstruction() == 0x100;
                assertTrue(firmware || !lines.getFirst().get(3).startsWith(".long"), lines::toString);
                List<List<String>> bytes = rows(new MemReadCommand(machines), "nip", "16", "--cpu", index);
                assertEquals(lines.getFirst().get(1), bytes.getFirst().getFirst());
                assertFalse(rows(new CpuRegsCommand(machines), index).isEmpty());
            }
        } finally {
            machines.close();
        }
    }

    private static List<List<String>> rows(Command command, String... words) throws Exception {
        return ((Block.Table) command.run(Arguments.parse(command.spec(), words))
                        .blocks()
                        .getFirst())
                .rows();
    }
}
