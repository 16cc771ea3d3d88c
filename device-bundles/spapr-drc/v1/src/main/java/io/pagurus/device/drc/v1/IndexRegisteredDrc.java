package io.pagurus.device.drc.v1;

import io.pagurus.device.drc.DrcImplementation;
import io.pagurus.qdev.DeviceType;
import io.pagurus.savestate.Registration;
import org.osgi.service.component.annotations.Component;

/** The present QEMU: {@code vmstate_register(VMSTATE_IF(drc), spapr_drc_index(drc), …)}. */
@Component(service = DeviceType.class)
public final class IndexRegisteredDrc extends DrcImplementation {
    /** Made by the service component runtime, and by tests. */
    public IndexRegisteredDrc() {
        super(1, "vmstate_register() with the DRC index as instance_id, as QEMU does");
    }

    @Override
    protected Registration registration(int index) {
        return Registration.vmstateRegister(index);
    }

    @Override
    protected String instanceRule() {
        return "DRC index";
    }

    @Override
    protected boolean sendsIndex() {
        return true;
    }
}
