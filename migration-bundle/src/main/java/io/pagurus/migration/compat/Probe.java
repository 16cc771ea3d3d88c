package io.pagurus.migration.compat;

import io.pagurus.machine.DeviceNode;
import io.pagurus.machine.Machine;
import io.pagurus.machine.MachineType;
import io.pagurus.machine.Machines;
import io.pagurus.migration.live.SavedSections;
import io.pagurus.migration.live.SectionSaver;
import io.pagurus.qdev.DeviceConfig;
import io.pagurus.qdev.DeviceException;
import io.pagurus.qdev.DeviceType;
import io.pagurus.savestate.SaveStateEntry;
import io.pagurus.vmstate.VmStateException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A machine that nobody sees, with the sample devices of one implementation in it. */
final class Probe implements AutoCloseable {
    private final Machine machine;
    private final Set<String> owners;

    private Probe(Machine machine) {
        this.machine = machine;
        this.owners = machine.devices().stream().map(DeviceNode::path).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Builds one.
     *
     * @param machines makes it
     * @param machineType decides on compat properties
     * @param type the implementation
     * @param configs its devices, in construction order
     * @throws DeviceException if a device cannot be built
     */
    static Probe of(Machines machines, MachineType machineType, DeviceType type, List<DeviceConfig> configs)
            throws DeviceException {
        Machine machine = machines.scratch(machineType);
        try {
            for (DeviceConfig config : configs) {
                machine.addDevice(type, config);
            }
            return new Probe(machine);
        } catch (DeviceException e) {
            machine.close();
            throw e;
        }
    }

    List<DeviceNode> devices() {
        return machine.devices();
    }

    /** How the devices of a receiver of this one's state must be configured. */
    List<DeviceConfig> destinations() {
        return machine.devices().stream()
                .map(node -> node.device().destination(node.config()))
                .toList();
    }

    List<SaveStateEntry> entries() {
        return receiver().entries();
    }

    Receiver receiver() {
        return new Receiver(machine.saveStates(), owners);
    }

    SavedSections save() throws VmStateException {
        return SectionSaver.save(entries());
    }

    @Override
    public void close() {
        machine.close();
    }
}
