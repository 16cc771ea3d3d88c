package io.pagurus.core.machine;

import io.pagurus.qdev.DescribedState;
import io.pagurus.qdev.Device;
import io.pagurus.qdev.DeviceConfig;
import io.pagurus.qdev.DeviceException;
import io.pagurus.qdev.DeviceType;
import io.pagurus.qdev.Placement;
import io.pagurus.qdev.PropertySpec;
import io.pagurus.qdev.RealizeScope;
import java.util.List;

/**
 * Stands in for an implementation that has left while its device is parked: same name and number, and no reference to
 * it, so that its bundle's classes can go.
 *
 * @param name name of the device
 * @param implementation number of the implementation that left
 * @param placement where the device stands
 */
record AbsentType(String name, int implementation, Placement placement) implements DeviceType {
    /** A device that nobody implements at the moment. */
    enum AbsentDevice implements Device {
        /** The only one; it has no state. */
        INSTANCE;

        @Override
        public void realize(RealizeScope scope) throws DeviceException {
            throw new DeviceException(scope.path() + ": no implementation is installed");
        }
    }

    @Override
    public String summary() {
        return "parked: no implementation is installed";
    }

    @Override
    public List<PropertySpec> properties() {
        return List.of();
    }

    @Override
    public List<DescribedState> describes() {
        return List.of();
    }

    @Override
    public Placement place(DeviceConfig config) {
        return placement;
    }

    @Override
    public Device create(DeviceConfig config) {
        return AbsentDevice.INSTANCE;
    }

    @Override
    public List<DeviceConfig> samples() {
        return List.of();
    }
}
