package io.pagurus.device.drc.v3;

import io.pagurus.device.drc.DrcImplementation;
import io.pagurus.qdev.DeviceType;
import io.pagurus.savestate.Registration;
import org.osgi.service.component.annotations.Component;

/** The conversion that breaks neither direction: described by type, identified by the index it declares. */
@Component(service = DeviceType.class)
public final class DeclaredIdDrc extends DrcImplementation {
    /** Made by the service component runtime, and by tests. */
    public DeclaredIdDrc() {
        super(3, "dc->vmsd; declares the DRC index as its stable instance_id");
    }

    @Override
    protected Registration registration(int index) {
        return Registration.declared(index);
    }

    @Override
    protected String instanceRule() {
        return "DRC index, declared";
    }

    @Override
    protected boolean sendsIndex() {
        return true;
    }
}
