package io.pagurus.machine;

import io.pagurus.qdev.Device;
import io.pagurus.qdev.DeviceConfig;
import io.pagurus.qdev.DeviceType;
import io.pagurus.qdev.Placement;
import org.osgi.annotation.versioning.ProviderType;

/** A device's place in a machine. The place stays while implementations change. */
@ProviderType
public interface DeviceNode {
    /** {@return path, such as {@code /vio/vty@71000000}} */
    default String path() {
        return placement().path();
    }

    /** {@return bus, name and path prefix} */
    Placement placement();

    /** {@return properties, the machine type's own included} */
    DeviceConfig config();

    /** {@return the implementation in charge now} */
    DeviceType type();

    /** {@return the device in charge now} */
    Device device();

    /** {@return whether no implementation is in charge and the machine is parked for it} */
    boolean parked();
}
