package io.pagurus.device.rtc;

import io.pagurus.qdev.DescribedState;
import io.pagurus.qdev.Device;
import io.pagurus.qdev.DeviceConfig;
import io.pagurus.qdev.DeviceException;
import io.pagurus.qdev.DeviceType;
import io.pagurus.qdev.Placement;
import io.pagurus.qdev.PropertySpec;
import io.pagurus.qdev.RecordedSection;
import io.pagurus.savestate.Registration;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;

/** The real-time clock. */
@Component(service = DeviceType.class)
public final class RtcType implements DeviceType {
    /** Made by the service component runtime, and by tests. */
    public RtcType() {}

    @Override
    public String name() {
        return "spapr-rtc";
    }

    @Override
    public int implementation() {
        return 1;
    }

    @Override
    public String summary() {
        return "real-time clock behind RTAS";
    }

    @Override
    public List<PropertySpec> properties() {
        return List.of();
    }

    @Override
    public List<DescribedState> describes() {
        return List.of(new DescribedState(
                RtcState.VMSD, Registration.dcVmsd().style(), "spapr/rtc", "as devices are realized"));
    }

    @Override
    public Placement place(DeviceConfig config) {
        return Placement.sysbus("rtc");
    }

    @Override
    public Device create(DeviceConfig config) throws DeviceException {
        if (!config.values().isEmpty()) {
            throw new DeviceException(
                    "spapr-rtc has no property '%s'".formatted(config.values().firstKey()));
        }
        return new RtcDevice();
    }

    @Override
    public Optional<DeviceConfig> recognize(RecordedSection section) {
        boolean clock =
                section.id().idstr().equals("spapr/rtc") && section.id().instanceId() == 0 && section.versionId() == 1;
        return clock ? Optional.of(DeviceConfig.EMPTY) : Optional.empty();
    }
}
