package io.pagurus.migration.command;

import io.pagurus.command.Arguments;
import io.pagurus.command.Block;
import io.pagurus.command.Command;
import io.pagurus.command.CommandException;
import io.pagurus.command.CommandSpec;
import io.pagurus.command.Completion;
import io.pagurus.command.Report;
import io.pagurus.migration.stream.StreamImage;
import io.pagurus.migration.stream.StreamSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code stream:inspect}: what is in a stream. */
@Component
public final class StreamInspectCommand implements Command {
    private final Streams streams;
    private final Selection selection;

    /**
     * The command.
     *
     * @param streams opens the file
     * @param selection completes names
     */
    @Activate
    public StreamInspectCommand(@Reference Streams streams, @Reference Selection selection) {
        this.streams = streams;
        this.selection = selection;
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.of("stream", "inspect")
                .summary("show header, configuration, sections and RAM of a migration stream")
                .description(
                        "Sections are delimited by the description of an installed device, by the stream's own JSON, or by a "
                                + "catalogue of descriptions; the column 'known by' says by which. A packed file (.xz) is unpacked.")
                .required("FILE", "a stream", Completion.FILE)
                .option(
                        "machine",
                        "TYPE",
                        "machine type of a stream that does not say it (up to pseries-2.3)",
                        selection.completeMachineTypes())
                .example("stream:inspect guest.stream.xz")
                .build();
    }

    @Override
    public Report run(Arguments arguments) throws CommandException {
        StreamSource source = streams.open(arguments, arguments.get("FILE"));
        StreamImage image = streams.scan(source, streams.options(arguments.option("machine")));
        StreamSummary summary = StreamSummary.of(image);
        List<Block> blocks = new ArrayList<>();
        Map<String, String> head = new LinkedHashMap<>();
        head.put("file", "%s, %,d bytes".formatted(source.name(), summary.bytes()));
        head.put(
                "machine type",
                summary.machineType() + (summary.machineTypeInferred() ? " (inferred: the stream does not say)" : ""));
        head.put("configuration", summary.configuration() ? "sent" + subsections(summary) : "not sent");
        head.put("footers", summary.footers() ? "sent" : "not sent");
        head.put("JSON", summary.vmdescBytes() > 0 ? "%,d bytes".formatted(summary.vmdescBytes()) : "not sent");
        summary.hashPageTable().ifPresent(shift -> head.put("hash page table", "2^%d bytes".formatted(shift)));
        if (summary.leftOver() > 0) {
            head.put("after the stream", "%,d bytes that do not belong to it".formatted(summary.leftOver()));
        }
        blocks.add(new Block.Properties(null, head));
        Block.TableBuilder sections = Block.Table.of(
                "sections", "type", "id", "idstr", "instance_id", "ver", "bytes", "vmsd", "subsections", "known by");
        for (StreamSummary.Section section : summary.sections()) {
            sections.row(
                    section.type(),
                    section.sectionId(),
                    section.idstr(),
                    section.instanceId(),
                    section.version(),
                    section.bytes(),
                    section.vmsd(),
                    String.join(" ", section.subsections()),
                    section.knownBy());
        }
        blocks.add(sections.build());
        Block.TableBuilder ram = Block.Table.of("RAM blocks", "block", "bytes");
        summary.ramBlocks().forEach(block -> ram.row(block.idstr(), "%,d".formatted(block.usedLength())));
        blocks.add(ram.build());
        blocks.add(Block.Text.of("%,d pages of data, %,d zero pages, %,d other page records, %,d records superseded"
                .formatted(
                        summary.normalPages(), summary.zeroPages(), summary.otherPages(), summary.supersededPages())));
        if (summary.pagesNeverSent() > 0) {
            blocks.add(Block.Text.of(Words.pagesNeverSent(summary.pagesNeverSent())));
        }
        return Report.of(summary, blocks.toArray(Block[]::new));
    }

    private static String subsections(StreamSummary summary) {
        return summary.configurationSubsections().isEmpty()
                ? ""
                : ", with " + String.join(", ", summary.configurationSubsections());
    }
}
