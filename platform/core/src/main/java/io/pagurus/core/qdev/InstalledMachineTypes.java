package io.pagurus.core.qdev;

import io.pagurus.core.qdev.Installations.Offer;
import io.pagurus.machine.MachineType;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** The catalogue of machine types, without OSGi. */
public final class InstalledMachineTypes {
    private final Installations<String, MachineType> types = new Installations<>(Comparator.naturalOrder());
    private final AtomicLong ownServiceIds = new AtomicLong();

    /** An empty catalogue. */
    public InstalledMachineTypes() {}

    /**
     * A catalogue outside a framework.
     *
     * @param types the machine types
     * @return a catalogue of them
     */
    public static InstalledMachineTypes of(MachineType... types) {
        InstalledMachineTypes catalog = new InstalledMachineTypes();
        for (MachineType type : types) {
            catalog.install(type);
        }
        return catalog;
    }

    /**
     * Installs a type that no bundle brought.
     *
     * @param type the type
     * @return removes it
     */
    public Runnable install(MachineType type) {
        return install(type, -1, ownServiceIds.getAndIncrement());
    }

    /**
     * Installs a type.
     *
     * @param type the type
     * @param bundleId id of its bundle
     * @param serviceId id of its service
     * @return removes it
     */
    public Runnable install(MachineType type, long bundleId, long serviceId) {
        Offer<String, MachineType> offer = new Offer<>(type.name(), type, bundleId, serviceId);
        types.add(offer);
        return () -> types.remove(offer);
    }

    /** {@return the types that count, by name} */
    public List<MachineType> list() {
        return types.list();
    }

    /**
     * {@return a machine type}
     *
     * @param name its name
     */
    public Optional<MachineType> find(String name) {
        return types.find(name);
    }
}
