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
import java.util.UUID;
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
                .description("The file appears only when it is complete; a pipe or device is written to as it is.")
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
            long bytes =
                    Files.exists(file) && !Files.isRegularFile(file) ? write(machine, file) : replace(machine, file);
            Saved saved = new Saved(machine.name(), file.toString(), bytes);
            return Report.of(saved, Block.Text.of("%s saved to %s, %,d bytes".formatted(machine.name(), file, bytes)));
        } catch (IOException e) {
            throw new RefusedException("%s cannot be written: %s".formatted(file, e.getMessage()));
        } catch (VmStateException e) {
            throw new RefusedException("%s cannot be saved: %s".formatted(machine.name(), e.getMessage()));
        }
    }

    /** What is no file, such as a pipe to QEMU, is written to as it is. */
    private static long write(Machine machine, Path target) throws IOException, VmStateException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target), BUFFER)) {
            return new MachineSaver(machine).save(out);
        }
    }

    private static long replace(Machine machine, Path file) throws IOException, VmStateException {
        Path partial = file.resolveSibling(".%s.%s.partial".formatted(file.getFileName(), UUID.randomUUID()));
        try {
            long bytes = write(machine, partial);
            Files.move(partial, Files.exists(file) ? file.toRealPath() : file, StandardCopyOption.REPLACE_EXISTING);
            return bytes;
        } finally {
            Files.deleteIfExists(partial);
        }
    }
}
