package io.pagurus.migration.command;

import io.pagurus.command.Arguments;
import io.pagurus.command.Block;
import io.pagurus.command.Command;
import io.pagurus.command.CommandException;
import io.pagurus.command.CommandSpec;
import io.pagurus.command.Completion;
import io.pagurus.command.Report;
import io.pagurus.machine.Machine;
import io.pagurus.memory.RamBlock;
import io.pagurus.migration.live.MachineLoader;
import io.pagurus.migration.stream.StreamSource;
import io.pagurus.qdev.DeviceException;
import io.pagurus.savestate.SaveStateBody;
import io.pagurus.vmstate.VmStateException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code vm:load}: a machine from a stream. */
@Component
public final class VmLoadCommand implements Command {
    private final Streams streams;
    private final Selection selection;

    /**
     * The command.
     *
     * @param streams opens the file
     * @param selection completes names
     */
    @Activate
    public VmLoadCommand(@Reference Streams streams, @Reference Selection selection) {
        this.streams = streams;
        this.selection = selection;
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.of("vm", "load")
                .summary("make a machine from a migration stream")
                .description(
                        "Machine type, memory and devices are derived from the stream. Sections of devices that are not "
                                + "installed are carried as passengers and leave unchanged with vm:save. If the stream is refused there "
                                + "is no machine.")
                .required("FILE", "a stream", Completion.FILE)
                .option("name", "NAME", "name of the machine (default: the next free vmN)")
                .option("with", "DEVICE=N", "load a device into implementation N; may be given several times")
                .option(
                        "machine",
                        "TYPE",
                        "machine type of a stream that does not say it (up to pseries-2.3)",
                        selection.completeMachineTypes())
                .example("vm:load guest.stream.xz")
                .example("vm:load guest.stream --with spapr-iommu=2")
                .build();
    }

    /**
     * What was loaded.
     *
     * @param name of the machine
     * @param machineType its type
     * @param runState what it is doing
     * @param ramBytes of all blocks
     * @param devices under live implementations
     * @param passengers carried sections
     * @param bytes of the stream
     * @param pagesNeverSent pages of RAM that the stream does not mention
     */
    record Loaded(
            String name,
            String machineType,
            String runState,
            long ramBytes,
            int devices,
            List<String> passengers,
            long bytes,
            long pagesNeverSent) {}

    @Override
    public Report run(Arguments arguments) throws CommandException {
        StreamSource source = streams.open(arguments, arguments.get("FILE"));
        Machine machine;
        long neverSent;
        try {
            arguments.progress().at("loading " + source.name());
            MachineLoader.Loaded loaded = streams.loader()
                    .load(
                            source,
                            streams.options(
                                    arguments, true, arguments.option("name").orElse("")));
            machine = loaded.machine();
            neverSent = loaded.image().ram().unmentioned();
        } catch (VmStateException e) {
            throw Streams.refused(source, e);
        } catch (DeviceException e) {
            throw Streams.refused(source, e);
        }
        Loaded loaded = new Loaded(
                machine.name(),
                machine.type().name(),
                machine.runState().text(),
                machine.ramBlocks().stream().mapToLong(RamBlock::usedLength).sum(),
                machine.devices().size(),
                machine.saveStates().entries().stream()
                        .filter(entry -> entry.body() instanceof SaveStateBody.Passenger)
                        .map(entry -> entry.id().toString())
                        .toList(),
                source.size(),
                neverSent);
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("machine", "%s, %s, %s".formatted(loaded.name(), loaded.machineType(), loaded.runState()));
        lines.put(
                "memory",
                "%,d bytes in %d blocks"
                        .formatted(loaded.ramBytes(), machine.ramBlocks().size()));
        lines.put("devices", "%d live".formatted(loaded.devices()));
        lines.put(
                "passengers",
                loaded.passengers().isEmpty()
                        ? "none"
                        : "%d: %s".formatted(loaded.passengers().size(), String.join(", ", loaded.passengers())));
        if (neverSent > 0) {
            lines.put("warning", Words.pagesNeverSent(neverSent));
        }
        return Report.of(loaded, new Block.Properties(null, lines));
    }
}
