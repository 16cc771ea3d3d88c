package io.pagurus.core.qdev;

import io.pagurus.core.qdev.Installations.Change;
import io.pagurus.core.qdev.Installations.Offer;
import io.pagurus.qdev.DeviceType;
import io.pagurus.qdev.DeviceTypeCatalog;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The catalogue of device types, without OSGi: whoever brings a type says from where. */
public final class InstalledDeviceTypes implements DeviceTypeCatalog {
    private static final Logger log = LoggerFactory.getLogger(InstalledDeviceTypes.class);

    /** Bundle name of types that no bundle brought. */
    private static final String NO_BUNDLE = "(class path)";

    private record Key(String name, int implementation) {
        static final Comparator<Key> ORDER = Comparator.comparing(Key::name).thenComparingInt(Key::implementation);

        static Key of(DeviceType type) {
            return new Key(type.name(), type.implementation());
        }

        @Override
        public String toString() {
            return "device type " + name + " implementation " + implementation;
        }
    }

    /** Takes a type out of the catalogue again. */
    @FunctionalInterface
    public interface Removal {
        /** Tells listeners, which may still call the type, and then returns. */
        void remove();
    }

    private final Installations<Key, Installed> types = new Installations<>(Key.ORDER);
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final AtomicLong ownServiceIds = new AtomicLong();

    /** An empty catalogue. */
    public InstalledDeviceTypes() {}

    /**
     * A catalogue outside a framework.
     *
     * @param types the device types
     * @return a catalogue of them
     */
    public static InstalledDeviceTypes of(DeviceType... types) {
        InstalledDeviceTypes catalog = new InstalledDeviceTypes();
        for (DeviceType type : types) {
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
    public Removal install(DeviceType type) {
        return install(new Installed(type, NO_BUNDLE, -1), ownServiceIds.getAndIncrement());
    }

    /**
     * Installs a type.
     *
     * @param installed the type and its bundle
     * @param serviceId id of its service
     * @return removes it
     */
    public Removal install(Installed installed, long serviceId) {
        Offer<Key, Installed> offer = new Offer<>(Key.of(installed.type()), installed, installed.bundleId(), serviceId);
        announce(types.add(offer));
        return () -> announce(types.remove(offer));
    }

    /** What comes is told before what goes, so that a listener finds the best of what remains. */
    private void announce(Change<Installed> change) {
        Installed arrived = change.arrived();
        if (arrived != null) {
            tell(Listener::arrived, arrived);
        }
        Installed left = change.left();
        if (left != null) {
            tell(Listener::leaving, left);
        }
    }

    private void tell(BiConsumer<Listener, Installed> event, Installed installed) {
        for (Listener listener : listeners) {
            try {
                event.accept(listener, installed);
            } catch (RuntimeException e) {
                // One listener's failure must not keep the others from saving their devices.
                log.error("a listener failed at {} of {}", Key.of(installed.type()), installed.bundle(), e);
            }
        }
    }

    /** Tells nobody anything any more: what leaves because the catalogue itself goes is no loss to its machines. */
    void silence() {
        listeners.clear();
    }

    @Override
    public List<Installed> installed() {
        return types.list();
    }

    @Override
    public Optional<Installed> find(String name, int implementation) {
        return types.find(new Key(name, implementation));
    }

    @Override
    public List<Installed> versions(String name) {
        return installed().stream()
                .filter(installed -> installed.type().name().equals(name))
                .toList();
    }

    @Override
    public AutoCloseable listen(Listener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
