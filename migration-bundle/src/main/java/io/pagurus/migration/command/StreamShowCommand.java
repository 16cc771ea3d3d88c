package io.pagurus.migration.command;

import io.pagurus.command.Arguments;
import io.pagurus.command.Block;
import io.pagurus.command.Command;
import io.pagurus.command.CommandException;
import io.pagurus.command.CommandSpec;
import io.pagurus.command.Completion;
import io.pagurus.command.RawJson;
import io.pagurus.command.RefusedException;
import io.pagurus.command.Report;
import io.pagurus.migration.stream.SectionShow;
import io.pagurus.migration.stream.StreamImage;
import io.pagurus.migration.stream.StreamItem.SectionItem;
import io.pagurus.migration.stream.StreamSource;
import io.pagurus.vmstate.VmStateException;
import java.io.IOException;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code stream:show}: the decoded fields of one section. */
@Component
public final class StreamShowCommand implements Command {
    private final Streams streams;
    private final Selection selection;

    /**
     * The command.
     *
     * @param streams opens the file
     * @param selection completes names
     */
    @Activate
    public StreamShowCommand(@Reference Streams streams, @Reference Selection selection) {
        this.streams = streams;
        this.selection = selection;
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.of("stream", "show")
                .summary("show the fields of one section, as QEMU's analyze-migration.py -d state does")
                .description("Without a section, all of them. An instance_id may be written in decimal or with 0x.")
                .required("FILE", "a stream", Completion.FILE)
                .optional("IDSTR[/INSTANCE]", "the section; without it, all", Completion.NONE)
                .option(
                        "machine",
                        "TYPE",
                        "machine type of a stream that does not say it (up to pseries-2.3)",
                        selection.completeMachineTypes())
                .example("stream:show guest.stream spapr_iommu/0x80000000")
                .example("stream:show guest.stream vty@71000000/spapr_vty")
                .build();
    }

    @Override
    public Report run(Arguments arguments) throws CommandException {
        StreamSource source = streams.open(arguments, arguments.get("FILE"));
        StreamImage image = streams.scan(source, streams.options(arguments.option("machine")));
        StringBuilder text = new StringBuilder();
        try {
            if (arguments.find("IDSTR[/INSTANCE]").isPresent()) {
                SectionShow.section(
                        image, find(image, arguments.find("IDSTR[/INSTANCE]").get()), text);
            } else {
                SectionShow.state(image, text);
            }
        } catch (VmStateException e) {
            throw Streams.refused(source, e);
        } catch (IOException e) {
            throw new RefusedException("the text cannot be made: " + e.getMessage());
        }
        return Report.of(
                new RawJson(text.toString()),
                new Block.Text(text.toString().lines().toList()));
    }

    private static SectionItem find(StreamImage image, String name) throws RefusedException {
        List<SectionItem> full = image.fullSections();
        List<SectionItem> found = full.stream()
                .filter(section -> section.header().id().idstr().equals(name) || matches(section, name))
                .toList();
        if (found.isEmpty()) {
            throw new RefusedException("the stream has no section '%s'; it has %s"
                    .formatted(
                            name,
                            String.join(
                                    ", ",
                                    full.stream()
                                            .map(section ->
                                                    section.header().id().toString())
                                            .toList())));
        }
        if (found.size() > 1) {
            throw new RefusedException("'%s' is the name of %d sections; add the instance: %s"
                    .formatted(
                            name,
                            found.size(),
                            String.join(
                                    ", ",
                                    found.stream()
                                            .map(section ->
                                                    section.header().id().toString())
                                            .toList())));
        }
        return found.getFirst();
    }

    private static boolean matches(SectionItem section, String name) {
        int slash = name.lastIndexOf('/');
        if (slash < 0 || !section.header().id().idstr().equals(name.substring(0, slash))) {
            return false;
        }
        try {
            return Long.decode(name.substring(slash + 1))
                    == Integer.toUnsignedLong(section.header().id().instanceId());
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
