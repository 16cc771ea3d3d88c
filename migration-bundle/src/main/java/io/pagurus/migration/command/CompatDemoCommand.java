package io.pagurus.migration.command;

import io.pagurus.command.Arguments;
import io.pagurus.command.Block;
import io.pagurus.command.Command;
import io.pagurus.command.CommandException;
import io.pagurus.command.CommandSpec;
import io.pagurus.command.Completion;
import io.pagurus.command.RefusedException;
import io.pagurus.command.Report;
import io.pagurus.command.UsageException;
import io.pagurus.migration.command.FoundingCase.Entry;
import io.pagurus.migration.command.FoundingCase.Story;
import io.pagurus.migration.live.Refusal;
import io.pagurus.migration.stream.StreamSource;
import io.pagurus.migration.swap.SwapResult;
import io.pagurus.qdev.DeviceException;
import io.pagurus.vmstate.VmStateException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code compat:demo}: the founding case from one recorded stream. */
@Component
public final class CompatDemoCommand implements Command {
    /** Sent by QEMU 5.2, which registers spapr_iommu version 2 with vmstate_register. */
    private static final String RECORDED = "v5.2-m5.2-power9-slof.stream.xz";

    private final Streams streams;
    private final Selection selection;

    /**
     * The command.
     *
     * @param streams opens the stream
     * @param selection the machines and implementations of the runtime
     */
    @Activate
    public CompatDemoCommand(@Reference Streams streams, @Reference Selection selection) {
        this.streams = streams;
        this.selection = selection;
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.of("compat", "demo")
                .summary("play the founding case, start to end, from one recorded stream")
                .description(
                        "B registers spapr_iommu with its LIOBN, A by dc->vmsd with a legacy alias. A machine that QEMU 5.2 "
                                + "sent is loaded, its tables are moved from B to A, and A's stream is offered to B. Exit status 0 if "
                                + "the case plays out as it did in 2022.")
                .required("CASE", "spapr-iommu", Completion.of(FoundingCase.DEVICE))
                .optional("FILE", "a stream to play it on (default: one recorded from QEMU 5.2)", Completion.FILE)
                .example("compat:demo spapr-iommu")
                .build();
    }

    @Override
    public Report run(Arguments arguments) throws CommandException {
        if (!arguments.get("CASE").equals(FoundingCase.DEVICE)) {
            throw new UsageException("there is one case: " + FoundingCase.DEVICE);
        }
        Optional<String> file = arguments.find("FILE");
        StreamSource source = file.isPresent() ? streams.open(arguments, file.get()) : recorded();
        try {
            arguments.progress().at("playing the founding case on " + source.name());
            Story story = new FoundingCase(selection, streams.loader()).play(source, streams.options(Optional.empty()));
            return report(source, story);
        } catch (VmStateException e) {
            throw Streams.refused(source, e);
        } catch (DeviceException e) {
            throw Streams.refused(source, e);
        }
    }

    private static StreamSource recorded() throws RefusedException {
        try (InputStream in = CompatDemoCommand.class.getResourceAsStream("/recorded/" + RECORDED)) {
            if (in == null) {
                throw new RefusedException(
                        "this build lacks its recorded stream; name one: compat:demo spapr-iommu FILE");
            }
            Path directory = Files.createTempDirectory("pagurus-");
            Path packed = directory.resolve(RECORDED);
            try {
                Files.copy(in, packed);
                return StreamSource.open(packed);
            } finally {
                Files.deleteIfExists(packed);
                Files.delete(directory);
            }
        } catch (IOException e) {
            throw new RefusedException("the recorded stream cannot be read: " + e.getMessage());
        }
    }

    private static Report report(StreamSource source, Story story) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.Text.of("1. A machine loaded from %s. B = spapr-iommu 1: vmstate_register(…, liobn, …)"
                .formatted(source.name())));
        blocks.add(entries(story.sentByB()));
        blocks.add(Block.Text.of(
                "", "2. dev:swap spapr-iommu 2: A = dc->vmsd with qdev_set_legacy_instance_id(dev, liobn, …)"));
        blocks.add(swap(story.swapToA()));
        blocks.add(entries(story.sentByA()));
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("3. B -> A: a fresh A loads what B sent. Its trace:");
        story.forwardTrace().forEach(line -> lines.add("   " + line));
        lines.add("");
        lines.add("4. A -> B: a fresh B is offered what A sent:");
        Refusal refusal = story.refusal();
        if (refusal == null) {
            lines.add("   taken (which was not expected)");
        } else {
            refusal.receiver().forEach(line -> lines.add("   receiver: " + line));
        }
        Optional.ofNullable(story.check().backward().section())
                .map(section -> section.cause())
                .ifPresent(cause -> {
                    lines.add("   cause:    " + cause);
                    lines.add("   repair:   " + cause.repair());
                });
        lines.add("");
        lines.add(
                "5. The repair, spapr-iommu 3: described by its type, with the LIOBN declared as its stable instance_id:");
        blocks.add(new Block.Text(lines));
        blocks.add(swap(story.swapToRepaired()));
        boolean asIn2022 = story.swapToA().committed()
                && refusal != null
                && story.swapToRepaired().backward() != null
                && story.swapToRepaired().backward().outcome().loads();
        return Report.of(story, blocks.toArray(Block[]::new)).negativeIf(!asIn2022);
    }

    private static Block entries(List<Entry> entries) {
        Block.TableBuilder table =
                Block.Table.of(null, "idstr", "instance_id (sent)", "alias_id (never sent)", "registered by");
        entries.forEach(entry -> table.row(
                entry.idstr(),
                entry.instanceId(),
                entry.aliasId() == null ? "none" : entry.aliasId(),
                entry.registered()));
        return table.build();
    }

    private static Block swap(SwapResult result) {
        return Block.Table.of(null, "swap", "forward", "backward", "pause µs", "bytes")
                .row(
                        result.from() + " -> " + result.to() + (result.dryRun() ? " (dry run)" : ""),
                        result.forward().outcome(),
                        result.backward() == null
                                ? "not reached"
                                : result.backward().outcome(),
                        result.pauseNanos() / 1000,
                        result.bytes())
                .build();
    }
}
