package io.pagurus.migration.command;

import io.pagurus.command.Arguments;
import io.pagurus.command.Block;
import io.pagurus.command.Command;
import io.pagurus.command.CommandException;
import io.pagurus.command.CommandSpec;
import io.pagurus.command.RefusedException;
import io.pagurus.command.Report;
import io.pagurus.machine.DeviceNode;
import io.pagurus.machine.Machine;
import io.pagurus.migration.compat.Outcome;
import io.pagurus.migration.compat.Verdict;
import io.pagurus.migration.swap.SwapEngine;
import io.pagurus.migration.swap.SwapResult;
import io.pagurus.qdev.DeviceException;
import io.pagurus.qdev.DeviceType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code dev:swap}: moves devices of a machine to another implementation. */
@Component
public final class DevSwapCommand implements Command {
    private final Selection selection;

    /**
     * The command.
     *
     * @param selection finds what the user named
     */
    @Activate
    public DevSwapCommand(@Reference Selection selection) {
        this.selection = selection;
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.of("dev", "swap")
                .summary("move a device, or all devices of a type, to another implementation")
                .description(
                        "The new implementation is made out of the guest's sight; the guest stops; the state is saved and "
                                + "loaded by the receiver's rules; if every byte is taken the new one is in charge, else the old one "
                                + "goes on untouched. Then a fresh old one judges what the new one would send back. Exit status 1 "
                                + "if the state is refused in either direction.")
                .required(
                        "DEVICE",
                        "path or name of a device, or a type for all of its devices",
                        selection.completeDevices())
                .required("VERSION", "number of the implementation to move to", selection.completeImplementations())
                .flag("dry-run", "only say what would happen")
                .option("vm", "NAME", "the machine (default: the one loaded last)", selection.completeMachines())
                .example("dev:swap spapr-iommu 3")
                .example("dev:swap tce-table@80000000 2 --dry-run")
                .build();
    }

    @Override
    public Report run(Arguments arguments) throws CommandException {
        Machine machine = selection.machine(arguments.option("vm"));
        List<DeviceNode> nodes = selection.devices(machine, arguments.get("DEVICE"));
        DeviceType from = nodes.getFirst().type();
        if (!nodes.stream().allMatch(node -> node.type().equals(from))) {
            throw new RefusedException("the devices of %s are under several implementations; name one of them"
                    .formatted(arguments.get("DEVICE")));
        }
        DeviceType to = selection.implementation(from.name(), arguments.get("VERSION"));
        SwapResult result;
        try {
            result = new SwapEngine(selection.catalog()).swap(machine, nodes, to, arguments.flag("dry-run"));
        } catch (DeviceException e) {
            throw new RefusedException(e.getMessage());
        }
        return report(machine, result);
    }

    private static Report report(Machine machine, SwapResult result) {
        List<Block> blocks = new ArrayList<>();
        String title = "%s: %d device%s of %s -> %s: %s"
                .formatted(
                        machine.name(),
                        result.devices().size(),
                        result.devices().size() == 1 ? "" : "s",
                        result.from(),
                        result.to(),
                        state(result));
        blocks.add(Block.Table.of(title, "direction", "verdict", "pause µs", "bytes", "cause")
                .row(
                        "forward",
                        result.forward().outcome(),
                        result.pauseNanos() / 1000,
                        result.bytes(),
                        Words.cause(result.forward()))
                .row(
                        "backward",
                        backward(result),
                        "",
                        "",
                        result.backward() == null ? "" : Words.cause(result.backward()))
                .build());
        details(blocks, "forward", result.forward());
        details(blocks, "backward", result.backward());
        boolean negative = !result.forward().outcome().loads()
                || (result.backward() != null && !result.backward().outcome().loads())
                || (!result.dryRun() && !result.committed());
        return Report.of(result, blocks.toArray(Block[]::new)).negativeIf(negative);
    }

    private static Object backward(SwapResult result) {
        if (result.backward() != null) {
            return result.backward().outcome();
        }
        return result.forward().outcome().loads() ? "no old one to ask" : "not reached";
    }

    private static String state(SwapResult result) {
        if (result.committed()) {
            return "in charge now";
        }
        return result.dryRun() ? "dry run, nothing changed" : "refused, the old one goes on";
    }

    private static void details(List<Block> blocks, String name, @Nullable Verdict verdict) {
        if (verdict != null && verdict.outcome() != Outcome.IDENTICAL) {
            verdict.decisive().ifPresent(section -> blocks.add(new Block.Text(Words.details(name, section))));
        }
    }
}
