package io.pagurus.core.command;

import io.pagurus.command.Arguments;
import io.pagurus.command.Block;
import io.pagurus.command.Command;
import io.pagurus.command.CommandSpec;
import io.pagurus.command.RefusedException;
import io.pagurus.command.Report;
import io.pagurus.machine.Machine;
import io.pagurus.machine.Machines;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code vm:stop}. */
@Component(service = Command.class)
public final class VmStop implements Command {
    private final Machines machines;

    /**
     * Makes the command.
     *
     * @param machines the machines of this runtime
     */
    @Activate
    public VmStop(@Reference Machines machines) {
        this.machines = machines;
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.of("vm", "stop")
                .summary("stop a machine between two instructions, and its time")
                .description("vm:start lets it go on. Nothing of its state is lost.")
                .optional(Choice.VM, Choice.HELP, Choice.names(machines))
                .example("vm:stop")
                .build();
    }

    @Override
    public Report run(Arguments arguments) throws RefusedException {
        Machine machine = Choice.of(machines, arguments);
        machine.pause();
        return Report.of(
                VmRow.of(machine),
                Block.Text.of(
                        "%s is %s".formatted(machine.name(), machine.runState().text())));
    }
}
