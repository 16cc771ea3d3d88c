package io.pagurus.core.command;

import io.pagurus.command.Arguments;
import io.pagurus.command.Block;
import io.pagurus.command.Command;
import io.pagurus.command.CommandSpec;
import io.pagurus.command.Completion;
import io.pagurus.command.RefusedException;
import io.pagurus.command.Report;
import io.pagurus.machine.DeviceNode;
import io.pagurus.machine.Machine;
import io.pagurus.machine.Machines;
import io.pagurus.qdev.DeviceTypeCatalog;
import io.pagurus.savestate.SaveStateEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code dev:tree}. */
@Component(service = Command.class)
public final class DevTree implements Command {
    private static final String DEVICE = "device";

    private final Machines machines;
    private final DeviceTypeCatalog catalog;

    /**
     * Makes the command.
     *
     * @param machines the machines of this runtime
     * @param catalog the device types installed
     */
    @Activate
    public DevTree(@Reference Machines machines, @Reference DeviceTypeCatalog catalog) {
        this.machines = machines;
        this.catalog = catalog;
    }

    /**
     * What {@code --json} answers.
     *
     * @param vm name of the machine
     * @param devices its devices
     * @param unowned entries that belong to no device: the machine's own and passengers
     */
    record Devices(String vm, List<DeviceRow> devices, List<EntryRow> unowned) {}

    @Override
    public CommandSpec spec() {
        return CommandSpec.of("dev", "tree")
                .summary("show the devices of a machine by bus, with their properties, facts and save-state entries")
                .description(
                        "Devices stand under their buses in construction order. Below each: its properties, what it"
                                + " says about itself, and the entries under which its state is saved and found.")
                .optional(Choice.VM, Choice.HELP, Choice.names(machines))
                .option(DEVICE, "DEVICE", "show this device only: its path, or its name", Completion.from(this::paths))
                .flag(Silence.ALL, "also the many that would send nothing now")
                .example("dev:tree")
                .example("dev:tree vm0 --device /vio/vty@71000000")
                .build();
    }

    private List<String> paths() {
        return machines.current().map(Machine::devices).orElse(List.of()).stream()
                .map(DeviceNode::path)
                .toList();
    }

    @Override
    public Report run(Arguments arguments) throws RefusedException {
        Machine machine = Choice.of(machines, arguments);
        List<DeviceRow> rows = DeviceRow.of(machine, catalog);
        Optional<String> wanted = arguments.option(DEVICE);
        List<EntryRow> unowned = List.of();
        if (wanted.isPresent()) {
            String path = machine.device(wanted.get())
                    .orElseThrow(() -> new RefusedException("%s has no device '%s'; dev:list shows what it has"
                            .formatted(machine.name(), wanted.get())))
                    .path();
            rows = rows.stream().filter(row -> row.path().equals(path)).toList();
        } else {
            unowned = unowned(machine);
        }
        Silence silence = Silence.of(rows, wanted.isPresent() || arguments.flag(Silence.ALL));
        return Report.of(
                new Devices(machine.name(), rows, unowned),
                tree(machine, silence.shown(), unowned),
                new Block.Text(silence.left()));
    }

    private static List<EntryRow> unowned(Machine machine) {
        List<EntryRow> entries = new ArrayList<>();
        for (SaveStateEntry entry : machine.saveStates().entries()) {
            if (entry.owner() == null) {
                entries.add(EntryRow.of(entry));
            }
        }
        return entries;
    }

    private static Block.Tree tree(Machine machine, List<DeviceRow> rows, List<EntryRow> unowned) {
        Map<String, List<Block.Tree>> buses = new LinkedHashMap<>();
        rows.forEach(
                row -> buses.computeIfAbsent(row.bus(), _ -> new ArrayList<>()).add(tree(row)));
        List<Block.Tree> children = new ArrayList<>();
        buses.forEach((bus, devices) -> children.add(new Block.Tree(bus, devices)));
        if (!unowned.isEmpty()) {
            children.add(new Block.Tree(
                    "no device",
                    unowned.stream().map(EntryRow::line).map(Block.Tree::of).toList()));
        }
        return new Block.Tree("%s (%s)".formatted(machine.name(), machine.type().name()), children);
    }

    private static Block.Tree tree(DeviceRow row) {
        List<Block.Tree> below = new ArrayList<>();
        row.properties().forEach((name, value) -> below.add(Block.Tree.of(name + " = " + value)));
        row.facts().forEach((name, value) -> below.add(Block.Tree.of(name + ": " + value)));
        row.entries().forEach(entry -> below.add(Block.Tree.of(entry.line())));
        String from = row.bundle().isEmpty() ? "" : ", " + row.bundle();
        return new Block.Tree("%s: %s %s%s".formatted(row.name(), row.type(), row.inCharge(), from), below);
    }
}
