package io.pagurus.core.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pagurus.command.Arguments;
import io.pagurus.command.Block;
import io.pagurus.command.Command;
import io.pagurus.command.CommandException;
import io.pagurus.command.CommandSpec;
import io.pagurus.command.Completion;
import io.pagurus.command.RefusedException;
import io.pagurus.command.Report;
import io.pagurus.core.fake.FakeMachineType;
import io.pagurus.core.fake.FakeType;
import io.pagurus.core.machine.CoreMachines;
import io.pagurus.core.qdev.InstalledDeviceTypes;
import io.pagurus.core.qdev.InstalledMachineTypes;
import io.pagurus.machine.Machine;
import io.pagurus.qdev.DeviceException;
import io.pagurus.qdev.DeviceTypeCatalog.Installed;
import io.pagurus.savestate.DuplicateSectionException;
import io.pagurus.savestate.SaveStateBody.Passenger;
import io.pagurus.savestate.SectionId;
import io.pagurus.vmstate.Priority;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandsTest {
    private final FakeType first = FakeType.explicit("iommu", 1);
    private final FakeType second = FakeType.byType("iommu", 2);
    private final InstalledDeviceTypes catalog = new InstalledDeviceTypes();
    private final FakeMachineType type = new FakeMachineType("fake-1");
    private final CoreMachines machines = new CoreMachines(catalog, InstalledMachineTypes.of(type));
    private final List<Command> all = List.of(
            new VmList(machines),
            new VmInfo(machines),
            new VmClose(machines),
            new DevList(machines, catalog),
            new DevVersions(machines, catalog),
            new DevTree(machines, catalog));

    CommandsTest() {
        catalog.install(new Installed(first, "io.fake 1.0.0", 7), 1);
        catalog.install(new Installed(second, "io.fake 2.0.0", 8), 2);
    }

    private Machine machine() throws DeviceException, DuplicateSectionException {
        Machine machine = machines.create(type, "");
        machine.addRam("ram", 256 << 20);
        machine.addDevice(first, FakeType.config(0x80000000));
        machine.addDevice(second, FakeType.config(1).with("path", "on"));
        Passenger passenger = new Passenger(2, new byte[0], null);
        machine.saveStates().registerPassenger(new SectionId("timer", 0), Priority.DEFAULT, passenger);
        return machine;
    }

    private Report run(String name, String... words) throws CommandException {
        Command command = all.stream()
                .filter(c -> c.spec().qualifiedName().equals(name))
                .findFirst()
                .orElseThrow();
        return command.run(Arguments.parse(command.spec(), words));
    }

    private static String refusal(CommandException e) {
        return String.valueOf(e.getMessage());
    }

    @Test
    void everyCommandExplainsItself() {
        for (Command command : all) {
            CommandSpec spec = command.spec();
            assertFalse(spec.summary().isEmpty(), spec::qualifiedName);
            assertFalse(spec.examples().isEmpty(), spec::qualifiedName);
            assertTrue(
                    spec.examples().stream().allMatch(example -> example.startsWith(spec.qualifiedName())),
                    spec::qualifiedName);
        }
    }

    @Test
    void withoutAMachineTheyNameTheWayToOne() throws CommandException {
        for (String name : List.of("vm:info", "vm:close", "dev:list", "dev:tree")) {
            var refused = assertThrows(RefusedException.class, () -> run(name));
            assertTrue(refusal(refused).contains("vm:load FILE"), refused::getMessage);
        }
        assertEquals(List.of(), run("vm:list").data());
        assertTrue(run("vm:list").blocks().toString().contains("vm:load FILE"));
    }

    @Test
    void anUnknownNameIsAnsweredWithTheKnownOnes() throws Exception {
        machine();
        machines.create(type, "");
        assertTrue(refusal(assertThrows(RefusedException.class, () -> run("vm:info", "vm7")))
                .contains("vm0, vm1"));
        assertTrue(refusal(assertThrows(RefusedException.class, () -> run("dev:versions", "x")))
                .contains("iommu"));
        assertTrue(refusal(assertThrows(RefusedException.class, () -> run("dev:tree", "--device", "x")))
                .contains("dev:list"));
    }

    @Test
    void machinesAreListedShownAndClosed() throws Exception {
        machine();
        assertEquals(
                List.of(new VmRow("vm0", "fake-1", "prelaunch", 2, 3, 1, 256 << 20)),
                run("vm:list").data());
        assertTrue(run("vm:list").blocks().toString().contains("256 MiB"));
        assertTrue(run("vm:info").blocks().toString().contains("entries=3, 1 of them passengers"));
        run("vm:close", "vm0");
        assertTrue(machines.list().isEmpty());
    }

    @Test
    void aParkedDeviceIsShownAsSuch() throws Exception {
        Machine machine = machine();
        machine.park(machine.devices().getFirst(), entry -> new Passenger(1, new byte[4], null));
        assertTrue(run("vm:info").blocks().toString().contains("parked=/sysbus/iommu@80000000"));
        assertTrue(run("dev:tree").blocks().toString().contains("parked (was implementation 1)"));
        assertTrue(run("dev:list").blocks().toString().contains("parked"));
    }

    @Test
    void devicesShowImplementationBundleAndEntries() throws Exception {
        machine();
        Block.Table table = assertInstanceOf(
                Block.Table.class, run("dev:list", "vm0").blocks().getFirst());
        assertEquals(
                List.of(
                        List.of("/sysbus/iommu@80000000", "iommu", "1", "io.fake 1.0.0", "iommu/2147483648"),
                        List.of("/vio/iommu@1", "iommu", "2", "io.fake 2.0.0", "iommu@1/iommu/0")),
                table.rows());
    }

    @Test
    void theTreeShowsBusesPropertiesFactsAndIdentities() throws Exception {
        machine();
        String tree = run("dev:tree").blocks().toString();
        for (String part : List.of(
                "vm0 (fake-1)",
                "label=vio",
                "iommu@1: iommu implementation 2, io.fake 2.0.0",
                "path = on",
                "implementation: 2",
                "iommu 0x80000000 v1 (vmstate_register)",
                "iommu@1/iommu 0 v1, alias 1, compat iommu/0 (dc->vmsd)",
                "timer 0 v2 (passenger)")) {
            assertTrue(tree.contains(part), () -> part + " is missing in " + tree);
        }
        String one = run("dev:tree", "--device", "iommu@1").blocks().toString();
        assertFalse(one.contains("timer") || one.contains("80000000"), one);
    }

    @Test
    void versionsCountTheDevicesTheyAreInChargeOf() throws Exception {
        machine();
        Block.Table table = assertInstanceOf(
                Block.Table.class, run("dev:versions", "iommu").blocks().getFirst());
        assertEquals(
                List.of("iommu", "1", "io.fake 1.0.0", "1", "iommu v1, instance_id id", "fake 1"),
                table.rows().getFirst());
        assertEquals(2, table.rows().size());
    }

    @Test
    void namesAreCompleted() throws Exception {
        machine();
        for (Command command : all) {
            command.spec().parameters().forEach(parameter -> {
                var words = assertInstanceOf(Completion.Words.class, parameter.completion());
                String expected = parameter.name().equals("vm") ? "vm0" : "iommu";
                assertEquals(List.of(expected), List.copyOf(words.words().get()));
            });
        }
        Completion devices = all.getLast().spec().option("device").orElseThrow().completion();
        assertEquals(
                List.of("/sysbus/iommu@80000000", "/vio/iommu@1"),
                List.copyOf(assertInstanceOf(Completion.Words.class, devices)
                        .words()
                        .get()));
    }
}
