package io.pagurus.migration.swap;

import io.pagurus.qdev.DescribedState;
import io.pagurus.qdev.Device;
import io.pagurus.qdev.DeviceConfig;
import io.pagurus.qdev.DeviceException;
import io.pagurus.qdev.DeviceType;
import io.pagurus.qdev.Placement;
import io.pagurus.qdev.PropertySpec;
import io.pagurus.qdev.RealizeScope;
import io.pagurus.savestate.DuplicateSectionException;
import io.pagurus.savestate.Registration;
import io.pagurus.vmstate.StateRecord;
import io.pagurus.vmstate.VmStateBuilder;
import io.pagurus.vmstate.VmStateDescription;
import java.util.List;
import java.util.function.UnaryOperator;

/** A device {@code gadget@<id>} with one number, whose implementations may misbehave. */
final class TestType implements DeviceType {
    private final int implementation;
    private final VmStateDescription<StateRecord> vmsd;

    /** Runs when a device of this type is realized. */
    Runnable realizing = () -> {};

    /** What a successor is made with. */
    UnaryOperator<DeviceConfig> destination = UnaryOperator.identity();

    TestType(int implementation, UnaryOperator<VmStateBuilder<StateRecord>> vmsd) {
        this.implementation = implementation;
        this.vmsd = vmsd.apply(VmStateDescription.record("gadget")
                        .version(1)
                        .minimumVersion(1)
                        .uint32("value"))
                .build();
    }

    TestType(int implementation) {
        this(implementation, UnaryOperator.identity());
    }

    @Override
    public String name() {
        return "gadget";
    }

    @Override
    public int implementation() {
        return implementation;
    }

    @Override
    public String summary() {
        return "gadget " + implementation;
    }

    @Override
    public List<PropertySpec> properties() {
        return List.of();
    }

    @Override
    public List<DescribedState> describes() {
        return List.of(new DescribedState(vmsd, Registration.Style.VMSTATE_REGISTER, "gadget", "id"));
    }

    @Override
    public Placement place(DeviceConfig config) {
        return Placement.sysbus("gadget@" + config.get("id").orElse("0"));
    }

    @Override
    public Device create(DeviceConfig config) throws DeviceException {
        return new Gadget(config);
    }

    /** The device. */
    final class Gadget implements Device {
        final StateRecord state = new StateRecord();
        final DeviceConfig config;

        Gadget(DeviceConfig config) {
            this.config = config;
        }

        @Override
        public void realize(RealizeScope scope) throws DeviceException {
            realizing.run();
            try {
                scope.vmstate(vmsd, state, Registration.vmstateRegister((int) config.number("id", 0)));
            } catch (DuplicateSectionException e) {
                throw new DeviceException(String.valueOf(e.getMessage()), e);
            }
        }

        @Override
        public DeviceConfig destination(DeviceConfig present) {
            return destination.apply(present);
        }
    }
}
