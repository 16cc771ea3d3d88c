package io.pagurus.migration.command;

import io.pagurus.command.Completion;
import io.pagurus.command.RefusedException;
import io.pagurus.command.UsageException;
import io.pagurus.machine.DeviceNode;
import io.pagurus.machine.Machine;
import io.pagurus.machine.MachineType;
import io.pagurus.machine.Machines;
import io.pagurus.qdev.DeviceType;
import io.pagurus.qdev.DeviceTypeCatalog;
import io.pagurus.qdev.DeviceTypeCatalog.Installed;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Finds what a user named: machines, devices, implementations, machine types; and completes their names. */
@Component(service = Selection.class)
public final class Selection {
    /** Machine type of a check where neither the user nor a loaded machine says one. */
    static final String DEFAULT_MACHINE_TYPE = "pseries-7.2";

    private final Machines machines;
    private final DeviceTypeCatalog catalog;

    /**
     * A selection.
     *
     * @param machines the machines of the runtime
     * @param catalog the implementations installed
     */
    @Activate
    public Selection(@Reference Machines machines, @Reference DeviceTypeCatalog catalog) {
        this.machines = machines;
        this.catalog = catalog;
    }

    Machines machines() {
        return machines;
    }

    DeviceTypeCatalog catalog() {
        return catalog;
    }

    Machine machine(Optional<String> name) throws RefusedException {
        if (name.isEmpty()) {
            return machines.current()
                    .orElseThrow(() -> new RefusedException("no machine is loaded; load one with vm:load FILE"));
        }
        return machines.find(name.get())
                .orElseThrow(() -> new RefusedException("there is no machine '%s'; there is: %s"
                        .formatted(
                                name.get(),
                                list(machines.list().stream().map(Machine::name).toList()))));
    }

    /** A device by path or name, or all devices of a type. */
    List<DeviceNode> devices(Machine machine, String name) throws RefusedException {
        Optional<DeviceNode> one = machine.device(name);
        if (one.isPresent()) {
            return List.of(one.get());
        }
        List<DeviceNode> all = machine.devices().stream()
                .filter(node -> node.type().name().equals(name))
                .toList();
        if (all.isEmpty()) {
            throw new RefusedException(
                    "%s has no device '%s' and none of a type of this name; dev:list shows its devices"
                            .formatted(machine.name(), name));
        }
        return all;
    }

    DeviceType implementation(String type, String number) throws RefusedException, UsageException {
        int implementation;
        try {
            implementation = Integer.parseInt(number);
        } catch (NumberFormatException e) {
            throw new UsageException("an implementation is a number, not '%s'".formatted(number));
        }
        return catalog.find(type, implementation)
                .map(Installed::type)
                .orElseThrow(() -> new RefusedException("no implementation %d of %s is installed; %s"
                        .formatted(implementation, type, installed(type))));
    }

    List<DeviceType> implementations(String type) throws RefusedException {
        List<DeviceType> types =
                catalog.versions(type).stream().map(Installed::type).toList();
        if (types.isEmpty()) {
            throw new RefusedException("no implementation of %s is installed; %s".formatted(type, installed(type)));
        }
        return types;
    }

    private String installed(String type) {
        List<String> numbers = catalog.versions(type).stream()
                .map(installed -> Integer.toString(installed.type().implementation()))
                .toList();
        return numbers.isEmpty() ? "installed are: " + list(typeNames()) : "installed are: " + list(numbers);
    }

    MachineType machineType(Optional<String> name) throws RefusedException {
        String wanted = name.orElseGet(
                () -> machines.current().map(machine -> machine.type().name()).orElse(DEFAULT_MACHINE_TYPE));
        return machines.type(wanted)
                .orElseThrow(() -> new RefusedException("no machine type '%s' is installed; there are: %s"
                        .formatted(
                                wanted,
                                list(machines.types().stream()
                                        .map(MachineType::name)
                                        .toList()))));
    }

    private List<String> typeNames() {
        return catalog.installed().stream()
                .map(installed -> installed.type().name())
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .toList();
    }

    Completion completeTypes() {
        return Completion.from(this::typeNames);
    }

    Completion completeImplementations() {
        return Completion.from(() -> catalog.installed().stream()
                .map(installed -> Integer.toString(installed.type().implementation()))
                .distinct()
                .sorted()
                .toList());
    }

    Completion completeMachines() {
        return Completion.from(() -> machines.list().stream().map(Machine::name).toList());
    }

    Completion completeMachineTypes() {
        return Completion.from(
                () -> machines.types().stream().map(MachineType::name).toList());
    }

    Completion completeDevices() {
        return Completion.from(() -> machines.current().stream()
                .flatMap(machine -> machine.devices().stream())
                .flatMap(node -> List.of(node.path(), node.type().name()).stream())
                .distinct()
                .toList());
    }

    private static String list(List<String> words) {
        return words.isEmpty() ? "none" : String.join(", ", words);
    }
}
