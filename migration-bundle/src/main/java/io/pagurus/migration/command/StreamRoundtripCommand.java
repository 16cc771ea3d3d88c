package io.pagurus.migration.command;

import io.pagurus.command.Arguments;
import io.pagurus.command.Block;
import io.pagurus.command.Command;
import io.pagurus.command.CommandException;
import io.pagurus.command.CommandSpec;
import io.pagurus.command.Completion;
import io.pagurus.command.RefusedException;
import io.pagurus.command.Report;
import io.pagurus.migration.live.Roundtrip;
import io.pagurus.migration.stream.StreamSource;
import io.pagurus.qdev.DeviceException;
import io.pagurus.vmstate.VmStateException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code stream:roundtrip}: load, save again, compare. */
@Component
public final class StreamRoundtripCommand implements Command {
    private final Streams streams;
    private final Selection selection;

    /**
     * The command.
     *
     * @param streams opens the file
     * @param selection completes names
     */
    @Activate
    public StreamRoundtripCommand(@Reference Streams streams, @Reference Selection selection) {
        this.streams = streams;
        this.selection = selection;
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.of("stream", "roundtrip")
                .summary("load a stream into live devices, save it again and compare every byte")
                .description(
                        "Sections of devices that are not installed are carried as passengers and listed as such. Where a "
                                + "page was sent several times only its last contents can be saved again; RAM is then compared by what "
                                + "it holds in the end. Exit status 0 only if everything is identical.")
                .required("FILE", "a stream", Completion.FILE)
                .optional("OUT", "where to keep the stream as saved again", Completion.FILE)
                .option("with", "DEVICE=N", "load a device into implementation N; may be given several times")
                .option(
                        "machine",
                        "TYPE",
                        "machine type of a stream that does not say it (up to pseries-2.3)",
                        selection.completeMachineTypes())
                .example("stream:roundtrip guest.stream.xz")
                .build();
    }

    @Override
    public Report run(Arguments arguments) throws CommandException {
        StreamSource source = streams.open(arguments, arguments.get("FILE"));
        Optional<String> out = arguments.find("OUT");
        Roundtrip.Result result;
        try {
            Path saved = out.isPresent() ? arguments.file(out.get()) : Files.createTempFile("pagurus-", ".stream");
            try {
                arguments.progress().at("loading " + source.name());
                result = new Roundtrip(streams.loader(), streams.options(arguments, false, "")).run(source, saved);
            } finally {
                if (out.isEmpty()) {
                    Files.deleteIfExists(saved);
                }
            }
        } catch (VmStateException e) {
            throw Streams.refused(source, e);
        } catch (DeviceException e) {
            throw Streams.refused(source, e);
        } catch (IOException e) {
            throw new RefusedException("the stream cannot be saved again: " + e);
        }
        return report(source, result);
    }

    private static Report report(StreamSource source, Roundtrip.Result result) {
        Block.TableBuilder table = Block.Table.of(
                "%s, %s".formatted(source.name(), result.machineType()),
                "part",
                "type",
                "bytes",
                "held by",
                "comparison");
        for (Roundtrip.Part part : result.parts()) {
            table.row(
                    part.part(),
                    part.kind(),
                    part.bytes(),
                    part.carrier(),
                    part.identical() ? "identical" : part.difference());
        }
        long passengers = result.parts().stream()
                .filter(part -> part.carrier().equals("passenger"))
                .count();
        long live = result.parts().stream()
                .filter(part -> part.carrier().startsWith("live"))
                .count();
        List<String> lines = new ArrayList<>();
        lines.add("%s: %d sections through live devices, %d as passengers, %,d bytes"
                .formatted(result.good() ? "identical" : "DIFFERENT", live, passengers, result.bytes()));
        if (result.superseded() > 0) {
            lines.add("%,d page records were sent again later: RAM compared by its final contents"
                    .formatted(result.superseded()));
        }
        return Report.of(result, table.build(), new Block.Text(lines)).negativeIf(!result.good());
    }
}
