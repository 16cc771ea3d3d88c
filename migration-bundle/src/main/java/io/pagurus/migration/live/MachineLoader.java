package io.pagurus.migration.live;

import io.pagurus.machine.Machine;
import io.pagurus.machine.MachineType;
import io.pagurus.machine.Machines;
import io.pagurus.machine.RunState;
import io.pagurus.machine.SafePoint;
import io.pagurus.migration.stream.HashPageTable;
import io.pagurus.migration.stream.Presence;
import io.pagurus.migration.stream.ScanOptions;
import io.pagurus.migration.stream.SectionKind;
import io.pagurus.migration.stream.StreamEnd;
import io.pagurus.migration.stream.StreamImage;
import io.pagurus.migration.stream.StreamItem;
import io.pagurus.migration.stream.StreamItem.SectionItem;
import io.pagurus.migration.stream.StreamReader;
import io.pagurus.migration.stream.StreamRules;
import io.pagurus.migration.stream.StreamScanner;
import io.pagurus.migration.stream.StreamSource;
import io.pagurus.migration.stream.StreamTrace;
import io.pagurus.qdev.DeviceException;
import io.pagurus.qdev.DeviceTypeCatalog;
import io.pagurus.savestate.DuplicateSectionException;
import io.pagurus.vmstate.Errno;
import io.pagurus.vmstate.VmStateException;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a machine from a stream. The stream is first taken apart without a machine; then the machine that sent it is
 * built; then the stream is loaded into it by the receiver's rules. If anything is refused the machine is closed: there
 * is never half a machine.
 */
public final class MachineLoader {
    private final Machines machines;
    private final DeviceTypeCatalog catalog;

    /**
     * A loader.
     *
     * @param machines makes the machine
     * @param catalog whose descriptions delimit sections
     */
    public MachineLoader(Machines machines, DeviceTypeCatalog catalog) {
        this.machines = machines;
        this.catalog = catalog;
    }

    /**
     * Loads a machine.
     *
     * @param source the stream
     * @param options what the user said
     * @return the machine, paused, and the stream taken apart
     * @throws VmStateException if the stream is refused, with section, field, offset and the receiver's words
     * @throws DeviceException if the machine cannot be built
     */
    public Loaded load(StreamSource source, LoadOptions options) throws VmStateException, DeviceException {
        StreamImage image = scan(source, options);
        return load(source, image, options);
    }

    /**
     * Takes a stream apart as a load would.
     *
     * @param source the stream
     * @param options what the user said
     * @return its parts
     * @throws VmStateException if it is refused
     */
    public StreamImage scan(StreamSource source, LoadOptions options) throws VmStateException {
        return StreamScanner.scan(
                source,
                new ScanOptions(
                        new InstalledDescriptions(catalog),
                        options.catalogs(),
                        options.machineType(),
                        StreamRules.AUTO),
                StreamTrace.off());
    }

    private Loaded load(StreamSource source, StreamImage image, LoadOptions options)
            throws VmStateException, DeviceException {
        MachineType type = machines.type(image.machineType())
                .orElseThrow(() -> new DeviceException("the stream is of machine type '%s', which is not installed; %s"
                        .formatted(image.machineType(), installed())));
        Machine machine = options.listed() ? machines.create(type, options.name()) : machines.scratch(type);
        boolean whole = false;
        // Stopped all the while: who saves, swaps or rescues devices waits until they have their state.
        try (SafePoint.Stopped _ = machine.safePoint().stop()) {
            machine.setRunState(RunState.INMIGRATE);
            build(machine, image, options);
            receive(machine, source, StreamRules.AUTO, StreamTrace.logging());
            machine.offer(StreamOrigin.class, origin(image));
            machine.setRunState(RunState.PAUSED);
            whole = true;
            return new Loaded(machine, image);
        } finally {
            if (!whole) {
                machine.close();
            }
        }
    }

    /**
     * Gives a stream to a machine that is there already, as QEMU's {@code -incoming} does. If it is refused half of it
     * may have been loaded: the machine is then good for nothing but closing.
     *
     * @param machine the receiver
     * @param source the stream
     * @param trace told of each section
     * @return how the stream ended, with what the receiver says although it goes on
     * @throws VmStateException in the receiver's words, if it is refused
     */
    public static StreamEnd receive(Machine machine, StreamSource source, StreamTrace trace) throws VmStateException {
        MachineType type = machine.type();
        StreamRules rules = new StreamRules(
                Presence.of(type.sendsConfiguration()),
                Presence.of(type.sendsFooters()),
                Presence.of(type.sendsVmdesc()));
        return receive(machine, source, rules, trace);
    }

    private static StreamEnd receive(Machine machine, StreamSource source, StreamRules rules, StreamTrace trace)
            throws VmStateException {
        LoadHandler handler = new LoadHandler(machine, machine.type().name(), trace);
        return new StreamReader(source.input(), rules, trace).read(handler);
    }

    private String installed() {
        List<String> names = machines.types().stream().map(MachineType::name).toList();
        return names.isEmpty() ? "no machine type is" : "installed are " + String.join(", ", names);
    }

    private void build(Machine machine, StreamImage image, LoadOptions options)
            throws VmStateException, DeviceException {
        boolean hasTable = image.sections()
                .anyMatch(section -> section.header().id().idstr().equals(Iterables.HTAB));
        try {
            machines.assemble(machine, image.outline(), image::passenger, options.implementations());
            Iterables.register(machine, new HashPageTable(), hasTable);
        } catch (DuplicateSectionException e) {
            throw new VmStateException(Errno.EINVAL, e.getMessage(), e);
        }
    }

    private static StreamOrigin origin(StreamImage image) {
        List<StreamItem> iterables = new ArrayList<>();
        for (StreamItem item : image.items()) {
            boolean full =
                    item instanceof SectionItem section && section.header().kind() == SectionKind.FULL;
            if (!full) {
                iterables.add(item);
            }
        }
        return new StreamOrigin(
                image.configuration(), image.end().footers(), iterables, image.ram(), image.htab(), image.vmdesc());
    }

    /**
     * A machine and the stream it came from.
     *
     * @param machine paused
     * @param image the stream taken apart
     */
    public record Loaded(Machine machine, StreamImage image) {}
}
