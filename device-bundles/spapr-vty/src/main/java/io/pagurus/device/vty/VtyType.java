package io.pagurus.device.vty;

import io.pagurus.qdev.DescribedState;
import io.pagurus.qdev.Device;
import io.pagurus.qdev.DeviceConfig;
import io.pagurus.qdev.DeviceException;
import io.pagurus.qdev.DeviceType;
import io.pagurus.qdev.Placement;
import io.pagurus.qdev.PropertySpec;
import io.pagurus.qdev.RecordedSection;
import io.pagurus.savestate.Registration;
import io.pagurus.spapr.VioBus;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Component;

/** The virtual terminal. */
@Component(service = DeviceType.class)
public final class VtyType implements DeviceType {
    private static final String REG = "reg";
    private static final String IRQ = "irq";
    private static final String CHARDEV = "chardev";
    private static final Pattern IDSTR = Pattern.compile("vty@([0-9a-f]{1,8})/spapr_vty");
    private static final long MAX_U32 = 0xffff_ffffL;

    private static final List<PropertySpec> PROPERTIES = List.of(
            new PropertySpec(REG, "uint32", "0x71000000", "unit address on the VIO bus"),
            new PropertySpec(IRQ, "uint32", "by the unit address", "interrupt number"),
            new PropertySpec(CHARDEV, "str", "serial0, or serial-<reg> for further ones", "the host's end"));

    /** Made by the service component runtime, and by tests. */
    public VtyType() {}

    @Override
    public String name() {
        return "spapr-vty";
    }

    @Override
    public int implementation() {
        return 1;
    }

    @Override
    public String summary() {
        return "virtual terminal (hvc console) on the VIO bus";
    }

    @Override
    public List<PropertySpec> properties() {
        return PROPERTIES;
    }

    @Override
    public List<DescribedState> describes() {
        return List.of(
                new DescribedState(VtyDescriptions.VTY, Registration.dcVmsd().style(), "<vio path>/spapr_vty", "0"));
    }

    @Override
    public Placement place(DeviceConfig config) {
        String name;
        try {
            name = "vty@" + Long.toHexString(config.number(REG, VioBus.FIRST_UNIT));
        } catch (DeviceException e) {
            name = "vty@" + config.get(REG).orElse("");
        }
        return new Placement("vio", name, name);
    }

    @Override
    public Device create(DeviceConfig config) throws DeviceException {
        for (String property : config.values().keySet()) {
            if (PROPERTIES.stream().noneMatch(spec -> spec.name().equals(property))) {
                throw new DeviceException("spapr-vty has no property '%s'".formatted(property));
            }
        }
        int reg = (int) u32(config, REG, VioBus.FIRST_UNIT);
        long irq = config.get(IRQ).isPresent() ? u32(config, IRQ, 0) : VtyDevice.DEFAULT_IRQ;
        String ownLine = reg == VioBus.FIRST_UNIT ? "serial0" : "serial-" + Integer.toHexString(reg);
        return new VtyDevice(reg, irq, config.get(CHARDEV).orElse(ownLine));
    }

    private static long u32(DeviceConfig config, String name, long absent) throws DeviceException {
        long value = config.number(name, absent);
        if (value < 0 || value > MAX_U32) {
            throw new DeviceException("property '%s' must be a 32-bit number, not %s"
                    .formatted(name, config.get(name).orElse("")));
        }
        return value;
    }

    @Override
    public Optional<DeviceConfig> recognize(RecordedSection section) {
        Matcher idstr = IDSTR.matcher(section.id().idstr());
        if (!idstr.matches() || section.id().instanceId() != 0 || section.versionId() != 1) {
            return Optional.empty();
        }
        DeviceConfig config = DeviceConfig.EMPTY.with(REG, "0x" + idstr.group(1));
        ByteBuffer payload = section.payload();
        if (payload.remaining() < 2 * Integer.BYTES) {
            return Optional.of(config);
        }
        return Optional.of(config.withHex(IRQ, Integer.toUnsignedLong(payload.getInt(Integer.BYTES))));
    }
}
