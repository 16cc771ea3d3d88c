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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;

/** Publishes the machines and fills the catalogue of machine types with the {@link MachineType} services there are. */
@Component(service = Machines.class, immediate = true)
public final class MachinesComponent implements Machines {
    private final InstalledMachineTypes types = new InstalledMachineTypes();
    private final CoreMachines machines;
    private final ServiceTracker<MachineType, Runnable> tracker;

    /**
     * Begins to track.
     *
     * @param context the core's own
     * @param catalog the device types installed
     */
    @Activate
    public MachinesComponent(BundleContext context, @Reference DeviceTypeCatalog catalog) {
        machines = new CoreMachines(catalog, types);
        tracker = new ServiceTracker<>(context, MachineType.class, new Filler(context, types));
        tracker.open();
    }

    /** Closes the machines and ends tracking. */
    @Deactivate
    public void deactivate() {
        machines.close();
        tracker.close();
    }

    /** Moves services into the catalogue and out again. */
    private record Filler(BundleContext context, InstalledMachineTypes types)
            implements ServiceTrackerCustomizer<MachineType, Runnable> {
        @Override
        public Runnable addingService(ServiceReference<MachineType> reference) {
            MachineType type = context.getService(reference);
            long serviceId = (Long) reference.getProperty(Constants.SERVICE_ID);
            return types.install(type, reference.getBundle().getBundleId(), serviceId);
        }

        @Override
        public void modifiedService(ServiceReference<MachineType> reference, Runnable removal) {
            // Nothing of the catalogue comes from service properties.
        }

        @Override
        public void removedService(ServiceReference<MachineType> reference, Runnable removal) {
            removal.run();
            context.ungetService(reference);
        }
    }

    @Override
    public List<Machine> list() {
        return machines.list();
    }

    @Override
    public Optional<Machine> find(String name) {
        return machines.find(name);
    }

    @Override
    public Optional<Machine> current() {
        return machines.current();
    }

    @Override
    public Machine create(MachineType type, String name) throws DeviceException {
        return machines.create(type, name);
    }

    @Override
    public Machine build(MachineType type, String name, Construction construction, byte[] firmware)
            throws DeviceException {
        return machines.build(type, name, construction, firmware);
    }

    @Override
    public Machine scratch(MachineType type) throws DeviceException {
        return machines.scratch(type);
    }

    @Override
    public List<MachineType> types() {
        return machines.types();
    }

    @Override
    public Optional<MachineType> type(String name) {
        return machines.type(name);
    }

    @Override
    public void assemble(
            Machine machine,
            MachineOutline outline,
            IntFunction<SaveStateBody.Passenger> passenger,
            Map<String, Integer> implementations)
            throws DeviceException {
        machines.assemble(machine, outline, passenger, implementations);
    }
}
