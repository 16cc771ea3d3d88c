package io.pagurus.core.command;

import io.pagurus.command.Arguments;
import io.pagurus.command.Block;
import io.pagurus.command.Command;
import io.pagurus.command.CommandSpec;
import io.pagurus.command.RefusedException;
import io.pagurus.command.Report;
import io.pagurus.machine.Machines;
import io.pagurus.qdev.DeviceTypeCatalog;
import java.util.List;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code dev:list}. */
@Component(service = Command.class)
public final class DevList implements Command {
    private final Machines machines;
    private final DeviceTypeCatalog catalog;

    /**
     * Makes the command.
     *
     * @param machines the machines of this runtime
     * @param catalog the device types installed
     */
    @Activate
    public DevList(@Reference Machines machines, @Reference DeviceTypeCatalog catalog) {
        this.machines = machines;
        this.catalog = catalog;
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.of("dev", "list")
                .summary("list the devices of a machine")
                .description("One line a device, in construction order: where it stands, which implementation is in"
                        + " charge, which bundle that comes from, under which sections it is saved.")
                .optional(Choice.VM, Choice.HELP, Choice.names(machines))
                .flag(Silence.ALL, "also the many that would send nothing now")
                .example("dev:list")
                .example("dev:list vm0")
                .build();
    }

    @Override
    public Report run(Arguments arguments) throws RefusedException {
        List<DeviceRow> rows = DeviceRow.of(Choice.of(machines, arguments), catalog);
        Block.TableBuilder table = Block.Table.of(null, "path", "type", "implementation", "bundle", "sections");
        Silence silence = Silence.of(rows, arguments.flag(Silence.ALL));
        silence.shown()
                .forEach(row -> table.row(
                        row.path(),
                        row.type(),
                        row.parked() ? "parked" : row.implementation(),
                        row.bundle(),
                        row.entries().stream()
                                .map(entry -> entry.idstr() + "/" + entry.instanceId())
                                .collect(Collectors.joining(", "))));
        return Report.of(rows, table.build(), new Block.Text(silence.left()));
    }
}
