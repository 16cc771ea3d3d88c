package io.pagurus.core.fake;

import io.pagurus.qdev.DescribedState;
import io.pagurus.qdev.Device;
import io.pagurus.qdev.DeviceConfig;
import io.pagurus.qdev.DeviceException;
import io.pagurus.qdev.DeviceType;
import io.pagurus.qdev.Placement;
import io.pagurus.qdev.PropertySpec;
import io.pagurus.qdev.RecordedSection;
import io.pagurus.savestate.Registration;
import io.pagurus.vmstate.StateRecord;
import io.pagurus.vmstate.VmStateDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * A device called {@code <name>@<id>} that registers one description and takes two slots of a {@link Switchboard}. Its
 * properties: {@code id}; {@code path=on} for a bus that gives paths; {@code refuse=create|realize|hook1|hook2}.
 */
public final class FakeType implements DeviceType {
    private final String name;
    private final int implementation;
    private final VmStateDescription<StateRecord> vmsd;
    private final Function<Integer, Registration> registration;

    /** Devices made, newest last. */
    public final List<FakeDevice> made = new ArrayList<>();

    public FakeType(
            String name,
            int implementation,
            VmStateDescription<StateRecord> vmsd,
            Function<Integer, Registration> registration) {
        this.name = name;
        this.implementation = implementation;
        this.vmsd = vmsd;
        this.registration = registration;
    }

    /** {@return a description of one number} */
    public static VmStateDescription<StateRecord> vmsd(String name) {
        return VmStateDescription.record(name)
                .version(1)
                .minimumVersion(1)
                .uint32("value")
                .build();
    }

    /** {@return an implementation that registers its id explicitly, as the device of the founding case once did} */
    public static FakeType explicit(String name, int implementation) {
        return new FakeType(name, implementation, vmsd(name), Registration::vmstateRegister);
    }

    /** {@return an implementation that registers by its type with the id as legacy alias} */
    public static FakeType byType(String name, int implementation) {
        return new FakeType(name, implementation, vmsd(name), id -> Registration.dcVmsdWithLegacyAlias(id, 1));
    }

    /** {@return the configuration of one device} */
    public static DeviceConfig config(int id) {
        return DeviceConfig.EMPTY.withHex("id", Integer.toUnsignedLong(id));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int implementation() {
        return implementation;
    }

    @Override
    public String summary() {
        return "fake " + implementation;
    }

    @Override
    public List<PropertySpec> properties() {
        return List.of(new PropertySpec("id", "uint32", "0", "number of the device"));
    }

    @Override
    public List<DescribedState> describes() {
        return List.of(new DescribedState(vmsd, registration.apply(0).style(), name, "id"));
    }

    @Override
    public Placement place(DeviceConfig config) {
        try {
            String called = "%s@%x".formatted(name, config.number("id", 0));
            boolean path = config.flag("path", false);
            return path ? new Placement("vio", called, called) : Placement.sysbus(called);
        } catch (DeviceException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    public Device create(DeviceConfig config) throws DeviceException {
        if (config.get("refuse").equals(Optional.of("create"))) {
            throw new DeviceException("refused by create");
        }
        FakeDevice device = new FakeDevice(
                this, (int) config.number("id", 0), config.get("refuse").orElse(""));
        made.add(device);
        return device;
    }

    @Override
    public Optional<DeviceConfig> recognize(RecordedSection section) {
        if (!section.id().idstr().equals(vmsd.name())) {
            return Optional.empty();
        }
        if (section.payload().remaining() == 0) {
            throw new IllegalStateException("stumbled");
        }
        return Optional.of(config(section.id().instanceId()));
    }

    /** {@return the device made last} */
    public FakeDevice last() {
        return Objects.requireNonNull(made.getLast());
    }

    VmStateDescription<StateRecord> vmsd() {
        return vmsd;
    }

    Registration registration(int id) {
        return registration.apply(id);
    }
}
