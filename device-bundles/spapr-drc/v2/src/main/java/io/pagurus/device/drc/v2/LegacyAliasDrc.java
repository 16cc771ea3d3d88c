package io.pagurus.device.drc.v2;

import io.pagurus.device.drc.DrcImplementation;
import io.pagurus.qdev.DeviceType;
import io.pagurus.savestate.Registration;
import org.osgi.service.component.annotations.Component;

/**
 * The conversion proposed in 2022. Its sections carry a running number and nothing that tells the connector, so a machine
 * cannot be derived from them.
 */
@Component(service = DeviceType.class)
public final class LegacyAliasDrc extends DrcImplementation {
    /** Made by the service component runtime, and by tests. */
    public LegacyAliasDrc() {
        super(2, "dc->vmsd; numbered as realized, DRC index as legacy alias");
    }

    @Override
    protected Registration registration(int index) {
        return Registration.dcVmsdWithLegacyAlias(index, 1);
    }

    @Override
    protected String instanceRule() {
        return "as devices are realized, alias DRC index";
    }

    @Override
    protected boolean sendsIndex() {
        return false;
    }
}
