package io.pagurus.core.command;

import io.pagurus.command.Arguments;
import io.pagurus.command.Block;
import io.pagurus.command.Command;
import io.pagurus.command.CommandSpec;
import io.pagurus.command.RefusedException;
import io.pagurus.command.Report;
import io.pagurus.machine.DeviceNode;
import io.pagurus.machine.Machine;
import io.pagurus.machine.Machines;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code vm:info}. */
@Component(service = Command.class)
public final class VmInfo implements Command {
    private final Machines machines;

    /**
     * Makes the command.
     *
     * @param machines the machines of this runtime
     */
    @Activate
    public VmInfo(@Reference Machines machines) {
        this.machines = machines;
    }

    /**
     * What {@code --json} answers.
     *
     * @param vm the machine
     * @param summary one line about its type
     * @param ramBlocks its RAM blocks
     * @param parked paths of the devices that no implementation is in charge of
     */
    record Shown(VmRow vm, String summary, List<Ram> ramBlocks, List<String> parked) {}

    /**
     * A RAM block.
     *
     * @param idstr migration name
     * @param usedLength bytes
     */
    record Ram(String idstr, long usedLength) {}

    @Override
    public CommandSpec spec() {
        return CommandSpec.of("vm", "info")
                .summary("show a machine: type, state, RAM, what is parked")
                .optional(Choice.VM, Choice.HELP, Choice.names(machines))
                .example("vm:info")
                .example("vm:info vm0")
                .build();
    }

    @Override
    public Report run(Arguments arguments) throws RefusedException {
        Machine machine = Choice.of(machines, arguments);
        VmRow row = VmRow.of(machine);
        List<Ram> ram = machine.ramBlocks().stream()
                .map(block -> new Ram(block.idstr(), block.usedLength()))
                .toList();
        List<String> parked = machine.devices().stream()
                .filter(DeviceNode::parked)
                .map(DeviceNode::path)
                .toList();
        Map<String, String> values = new LinkedHashMap<>();
        values.put("name", row.name());
        values.put("type", row.machineType() + ": " + machine.type().summary());
        values.put("state", row.state());
        values.put("devices", Integer.toString(row.devices()));
        values.put("entries", "%d, %d of them passengers".formatted(row.entries(), row.passengers()));
        if (!parked.isEmpty()) {
            values.put("parked", String.join(", ", parked));
        }
        Block.TableBuilder blocks = Block.Table.of("RAM", "block", "length");
        ram.forEach(block -> blocks.row(block.idstr(), VmRow.bytes(block.usedLength())));
        return Report.of(
                new Shown(row, machine.type().summary(), ram, parked),
                new Block.Properties(null, values),
                blocks.build());
    }
}
