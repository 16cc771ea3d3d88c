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

/** {@code vm:close}. */
@Component(service = Command.class)
public final class VmClose implements Command {
    private final Machines machines;

    /**
     * Makes the command.
     *
     * @param machines the machines of this runtime
     */
    @Activate
    public VmClose(@Reference Machines machines) {
        this.machines = machines;
    }

    /**
     * What {@code --json} answers.
     *
     * @param closed name of the machine that is gone
     */
    record Closed(String closed) {}

    @Override
    public CommandSpec spec() {
        return CommandSpec.of("vm", "close")
                .summary("close a machine and forget its state")
                .description("Unplugs every device, newest first, and gives the RAM back. What was not saved is lost.")
                .optional(Choice.VM, Choice.HELP, Choice.names(machines))
                .example("vm:close")
                .example("vm:close vm0")
                .build();
    }

    @Override
    public Report run(Arguments arguments) throws RefusedException {
        Machine machine = Choice.of(machines, arguments);
        machine.close();
        return Report.of(new Closed(machine.name()), Block.Text.of(machine.name() + " is closed"));
    }
}
