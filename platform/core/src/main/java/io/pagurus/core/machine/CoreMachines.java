package io.pagurus.core.machine;

import io.pagurus.core.qdev.InstalledMachineTypes;
import io.pagurus.machine.Construction;
import io.pagurus.machine.Machine;
import io.pagurus.machine.MachineOutline;
import io.pagurus.machine.MachineType;
import io.pagurus.machine.Machines;
import io.pagurus.qdev.DeviceException;
import io.pagurus.qdev.DeviceTypeCatalog;
import io.pagurus.savestate.SaveStateBody;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * The machines of this runtime. Works on a plain class path:
 * {@code new CoreMachines(InstalledDeviceTypes.of(…), InstalledMachineTypes.of(…))}.
 */
public final class CoreMachines implements Machines, AutoCloseable {
    private final DeviceTypeCatalog catalog;
    private final InstalledMachineTypes types;
    private final InstantSource clock;
    private final Map<String, Machine> byName = new LinkedHashMap<>();

    /**
     * No machines yet, on the host's clock.
     *
     * @param catalog the device types installed
     * @param types the machine types installed
     */
    public CoreMachines(DeviceTypeCatalog catalog, InstalledMachineTypes types) {
        this(catalog, types, InstantSource.system());
    }

    /**
     * No machines yet.
     *
     * @param catalog the device types installed
     * @param types the machine types installed
     * @param clock the wall clock that machines see
     */
    public CoreMachines(DeviceTypeCatalog catalog, InstalledMachineTypes types, InstantSource clock) {
        this.catalog = catalog;
        this.types = types;
        this.clock = clock;
    }

    @Override
    public synchronized List<Machine> list() {
        return List.copyOf(byName.values());
    }

    @Override
    public synchronized Optional<Machine> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    @Override
    public synchronized Optional<Machine> current() {
        return byName.values().stream().reduce((_, last) -> last);
    }

    @Override
    public synchronized Machine create(MachineType type, String name) throws DeviceException {
        String given = name.isEmpty() ? freeName() : name;
        if (byName.containsKey(given)) {
            throw new DeviceException("a machine called '%s' exists already".formatted(given));
        }
        CoreMachine machine = furnished(given, type, this::forget);
        byName.put(given, machine);
        return machine;
    }

    @Override
    public Machine build(MachineType type, String name, Construction construction, byte[] firmware)
            throws DeviceException {
        Machine machine = create(type, name);
        try {
            new Builder(catalog, machine).build(construction, firmware);
            return machine;
        } catch (DeviceException | RuntimeException | Error e) {
            machine.close();
            throw e;
        }
    }

    @Override
    public Machine scratch(MachineType type) throws DeviceException {
        return furnished("scratch", type, _ -> {});
    }

    private CoreMachine furnished(String name, MachineType type, Consumer<CoreMachine> onClose) throws DeviceException {
        CoreMachine machine = new CoreMachine(name, type, clock, onClose);
        try {
            type.furnish(machine);
            return machine;
        } catch (DeviceException e) {
            machine.close();
            throw e;
        } catch (RuntimeException | Error e) {
            machine.close();
            throw new DeviceException("machine type '%s' failed to furnish a machine: %s".formatted(type.name(), e), e);
        }
    }

    private String freeName() {
        int number = 0;
        while (byName.containsKey("vm" + number)) {
            number++;
        }
        return "vm" + number;
    }

    private synchronized void forget(Machine machine) {
        byName.remove(machine.name(), machine);
    }

    @Override
    public List<MachineType> types() {
        return types.list();
    }

    @Override
    public Optional<MachineType> type(String name) {
        return types.find(name);
    }

    @Override
    public void assemble(
            Machine machine,
            MachineOutline outline,
            IntFunction<SaveStateBody.Passenger> passenger,
            Map<String, Integer> implementations)
            throws DeviceException {
        if (!(machine instanceof CoreMachine mine)) {
            throw new IllegalArgumentException(machine.name() + " is no machine of this runtime");
        }
        MachineType.Recognizer recognizer = new CatalogRecognizer(catalog, implementations);
        new Assembly(catalog, mine, outline, passenger).run(recognizer);
    }

    /** Closes every machine, newest first. */
    @Override
    public void close() {
        list().reversed().forEach(Machine::close);
    }
}
