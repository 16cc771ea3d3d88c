package io.pagurus.core.command;

import io.pagurus.command.Arguments;
import io.pagurus.command.Block;
import io.pagurus.command.Command;
import io.pagurus.command.CommandSpec;
import io.pagurus.command.RefusedException;
import io.pagurus.command.Report;
import io.pagurus.cpu.CpuBoard;
import io.pagurus.machine.Machine;
import io.pagurus.machine.Machines;
import io.pagurus.machine.RunState;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code vm:start}. */
@Component(service = Command.class)
public final class VmStart implements Command {
    private final Machines machines;

    /**
     * Makes the command.
     *
     * @param machines the machines of this runtime
     */
    @Activate
    public VmStart(@Reference Machines machines) {
        this.machines = machines;
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.of("vm", "start")
                .summary("let a machine run, from its beginning or from where it was stopped")
                .description("Its CPUs run on threads of their own; vm:wait shows what the guest says.")
                .optional(Choice.VM, Choice.HELP, Choice.names(machines))
                .example("vm:start")
                .build();
    }

    @Override
    public Report run(Arguments arguments) throws RefusedException {
        Machine machine = Choice.of(machines, arguments);
        if (cpus(machine) == 0) {
            throw new RefusedException(
                    "%s has no CPU that could run: none was built, or its sections are only carried because no bundle that has"
                                    .formatted(machine.name())
                            + " them was started");
        }
        if (machine.runState() == RunState.SHUTDOWN) {
            throw new RefusedException(
                    "the guest of %s has switched itself off; build it anew with vm:create".formatted(machine.name()));
        }
        machine.setRunState(RunState.RUNNING);
        if (machine.runState() == RunState.PARKED) {
            throw new RefusedException("%s is parked until each of its devices has an implementation, and runs then"
                    .formatted(machine.name()));
        }
        return Report.of(VmRow.of(machine), Block.Text.of(machine.name() + " runs"));
    }

    private static int cpus(Machine machine) {
        return machine.contract(CpuBoard.class)
                .map(board -> board.cpus().size())
                .orElse(0);
    }
}
