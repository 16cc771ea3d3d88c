package io.pagurus.migration.command;

import io.pagurus.command.Arguments;
import io.pagurus.command.Block;
import io.pagurus.command.Command;
import io.pagurus.command.CommandException;
import io.pagurus.command.CommandSpec;
import io.pagurus.command.RefusedException;
import io.pagurus.command.Report;
import io.pagurus.machine.MachineType;
import io.pagurus.migration.compat.Check;
import io.pagurus.migration.compat.Direction;
import io.pagurus.migration.compat.Laboratory;
import io.pagurus.migration.compat.NeededCondition;
import io.pagurus.migration.compat.Outcome;
import io.pagurus.qdev.DeviceException;
import io.pagurus.qdev.DeviceType;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code compat:check}: both directions between two implementations. */
@Component
public final class CompatCheckCommand implements Command {
    private final Selection selection;

    /**
     * The command.
     *
     * @param selection finds what the user named
     */
    @Activate
    public CompatCheckCommand(@Reference Selection selection) {
        this.selection = selection;
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.of("compat", "check")
                .summary("judge two implementations of a device against each other, both ways")
                .description(
                        "Builds machines with the sample devices of each implementation, brings them into many states "
                                + "(after reset, the device's scenarios, random ones), sends each state to the other "
                                + "implementation by the receiver's rules and compares what it would send on. The verdict is the "
                                + "worst over all states. Exit status 1 if either direction is broken.")
                .required("TYPE", "device, such as spapr-iommu", selection.completeTypes())
                .required("FROM", "number of one implementation", selection.completeImplementations())
                .required("TO", "number of the other", selection.completeImplementations())
                .option(
                        "machine",
                        "TYPE",
                        "machine type that both run (default: the loaded machine's, else "
                                + Selection.DEFAULT_MACHINE_TYPE + ")",
                        selection.completeMachineTypes())
                .example("compat:check spapr-iommu 1 2")
                .example("compat:check spapr-iommu 4 1 --machine pseries-11.1")
                .build();
    }

    @Override
    public Report run(Arguments arguments) throws CommandException {
        String name = arguments.get("TYPE");
        DeviceType from = selection.implementation(name, arguments.get("FROM"));
        DeviceType to = selection.implementation(name, arguments.get("TO"));
        MachineType machineType = selection.machineType(arguments.option("machine"));
        Check check;
        try {
            check = new Laboratory(selection.machines()).check(machineType, from, to);
        } catch (DeviceException e) {
            throw new RefusedException(e.getMessage());
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.Table.of(
                        "%s %d and %d on %s"
                                .formatted(name, from.implementation(), to.implementation(), machineType.name()),
                        "direction",
                        "verdict",
                        "states",
                        "cause")
                .row(row("forward", check.forward()))
                .row(row("backward", check.backward()))
                .build());
        details(blocks, "forward", check.forward());
        details(blocks, "backward", check.backward());
        blocks.add(conditions(check));
        return Report.of(check, blocks.toArray(Block[]::new)).negativeIf(check.broken());
    }

    private static Object[] row(String name, Direction direction) {
        return new Object[] {
            "%s %d->%d".formatted(name, direction.from(), direction.to()),
            direction.outcome(),
            Words.states(direction),
            Words.cause(direction.section())
        };
    }

    private static void details(List<Block> blocks, String name, Direction direction) {
        if (direction.outcome() == Outcome.IDENTICAL) {
            return;
        }
        List<String> lines = Words.details(
                "%s %d->%d in state '%s'".formatted(name, direction.from(), direction.to(), direction.state()),
                direction.section());
        if (!lines.isEmpty()) {
            blocks.add(new Block.Text(lines));
        }
    }

    private static Block conditions(Check check) {
        Block.TableBuilder table =
                Block.Table.of("needed conditions exercised", "sender", "section or subsection", "sent", "not sent");
        for (Direction direction : List.of(check.forward(), check.backward())) {
            for (NeededCondition condition : direction.conditions()) {
                table.row(direction.from(), condition.name(), condition.sent(), condition.notSent());
            }
        }
        Block.Table built = table.build();
        return built.rows().isEmpty() ? Block.Text.of("no section of this device has a needed condition") : built;
    }
}
