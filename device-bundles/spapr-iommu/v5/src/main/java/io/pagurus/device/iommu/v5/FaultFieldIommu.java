package io.pagurus.device.iommu.v5;

import io.pagurus.device.iommu.IommuType;
import io.pagurus.qdev.DeviceType;
import io.pagurus.savestate.Registration;
import org.osgi.service.component.annotations.Component;

/** The same state added wrongly: plain fields and a new version, which every older receiver refuses. */
@Component(service = DeviceType.class)
public final class FaultFieldIommu extends IommuType {
    /** Made by the service component runtime, and by tests. */
    public FaultFieldIommu() {
        super(5, "as 3; counted DMA faults as plain fields, version 4 (a warning)");
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
    protected Age age(boolean defWin, boolean faults) {
        return Age.V4;
    }

    @Override
    protected boolean sends(boolean byLiobn, int versionId, boolean faults) {
        return byLiobn && versionId == 4;
    }
}
