package io.pagurus.migration.command;

import io.pagurus.command.Arguments;
import io.pagurus.command.Block;
import io.pagurus.command.Command;
import io.pagurus.command.CommandException;
import io.pagurus.command.CommandSpec;
import io.pagurus.command.Completion;
import io.pagurus.command.RefusedException;
import io.pagurus.command.Report;
import io.pagurus.machine.Machine;
import io.pagurus.migration.live.MachineSaver;
import io.pagurus.vmstate.VmStateException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code vm:save}: a machine as a stream. */
@Component
public final class VmSaveCommand implements Command {
    private static final int BUFFER = 1 << 16;

    private final Selection selection;

    /**
     * The command.
     *
     * @param selection finds the machine
     */
    @Activate
    public VmSaveCommand(@Reference Selection selection) {
        this.selection = selection;
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.of("vm", "save")
                .summary("save a machine as a migration stream that QEMU takes with -incoming")
                .description("The file appears only when it is complete.")
                .required("FILE", "where to save; replaced if it is there", Completion.FILE)
                .option("vm", "NAME", "the machine (default: the one loaded last)", selection.completeMachines())
                .example("vm:save guest.stream")
                .build();
    }

    /**
     * What was saved.
     *
     * @param machine name of the machine
     * @param file where
     * @param bytes of the stream
     */
    record Saved(String machine, String file, long bytes) {}

    @Override
    public Report run(Arguments arguments) throws CommandException {
        Machine machine = selection.machine(arguments.option("vm"));
        Path file = arguments.file(arguments.get("FILE"));
        try {
            Path directory = file.toAbsolutePath().getParent();
            Path partial = Files.createTempFile(directory, ".pagurus-", ".stream");
            try {
                long bytes;
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(partial), BUFFER)) {
                    bytes = new MachineSaver(machine).save(out);
                }
                Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
                Saved saved = new Saved(machine.name(), file.toString(), bytes);
                return Report.of(
                        saved, Block.Text.of("%s saved to %s, %,d bytes".formatted(machine.name(), file, bytes)));
            } finally {
                Files.deleteIfExists(partial);
            }
        } catch (IOException e) {
            throw new RefusedException("%s cannot be written: %s".formatted(file, e.getMessage()));
        } catch (VmStateException e) {
            throw new RefusedException("%s cannot be saved: %s".formatted(machine.name(), e.getMessage()));
        }
    }
}
