package io.pagurus.core.command;

import io.pagurus.command.Arguments;
import io.pagurus.command.Block;
import io.pagurus.command.Command;
import io.pagurus.command.CommandSpec;
import io.pagurus.command.Report;
import io.pagurus.machine.Machines;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code vm:list}. */
@Component(service = Command.class)
public final class VmList implements Command {
    private final Machines machines;

    /**
     * Makes the command.
     *
     * @param machines the machines of this runtime
     */
    @Activate
    public VmList(@Reference Machines machines) {
        this.machines = machines;
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.of("vm", "list")
                .summary("list the machines of this runtime")
                .description("Lists every machine with its type, what it is doing and how much stands in it. Commands"
                        + " that are given no machine mean the last one.")
                .example("vm:list")
                .build();
    }

    @Override
    public Report run(Arguments arguments) {
        List<VmRow> rows = machines.list().stream().map(VmRow::of).toList();
        if (rows.isEmpty()) {
            return Report.of(rows, Block.Text.of("no machine is loaded; load one with vm:load FILE"));
        }
        Block.TableBuilder table =
                Block.Table.of(null, "name", "type", "state", "devices", "entries", "passengers", "ram");
        rows.forEach(row -> table.row(
                row.name(),
                row.machineType(),
                row.state(),
                row.devices(),
                row.entries(),
                row.passengers(),
                VmRow.bytes(row.ram())));
        return Report.of(rows, table.build());
    }
}
