package io.pagurus.migration.command;

import io.pagurus.command.Arguments;
import io.pagurus.command.CommandException;
import io.pagurus.command.RefusedException;
import io.pagurus.command.UsageException;
import io.pagurus.migration.live.LoadOptions;
import io.pagurus.migration.live.MachineLoader;
import io.pagurus.migration.live.Refusal;
import io.pagurus.migration.stream.StreamImage;
import io.pagurus.migration.stream.StreamSource;
import io.pagurus.qdev.DeviceException;
import io.pagurus.savestate.DescriptionCatalog;
import io.pagurus.vmstate.VmStateException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Opens streams for commands and words their refusals. */
@Component(service = Streams.class)
public final class Streams {
    private final Selection selection;
    private final List<DescriptionCatalog> catalogs = new CopyOnWriteArrayList<>();

    /**
     * For commands.
     *
     * @param selection the machines and implementations of the runtime
     */
    @Activate
    public Streams(@Reference Selection selection) {
        this.selection = selection;
    }

    /**
     * A catalogue of descriptions has come.
     *
     * @param catalog the catalogue
     */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addCatalog(DescriptionCatalog catalog) {
        catalogs.add(catalog);
    }

    /**
     * A catalogue of descriptions has gone.
     *
     * @param catalog the catalogue
     */
    public void removeCatalog(DescriptionCatalog catalog) {
        catalogs.remove(catalog);
    }

    MachineLoader loader() {
        return new MachineLoader(selection.machines(), selection.catalog());
    }

    StreamSource open(Arguments arguments, String file) throws CommandException {
        Path path = arguments.file(file);
        try {
            return StreamSource.open(path);
        } catch (NoSuchFileException e) {
            throw new RefusedException("there is no file %s".formatted(path));
        } catch (IOException e) {
            throw new RefusedException("%s cannot be read: %s".formatted(path, e.getMessage()));
        }
    }

    StreamImage scan(StreamSource source, LoadOptions options) throws RefusedException {
        try {
            return loader().scan(source, options);
        } catch (VmStateException e) {
            throw refused(source, e);
        }
    }

    /** Options of a load: {@code --machine} and {@code --with DEVICE=N}. */
    LoadOptions options(Arguments arguments, boolean listed, String name) throws UsageException, RefusedException {
        Map<String, Integer> implementations = new HashMap<>();
        for (String with : arguments.options("with")) {
            int equals = with.indexOf('=');
            if (equals < 0) {
                throw new UsageException(
                        "--with expects DEVICE=NUMBER, such as spapr-iommu=2, not '%s'".formatted(with));
            }
            String device = with.substring(0, equals);
            int number =
                    selection.implementation(device, with.substring(equals + 1)).implementation();
            implementations.put(device, number);
        }
        return new LoadOptions(listed, name, arguments.option("machine"), implementations, catalogs);
    }

    LoadOptions options(Optional<String> machineType) {
        return new LoadOptions(false, "", machineType, Map.of(), catalogs);
    }

    /** The refusal of a stream: what is wrong and where, then the receiver's words. */
    static RefusedException refused(StreamSource source, VmStateException e) {
        Refusal refusal = Refusal.of(e);
        StringBuilder text = new StringBuilder(source.name()).append(": ").append(refusal.sentence());
        refusal.receiver().forEach(line -> text.append("\n  receiver: ").append(line));
        return new RefusedException(text.toString());
    }

    static RefusedException refused(StreamSource source, DeviceException e) {
        return new RefusedException(source.name() + ": " + e.getMessage());
    }
}
