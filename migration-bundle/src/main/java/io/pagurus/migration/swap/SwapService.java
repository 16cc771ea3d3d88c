package io.pagurus.migration.swap;

import io.pagurus.machine.Machines;
import io.pagurus.qdev.DeviceTypeCatalog;
import io.pagurus.qdev.DeviceTypeCatalog.Installed;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.LoggerFactory;

/** Puts the watcher of implementations to work for as long as this bundle runs. */
@Component(
        service = {},
        immediate = true)
public final class SwapService {
    private final AutoCloseable subscription;

    /**
     * Subscribes the watcher.
     *
     * @param context of this bundle
     * @param machines whose devices are kept alive
     * @param catalog tells of implementations that come and go
     */
    @Activate
    public SwapService(BundleContext context, @Reference Machines machines, @Reference DeviceTypeCatalog catalog) {
        ImplementationWatcher watcher = new ImplementationWatcher(machines, catalog, new SwapEngine(catalog));
        Bundle framework = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION);
        subscription = catalog.listen(new DeviceTypeCatalog.Listener() {
            @Override
            public void arrived(Installed installed) {
                watcher.arrived(installed);
            }

            @Override
            public void leaving(Installed installed) {
                // When the whole runtime goes there is nobody left to save the devices for.
                if (framework == null || framework.getState() != Bundle.STOPPING) {
                    watcher.leaving(installed);
                }
            }
        });
    }

    /** Ends the subscription. */
    @Deactivate
    public void close() {
        try {
            subscription.close();
        } catch (Exception e) {
            LoggerFactory.getLogger(SwapService.class).warn("the watcher could not be taken away", e);
        }
    }
}
