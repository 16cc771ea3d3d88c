package io.pagurus.device.iommu.v4;

import io.pagurus.device.iommu.IommuType;
import io.pagurus.qdev.DeviceType;
import io.pagurus.savestate.Registration;
import org.osgi.service.component.annotations.Component;

/**
 * A new piece of state, added so that old receivers are met only when it matters: a subsection, sent only after a fault
 * and never by machine types whose peers do not know it ({@code x-migrate-faults=off}).
 */
@Component(service = DeviceType.class)
public final class FaultSubsectionIommu extends IommuType {
    /** Made by the service component runtime, and by tests. */
    public FaultSubsectionIommu() {
        super(4, "as 3; counted DMA faults travel in a subsection when there are any");
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
        if (!faults) {
            return super.age(defWin, false);
        }
        return defWin ? Age.V3_FAULTS : Age.V2_FAULTS;
    }

    @Override
    protected boolean sends(boolean byLiobn, int versionId, boolean faults) {
        return byLiobn && versionId <= 3 && faults;
    }
}
