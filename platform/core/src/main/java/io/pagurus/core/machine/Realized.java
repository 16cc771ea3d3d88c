package io.pagurus.core.machine;

import io.pagurus.core.savestate.CoreSaveStateRegistry;
import io.pagurus.machine.Machine;
import io.pagurus.qdev.Device;
import io.pagurus.qdev.DeviceConfig;
import io.pagurus.qdev.DeviceException;
import io.pagurus.qdev.DeviceType;
import io.pagurus.qdev.Placement;

/**
 * A device that came to life, and the scope that owns what it installed.
 *
 * @param placement where it stands
 * @param type its implementation
 * @param config its properties, the machine type's own included
 * @param device the device
 * @param scope its scope
 */
record Realized(Placement placement, DeviceType type, DeviceConfig config, Device device, Scope scope) {

    /**
     * Creates and realizes a device, hidden from the guest.
     *
     * @param machine the machine
     * @param type the implementation
     * @param config its properties, complete
     * @param placement where it stands
     * @param registry where its descriptions go
     * @return the device
     * @throws DeviceException if it cannot be made or realized; its scope is closed then, its entries may remain
     */
    static Realized realize(
            Machine machine, DeviceType type, DeviceConfig config, Placement placement, CoreSaveStateRegistry registry)
            throws DeviceException {
        Scope scope = new Scope(machine, placement, registry);
        try {
            Device device = type.create(config);
            device.realize(scope);
            return new Realized(placement, type, config, device, scope);
        } catch (DeviceException e) {
            scope.close();
            throw e;
        } catch (RuntimeException | Error e) {
            // A bundle whose classes do not link, or that asks for more memory than there is, fails like any other.
            scope.close();
            throw new DeviceException(
                    "%s (%s implementation %d) failed: %s"
                            .formatted(placement.path(), type.name(), type.implementation(), e),
                    e);
        }
    }

    /**
     * Asks a type where a device stands.
     *
     * @param type the implementation
     * @param config its properties
     * @return its place
     * @throws DeviceException if it cannot say
     */
    static Placement place(DeviceType type, DeviceConfig config) throws DeviceException {
        try {
            return type.place(config);
        } catch (RuntimeException e) {
            throw new DeviceException(
                    "%s implementation %d does not know where it stands with '%s': %s"
                            .formatted(type.name(), type.implementation(), config, e.getMessage()),
                    e);
        }
    }
}
