package io.pagurus.device.drc;

import io.pagurus.qdev.DescribedState;
import io.pagurus.qdev.Device;
import io.pagurus.qdev.DeviceConfig;
import io.pagurus.qdev.DeviceException;
import io.pagurus.qdev.DeviceType;
import io.pagurus.qdev.Placement;
import io.pagurus.qdev.PropertySpec;
import io.pagurus.qdev.RecordedSection;
import io.pagurus.savestate.Registration;
import io.pagurus.spapr.DrcType;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** What the implementations of spapr-drc have in common. Each says how its sections are identified. */
public abstract class DrcImplementation implements DeviceType {
    private static final String INDEX = "index";
    static final String ATTACHED = "attached";
    private static final List<PropertySpec> PROPERTIES = List.of(
            new PropertySpec(INDEX, "uint32", "", "DRC index: type in the top four bits"),
            new PropertySpec(ATTACHED, "bool", "off", "whether a device is there at power-on"));

    private final int number;
    private final String summary;

    /**
     * An implementation.
     *
     * @param number its number
     * @param summary what is special about it
     */
    protected DrcImplementation(int number, String summary) {
        this.number = number;
        this.summary = summary;
    }

    /**
     * {@return how a connector's sections are identified}
     *
     * @param index DRC index
     */
    protected abstract Registration registration(int index);

    /** {@return the rule of {@link #registration} in words} */
    protected abstract String instanceRule();

    /** {@return whether the sections of this implementation say which connector they belong to} */
    protected abstract boolean sendsIndex();

    @Override
    public final String name() {
        return "spapr-drc";
    }

    @Override
    public final int implementation() {
        return number;
    }

    @Override
    public final String summary() {
        return summary;
    }

    @Override
    public final List<PropertySpec> properties() {
        return PROPERTIES;
    }

    @Override
    public final List<DescribedState> describes() {
        Registration.Style style = registration(0).style();
        return List.of(
                new DescribedState(DrcDescriptions.DRC, style, "spapr_drc", instanceRule()),
                new DescribedState(DrcDescriptions.PHYSICAL, style, "spapr_drc/physical", instanceRule()));
    }

    @Override
    public final Placement place(DeviceConfig config) {
        try {
            return Placement.sysbus("drc@" + Long.toHexString(config.number(INDEX, 0)));
        } catch (DeviceException e) {
            return Placement.sysbus("drc@" + config.get(INDEX).orElse(""));
        }
    }

    @Override
    public final Device create(DeviceConfig config) throws DeviceException {
        for (String name : config.values().keySet()) {
            if (PROPERTIES.stream().noneMatch(property -> property.name().equals(name))) {
                throw new DeviceException("spapr-drc has no property '%s'".formatted(name));
            }
        }
        long index = config.number(INDEX, -1);
        DrcType type = index < 0 || index > 0xffffffffL
                ? null
                : DrcType.ofIndex((int) index).orElse(null);
        if (type == null) {
            throw new DeviceException(
                    "property 'index' must be a DRC index, type << 28 | id with a type of 1, 2, 3, 4, 8 "
                            + "or 9, not '%s'".formatted(config.get(INDEX).orElse("")));
        }
        DrcState state = new DrcState(type, (int) index, config.flag(ATTACHED, false));
        return new DrcDevice(state, registration((int) index));
    }

    /**
     * {@code spapr_drc} is sent only while a device is attached; {@code spapr_drc/physical} with the indicator off means
     * the same, because the indicator rests at off where nothing is attached.
     */
    @Override
    public final Optional<DeviceConfig> recognize(RecordedSection section) {
        int index = section.id().instanceId();
        Optional<DrcType> type = DrcType.ofIndex(index);
        boolean drc = section.id().idstr().equals("spapr_drc") && section.versionId() == 1;
        boolean physical = section.id().idstr().equals("spapr_drc/physical")
                && section.versionId() == 1
                && type.filter(DrcType::physical).isPresent();
        if (!sendsIndex() || type.isEmpty() || !(drc || physical)) {
            return Optional.empty();
        }
        DeviceConfig config = DeviceConfig.EMPTY.withHex(INDEX, Integer.toUnsignedLong(index));
        boolean attached = drc || indicator(section) == DrcState.INDICATOR_INACTIVE;
        return Optional.of(attached ? config.with(ATTACHED, "on") : config);
    }

    private static int indicator(RecordedSection section) {
        ByteBuffer payload = section.payload();
        return payload.remaining() < Integer.BYTES ? -1 : payload.getInt();
    }

    @Override
    public final List<DeviceConfig> samples() {
        return List.of(
                sample(DrcType.CPU.index(0), true),
                sample(DrcType.LMB.index(4), false),
                sample(DrcType.PCI.index(0), true),
                sample(DrcType.PCI.index(8), false));
    }

    private static DeviceConfig sample(int index, boolean attached) {
        return DeviceConfig.EMPTY.withHex(INDEX, Integer.toUnsignedLong(index)).with(ATTACHED, attached ? "on" : "off");
    }
}
