package io.pagurus.testing.conformance;

import io.pagurus.core.machine.CoreMachines;
import io.pagurus.core.qdev.InstalledDeviceTypes;
import io.pagurus.core.qdev.InstalledMachineTypes;
import io.pagurus.machine.DeviceNode;
import io.pagurus.machine.Machine;
import io.pagurus.machine.MachineType;
import io.pagurus.machine.Staging;
import io.pagurus.qdev.DeviceConfig;
import io.pagurus.qdev.DeviceException;
import io.pagurus.qdev.DeviceType;
import java.util.List;

/** A machine with one device under test. */
public final class Bench implements AutoCloseable {
    /** RAM of the machine: enough for guest buffers. */
    public static final long RAM = 1 << 20;

    private final CoreMachines machines;
    private final Machine machine;
    private final DeviceNode node;

    private Bench(CoreMachines machines, Machine machine, DeviceNode node) {
        this.machines = machines;
        this.machine = machine;
        this.node = node;
    }

    /**
     * {@return a machine with the device at power-on}
     *
     * @param machineType type of the machine
     * @param type the device
     * @param config its properties
     * @throws DeviceException if it cannot be realized
     */
    public static Bench with(MachineType machineType, DeviceType type, DeviceConfig config) throws DeviceException {
        CoreMachines machines = new CoreMachines(InstalledDeviceTypes.of(type), InstalledMachineTypes.of(machineType));
        Machine machine = machines.create(machineType, "bench");
        try {
            machine.addRam("ppc_spapr.ram", RAM);
            return new Bench(machines, machine, machine.addDevice(type, config));
        } catch (DeviceException e) {
            machines.close();
            throw e;
        }
    }

    /** {@return the machine} */
    public Machine machine() {
        return machine;
    }

    /** {@return the device's place} */
    public DeviceNode node() {
        return node;
    }

    /**
     * {@return what a contract of the machine is served by}
     *
     * @param contract the contract
     * @param <T> its type
     */
    public <T> T contract(Class<T> contract) {
        return machine.contract(contract).orElseThrow();
    }

    /**
     * {@return another implementation, or the same anew, staged in the device's place}
     *
     * @param type the implementation
     * @throws DeviceException if it cannot be realized
     */
    public Staging stage(DeviceType type) throws DeviceException {
        return machine.stage(List.of(new Staging.Replacement(node, type, node.config())));
    }

    @Override
    public void close() {
        machines.close();
    }
}
