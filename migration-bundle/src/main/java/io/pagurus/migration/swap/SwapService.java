package io.pagurus.migration.swap;

import io.pagurus.machine.Machines;
import io.pagurus.qdev.DeviceTypeCatalog;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.LoggerFactory;

/** Puts the watcher of implementations to work for as long as this bundle runs. */
@Component(service = {}, immediate = true)
public final class SwapService {
    private final AutoCloseable subscription;

    /**
     * Subscribes the watcher.
     *
     * @param machines whose devices are kept alive
     * @param catalog tells of implementations that come and go
     */
    @Activate
    public SwapService(@Reference Machines machines, @Reference DeviceTypeCatalog catalog) {
        subscription = catalog.listen(new ImplementationWatcher(machines, catalog, new SwapEngine()));
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
