package io.pagurus.core.qdev;

import io.pagurus.qdev.DeviceType;
import io.pagurus.qdev.DeviceTypeCatalog;
import java.util.List;
import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;

/**
 * Publishes the catalogue and fills it with the {@link DeviceType} services there are.
 *
 * <p>A tracker, not a reference: it is told in the framework's unregistering event, on the thread that stops, updates or
 * uninstalls the bundle and while the service still works, and that thread goes on only after the listeners have.
 */
@Component(service = DeviceTypeCatalog.class, immediate = true)
public final class DeviceTypeCatalogComponent implements DeviceTypeCatalog {
    private final InstalledDeviceTypes types = new InstalledDeviceTypes();
    private final ServiceTracker<DeviceType, Tracked> tracker;

    /** A service in the catalogue. */
    private record Tracked(InstalledDeviceTypes.Removal removal) {}

    /**
     * Begins to track.
     *
     * @param context the core's own
     */
    @Activate
    public DeviceTypeCatalogComponent(BundleContext context) {
        tracker = new ServiceTracker<>(context, DeviceType.class, new Filler(context, types));
        tracker.open();
    }

    /** Ends tracking. */
    @Deactivate
    public void deactivate() {
        types.silence();
        tracker.close();
    }

    /** Moves services into the catalogue and out again. */
    private record Filler(BundleContext context, InstalledDeviceTypes types)
            implements ServiceTrackerCustomizer<DeviceType, Tracked> {
        @Override
        public Tracked addingService(ServiceReference<DeviceType> reference) {
            Bundle bundle = reference.getBundle();
            Installed installed = new Installed(
                    context.getService(reference),
                    bundle.getSymbolicName() + " " + bundle.getVersion(),
                    bundle.getBundleId());
            return new Tracked(types.install(installed, (Long) reference.getProperty(Constants.SERVICE_ID)));
        }

        @Override
        public void modifiedService(ServiceReference<DeviceType> reference, Tracked tracked) {
            // Nothing of the catalogue comes from service properties.
        }

        @Override
        public void removedService(ServiceReference<DeviceType> reference, Tracked tracked) {
            try {
                tracked.removal().remove();
            } finally {
                context.ungetService(reference);
            }
        }
    }

    @Override
    public List<Installed> installed() {
        return types.installed();
    }

    @Override
    public Optional<Installed> find(String name, int implementation) {
        return types.find(name, implementation);
    }

    @Override
    public List<Installed> versions(String name) {
        return types.versions(name);
    }

    @Override
    public AutoCloseable listen(Listener listener) {
        return types.listen(listener);
    }
}
