package io.pagurus.core.command;

import io.pagurus.command.Arguments;
import io.pagurus.command.Block;
import io.pagurus.command.Command;
import io.pagurus.command.CommandSpec;
import io.pagurus.command.Completion;
import io.pagurus.command.RefusedException;
import io.pagurus.command.Report;
import io.pagurus.machine.DeviceNode;
import io.pagurus.machine.Machine;
import io.pagurus.machine.Machines;
import io.pagurus.qdev.DescribedState;
import io.pagurus.qdev.DeviceType;
import io.pagurus.qdev.DeviceTypeCatalog;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code dev:versions}. */
@Component(service = Command.class)
public final class DevVersions implements Command {
    private static final String TYPE = "type";

    private final Machines machines;
    private final DeviceTypeCatalog catalog;

    /**
     * Makes the command.
     *
     * @param machines the machines of this runtime
     * @param catalog the device types installed
     */
    @Activate
    public DevVersions(@Reference Machines machines, @Reference DeviceTypeCatalog catalog) {
        this.machines = machines;
        this.catalog = catalog;
    }

    /**
     * An installed implementation.
     *
     * @param type name of the device
     * @param implementation number of the implementation
     * @param bundle symbolic name and version of its bundle
     * @param bundleId number of the bundle
     * @param summary what is special about it
     * @param describes what it saves
     * @param inCharge how many devices of this runtime's machines it is in charge of
     */
    record Version(
            String type,
            int implementation,
            String bundle,
            long bundleId,
            String summary,
            List<Described> describes,
            long inCharge) {}

    /**
     * A described state.
     *
     * @param vmsd name of the description
     * @param version version_id
     * @param idstr rule of the idstr
     * @param instanceId rule of the instance_id
     * @param registered how it is registered
     */
    record Described(String vmsd, int version, String idstr, String instanceId, String registered) {
        static Described of(DescribedState state) {
            return new Described(
                    state.vmsd().name(),
                    state.vmsd().versionId(),
                    state.idstrRule(),
                    state.instanceRule(),
                    state.style().text());
        }

        String line() {
            return "%s v%d, instance_id %s".formatted(idstr, version, instanceId);
        }
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.of("dev", "versions")
                .summary("list the installed implementations of devices")
                .description("Shows which implementations are installed side by side, where each comes from, how it"
                        + " identifies its sections and how many devices it is in charge of now.")
                .optional(TYPE, "name of a device type; all if left out", Completion.from(this::names))
                .example("dev:versions")
                .example("dev:versions spapr-iommu")
                .build();
    }

    @Override
    public Report run(Arguments arguments) throws RefusedException {
        Optional<String> type = arguments.find(TYPE);
        List<DeviceTypeCatalog.Installed> found = type.isPresent() ? catalog.versions(type.get()) : catalog.installed();
        if (type.isPresent() && found.isEmpty()) {
            throw new RefusedException("no device type '%s' is installed; there is %s"
                    .formatted(type.get(), names().isEmpty() ? "none" : String.join(", ", names())));
        }
        List<Version> versions = found.stream().map(this::version).toList();
        Block.TableBuilder table =
                Block.Table.of(null, "type", "implementation", "bundle", "in charge", "sections", "summary");
        versions.forEach(v -> table.row(
                v.type(),
                v.implementation(),
                v.bundle(),
                v.inCharge(),
                v.describes().stream().map(Described::line).collect(Collectors.joining("; ")),
                v.summary()));
        return Report.of(versions, table.build());
    }

    private Collection<String> names() {
        return catalog.installed().stream()
                .map(installed -> installed.type().name())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Version version(DeviceTypeCatalog.Installed installed) {
        DeviceType type = installed.type();
        return new Version(
                type.name(),
                type.implementation(),
                installed.bundle(),
                installed.bundleId(),
                type.summary(),
                type.describes().stream().map(Described::of).toList(),
                machines.list().stream()
                        .map(Machine::devices)
                        .flatMap(List::stream)
                        .map(DeviceNode::type)
                        .filter(type::equals)
                        .count());
    }
}
