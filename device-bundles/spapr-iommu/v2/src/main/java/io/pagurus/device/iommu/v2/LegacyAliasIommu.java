package io.pagurus.device.iommu.v2;

import io.pagurus.device.iommu.IommuType;
import io.pagurus.qdev.DeviceType;
import io.pagurus.savestate.Registration;
import org.osgi.service.component.annotations.Component;

/**
 * The conversion proposed in 2022: {@code dc->vmsd} and {@code qdev_set_legacy_instance_id(dev, liobn, …)}. It reads what
 * implementation 1 sends; what it sends, implementation 1 cannot find.
 */
@Component(service = DeviceType.class)
public final class LegacyAliasIommu extends IommuType {
    /** Made by the service component runtime, and by tests. */
    public LegacyAliasIommu() {
        super(2, "dc->vmsd; numbered as realized, LIOBN as legacy alias");
    }

    @Override
    protected Registration registration(int liobn) {
        return Registration.dcVmsdWithLegacyAlias(liobn, 2);
    }

    @Override
    protected String instanceRule() {
        return "as devices are realized, alias LIOBN";
    }

    @Override
    protected boolean sends(boolean byLiobn, int versionId, boolean faults) {
        return !byLiobn && versionId <= 3 && !faults;
    }
}
