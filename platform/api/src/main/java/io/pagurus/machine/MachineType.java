package io.pagurus.machine;

import io.pagurus.qdev.DeviceConfig;
import io.pagurus.qdev.DeviceException;
import io.pagurus.qdev.RecordedSection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** A versioned machine type such as {@code pseries-7.2}: the service a machine bundle registers, one for each name. */
@ConsumerType
public interface MachineType {
    /** {@return the name that travels in the configuration section} */
    String name();

    /** {@return one line about the type} */
    String summary();

    /** {@return whether streams of this type have a configuration section (QEMU's send-configuration)} */
    boolean sendsConfiguration();

    /** {@return whether its sections end with footers (send-section-footer)} */
    boolean sendsFooters();

    /** {@return whether its streams end with the JSON description (not suppress-vmdesc)} */
    boolean sendsVmdesc();

    /**
     * {@return properties that this machine type sets for a device, so that it stays what it was in that release}
     *
     * @param deviceType name of the device
     */
    Map<String, String> compatProperties(String deviceType);

    /**
     * Puts the contracts of the platform into a new, empty machine (hypercall table, buses).
     *
     * @param machine the machine, without devices
     * @throws DeviceException if it cannot be furnished
     */
    void furnish(Machine machine) throws DeviceException;

    /**
     * Derives the machine that sent a stream: what stands in it, in construction order.
     *
     * @param outline the stream's sections and RAM blocks
     * @param recognizer asks the installed device types whether a section is theirs
     * @return every section once, as (part of) a device or as a passenger, and the devices that sent nothing
     */
    List<Planned> plan(MachineOutline outline, Recognizer recognizer);

    /**
     * Says what stands in a machine that is built anew.
     *
     * @param construction what it is to be built with
     * @return what to build
     * @throws DeviceException if this type cannot be built so; the message says what it takes
     */
    default Construction.Blueprint blueprint(Construction construction) throws DeviceException {
        throw new DeviceException("machine type '%s' can only be derived from a stream".formatted(name()));
    }

    /**
     * Switches a machine on that was built anew, with its firmware in memory: the first CPU is put where it begins.
     *
     * @param machine a machine of this type, complete and stopped
     * @throws DeviceException if it cannot
     */
    default void switchOn(Machine machine) throws DeviceException {}

    /** One thing to construct. */
    sealed interface Planned {
        /**
         * A device.
         *
         * @param type its name
         * @param implementation number of the implementation
         * @param config its properties, without the machine type's own
         */
        record PlannedDevice(String type, int implementation, DeviceConfig config) implements Planned {}

        /**
         * A section that is carried.
         *
         * @param section its index in {@link MachineOutline#sections()}
         */
        record PlannedPassenger(int section) implements Planned {}
    }

    /** Asks the installed device types. */
    @FunctionalInterface
    interface Recognizer {
        /**
         * {@return the device that would have sent a section, or empty if none that is installed}
         *
         * @param section a section of the stream
         */
        Optional<Planned.PlannedDevice> recognize(RecordedSection section);
    }
}
