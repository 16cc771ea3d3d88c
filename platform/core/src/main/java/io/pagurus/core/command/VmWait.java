package io.pagurus.core.command;

import io.pagurus.command.Arguments;
import io.pagurus.command.Block;
import io.pagurus.command.Command;
import io.pagurus.command.CommandException;
import io.pagurus.command.CommandSpec;
import io.pagurus.command.RefusedException;
import io.pagurus.command.Report;
import io.pagurus.cpu.CpuBoard;
import io.pagurus.machine.GuestConsole;
import io.pagurus.machine.Machine;
import io.pagurus.machine.Machines;
import io.pagurus.machine.RunState;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code vm:wait}. */
@Component(service = Command.class)
public final class VmWait implements Command {
    private static final String TIMEOUT = "timeout";
    private static final long MILLIS = 1_000;
    private static final long FOREVER = Long.MAX_VALUE / 1_000_000 / 2;

    private final Machines machines;

    /**
     * Makes the command.
     *
     * @param machines the machines of this runtime
     */
    @Activate
    public VmWait(@Reference Machines machines) {
        this.machines = machines;
    }

    /**
     * What {@code --json} answers, behind what the guest has said.
     *
     * @param vm the machine
     * @param end how the guest ended; null if it has not
     * @param message one line about it; null if there is nothing to say
     */
    record Waited(
            VmRow vm,
            CpuBoard.End.@Nullable Kind end,
            @Nullable String message) {}

    @Override
    public CommandSpec spec() {
        return CommandSpec.of("vm", "wait")
                .summary("show what the guest says until it ends")
                .description(
                        "Writes the guest's console to standard output as it comes, and nothing else when the guest switches"
                                + " itself off. Ends too when the machine is stopped. Any other end is a failure.")
                .optional(Choice.VM, Choice.HELP, Choice.names(machines))
                .option(TIMEOUT, "SECONDS", "wait no longer; the guest goes on, and the command fails")
                .example("vm:wait")
                .example("vm:wait --timeout 60")
                .build();
    }

    @Override
    public Report run(Arguments arguments) throws CommandException {
        long seconds = arguments.number(TIMEOUT, 0);
        Machine machine = Choice.of(machines, arguments);
        CpuBoard board = machine.contract(CpuBoard.class)
                .orElseThrow(() -> new RefusedException(machine.name() + " has no CPUs to wait for"));
        if (machine.runState() == RunState.PRELAUNCH) {
            throw new RefusedException("%s was not started; vm:start does it".formatted(machine.name()));
        }
        boolean ended =
                await(machine, board, arguments, seconds > 0 ? Math.min(seconds, FOREVER / MILLIS) * MILLIS : FOREVER);
        if (!ended) {
            throw new RefusedException(
                    "the guest of %s still runs after %d seconds".formatted(machine.name(), seconds));
        }
        return report(machine, board.ended());
    }

    private static boolean await(Machine machine, CpuBoard board, Arguments arguments, long millis)
            throws RefusedException {
        Optional<GuestConsole> console = machine.contract(GuestConsole.class);
        try (GuestConsole.Following _ =
                console.isPresent() ? console.get().follow(arguments.relay()::write) : () -> {}) {
            return board.awaitStopped(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RefusedException("interrupted; the guest of %s goes on".formatted(machine.name()), e);
        }
    }

    private static Report report(Machine machine, CpuBoard.@Nullable End end) {
        VmRow row = VmRow.of(machine);
        if (end == null) {
            String line = "%s is %s".formatted(machine.name(), row.state());
            return Report.of(new Waited(row, null, line), Block.Text.of(line));
        }
        Waited data = new Waited(row, end.kind(), end.message());
        return end.kind() == CpuBoard.End.Kind.POWER_OFF
                ? Report.of(data, Block.Text.of())
                : Report.of(data, Block.Text.of("%s: %s".formatted(machine.name(), end.message())))
                        .negative();
    }
}
