package io.pagurus.spapr.machine;

import io.pagurus.machine.MachineType;
import java.util.ArrayList;
import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** Publishes every pseries machine type while the bundle is active. */
@Component(
        immediate = true,
        service = {})
public final class PseriesTypes {
    private final List<ServiceRegistration<MachineType>> registrations = new ArrayList<>();

    /**
     * Publishes.
     *
     * @param context of this bundle
     */
    @Activate
    public PseriesTypes(BundleContext context) {
        for (PseriesType type : PseriesType.all()) {
            registrations.add(context.registerService(MachineType.class, type, null));
        }
    }

    /** Withdraws. */
    @Deactivate
    void withdraw() {
        registrations.forEach(ServiceRegistration::unregister);
    }
}
