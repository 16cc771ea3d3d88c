package io.pagurus.qdev;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * One implementation of a device: the service that a device bundle registers. Several implementations of one name live
 * side by side; a running device is moved between them.
 */
@ConsumerType
public interface DeviceType {
    /** {@return the device's name as QEMU spells it, such as {@code spapr-iommu}} */
    String name();

    /** {@return number of this implementation, 1 or more, unique among the installed ones of this name} */
    int implementation();

    /** {@return one line that says what is special about this implementation} */
    String summary();

    /** {@return the properties that {@link #create} takes} */
    List<PropertySpec> properties();

    /** {@return the descriptions that devices of this type register, with their identity rules, in order} */
    List<DescribedState> describes();

    /**
     * Says where a device with this configuration stands and what it is called.
     *
     * @param config properties of the device
     * @return bus, name on it and path prefix
     */
    Placement place(DeviceConfig config);

    /**
     * Makes a device that is not yet realized: no hook is installed and nothing is taken from the machine.
     *
     * @param config properties; those not given have their defaults
     * @return a new device
     * @throws DeviceException if a property is unknown or out of range; the message names it
     */
    Device create(DeviceConfig config) throws DeviceException;

    /**
     * Says whether a recorded section is one that a device of this implementation would have sent, and how that device
     * was configured. Called when a machine is derived from a stream.
     *
     * @param section header and, where it could be delimited, payload; hostile input
     * @return the configuration of the sender, or empty
     */
    default Optional<DeviceConfig> recognize(RecordedSection section) {
        return Optional.empty();
    }

    /** {@return configurations that together are worth checking where no machine is loaded, in construction order} */
    default List<DeviceConfig> samples() {
        return List.of(DeviceConfig.EMPTY);
    }
}
