package io.pagurus.device.iommu.v3;

import io.pagurus.device.iommu.IommuType;
import io.pagurus.qdev.DeviceType;
import io.pagurus.savestate.Registration;
import org.osgi.service.component.annotations.Component;

/** The conversion that breaks neither direction: described by type, identified by the LIOBN it declares. */
@Component(service = DeviceType.class)
public final class DeclaredIdIommu extends IommuType {
    /** Made by the service component runtime, and by tests. */
    public DeclaredIdIommu() {
        super(3, "dc->vmsd; declares the LIOBN as its stable instance_id");
    }

    @Override
    protected Registration registration(int liobn) {
        return Registration.declared(liobn);
    }

    @Override
    protected String instanceRule() {
        return "LIOBN, declared";
    }

    @Override
    protected boolean sends(boolean byLiobn, int versionId, boolean faults) {
        return byLiobn && versionId <= 3 && !faults;
    }
}
