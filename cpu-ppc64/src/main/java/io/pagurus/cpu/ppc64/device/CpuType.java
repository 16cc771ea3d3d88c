package io.pagurus.cpu.ppc64.device;

import io.pagurus.cpu.CpuDeviceType;
import io.pagurus.qdev.DescribedState;
import io.pagurus.qdev.Device;
import io.pagurus.qdev.DeviceConfig;
import io.pagurus.qdev.DeviceException;
import io.pagurus.qdev.DeviceType;
import io.pagurus.qdev.Placement;
import io.pagurus.qdev.PropertySpec;
import io.pagurus.qdev.RecordedSection;
import io.pagurus.savestate.Registration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The ppc64 CPU; its implementation number is the major version of its bundle, so that two versions live side by side. */
@Component(service = {DeviceType.class, CpuDeviceType.class})
public final class CpuType implements CpuDeviceType {
    /** Name of the device type. */
    public static final String NAME = "powerpc64-cpu";

    private static final long MOST_CPUS = 1L << 32;
    private static final String BY_INDEX = "cpu-index";

    private static final String DEFAULT_TIER = "1";

    private static final List<PropertySpec> PROPERTIES = List.of(
            new PropertySpec(MODEL, "str", "POWER9", "POWER8 or POWER9"),
            new PropertySpec(INDEX, "uint32", "0", "number of the CPU in its machine; instance_id of its sections"),
            new PropertySpec(GDB, "uint16", "", "port a debugger may attach to, 0 for any; none if left out"),
            new PropertySpec(TIER, "uint8", DEFAULT_TIER, "how instructions are run: 0 interpreted, 1 translated"),
            new PropertySpec(
                    SectionRules.AGE,
                    "str",
                    "9.2",
                    "release of QEMU whose sections are sent: " + SectionAge.releases()),
            new PropertySpec(SectionRules.PRE_2_8, "bool", "off", "send masks of instructions, as up to pseries-2.7"),
            new PropertySpec(SectionRules.PRE_2_10, "bool", "off", "do not send the compatibility mode"),
            new PropertySpec(SectionRules.PRE_3_0, "bool", "off", "send the number of SLB entries"),
            new PropertySpec(SectionRules.RTAS_STOPPED, "bool", "on", "send whether RTAS has stopped the CPU"));

    private static final long MOST_PORTS = 0xffff;

    private final int implementation;
    private final MachineStorages storages = new MachineStorages();

    /**
     * Made by the service component runtime.
     *
     * @param context of the bundle
     */
    @Activate
    public CpuType(BundleContext context) {
        this(context.getBundle().getVersion().getMajor());
    }

    /**
     * Made by tests.
     *
     * @param implementation its number
     */
    public CpuType(int implementation) {
        this.implementation = implementation;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int implementation() {
        return implementation;
    }

    @Override
    public String summary() {
        return "POWER8 and POWER9 as a pseries guest sees them";
    }

    @Override
    public List<String> models() {
        return Arrays.stream(ModelIdentity.values()).map(ModelIdentity::name).toList();
    }

    @Override
    public List<Integer> tiers() {
        return List.of(0, 1);
    }

    @Override
    public List<PropertySpec> properties() {
        return PROPERTIES;
    }

    @Override
    public List<DescribedState> describes() {
        Registration.Style style = Registration.Style.VMSTATE_REGISTER;
        return List.of(
                new DescribedState(CommonDescription.COMMON, style, "cpu_common", BY_INDEX),
                new DescribedState(CpuDescription.NEWEST, style, "cpu", BY_INDEX));
    }

    @Override
    public Placement place(DeviceConfig config) {
        String number;
        try {
            number = Long.toString(config.number(INDEX, 0));
        } catch (DeviceException e) {
            number = config.get(INDEX).orElse("");
        }
        return new Placement("cpu", "cpu@" + number, null);
    }

    @Override
    public Device create(DeviceConfig config) throws DeviceException {
        for (String property : config.values().keySet()) {
            if (PROPERTIES.stream().noneMatch(spec -> spec.name().equals(property))) {
                throw new DeviceException("%s has no property '%s'".formatted(NAME, property));
            }
        }
        long index = config.number(INDEX, 0);
        if (index < 0 || index >= MOST_CPUS) {
            throw new DeviceException("property '%s' must be a 32-bit number, not %d".formatted(INDEX, index));
        }
        String name = config.get(MODEL).orElse(ModelIdentity.POWER9.name());
        ModelIdentity model = ModelIdentity.ofName(name)
                .orElseThrow(() ->
                        new DeviceException("property '%s' expects POWER8 or POWER9, not '%s'".formatted(MODEL, name)));
        long tier = config.number(TIER, Long.parseLong(DEFAULT_TIER));
        if (tiers().stream().noneMatch(each -> each == tier)) {
            throw new DeviceException("property '%s' expects one of %s, not %d".formatted(TIER, tiers(), tier));
        }
        OptionalInt debugger = OptionalInt.empty();
        if (config.get(GDB).isPresent()) {
            long port = config.number(GDB, 0);
            if (port < 0 || port > MOST_PORTS) {
                throw new DeviceException(
                        "property '%s' expects a port from 0 to %d, not %d".formatted(GDB, MOST_PORTS, port));
            }
            debugger = index == 0 ? OptionalInt.of((int) port) : OptionalInt.empty();
        }
        return new CpuDevice((int) index, model, SectionRules.of(config), storages, debugger, tier != 0);
    }

    @Override
    public Optional<DeviceConfig> recognize(RecordedSection section) {
        return SentCpu.of(section)
                .map(sent -> DeviceConfig.EMPTY
                        .with(INDEX, Integer.toUnsignedString(section.id().instanceId()))
                        .with(MODEL, sent.model().name())
                        .with(SectionRules.AGE, sent.age().release()));
    }

    @Override
    public List<DeviceConfig> samples() {
        return List.of(
                DeviceConfig.EMPTY,
                DeviceConfig.EMPTY
                        .with(INDEX, "1")
                        .with(MODEL, ModelIdentity.POWER8.name())
                        .with(SectionRules.AGE, SectionAge.RESERVATION_INSIDE.release())
                        .with(SectionRules.PRE_2_8, "on")
                        .with(SectionRules.PRE_2_10, "on")
                        .with(SectionRules.PRE_3_0, "on"));
    }
}
