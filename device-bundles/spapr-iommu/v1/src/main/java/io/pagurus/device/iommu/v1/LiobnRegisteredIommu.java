package io.pagurus.device.iommu.v1;

import io.pagurus.device.iommu.IommuType;
import io.pagurus.qdev.DeviceType;
import io.pagurus.savestate.Registration;
import org.osgi.service.component.annotations.Component;

/** The present QEMU: {@code vmstate_register(VMSTATE_IF(dev), liobn, …)}. */
@Component(service = DeviceType.class)
public final class LiobnRegisteredIommu extends IommuType {
    /** Made by the service component runtime, and by tests. */
    public LiobnRegisteredIommu() {
        super(1, "vmstate_register() with the LIOBN as instance_id, as QEMU does");
    }

    @Override
    protected Registration registration(int liobn) {
        return Registration.vmstateRegister(liobn);
    }

    @Override
    protected String instanceRule() {
        return "LIOBN";
    }

    @Override
    protected boolean sends(boolean byLiobn, int versionId, boolean faults) {
        return byLiobn && versionId <= 3 && !faults;
    }
}
