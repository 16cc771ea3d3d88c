package io.pagurus.core.machine;

import io.pagurus.machine.Construction;
import io.pagurus.machine.Machine;
import io.pagurus.memory.MemoryFaultException;
import io.pagurus.qdev.DeviceException;
import io.pagurus.qdev.DeviceType;
import io.pagurus.qdev.DeviceTypeCatalog;
import io.pagurus.qdev.DeviceTypeCatalog.Installed;

/** Builds one machine from what its type makes of a wish. */
final class Builder {
    private final DeviceTypeCatalog catalog;
    private final Machine machine;

    Builder(DeviceTypeCatalog catalog, Machine machine) {
        this.catalog = catalog;
        this.machine = machine;
    }

    void build(Construction construction, byte[] firmware) throws DeviceException {
        Construction.Blueprint blueprint = machine.type().blueprint(construction);
        machine.addRam(blueprint.ram(), construction.memory());
        for (Construction.Part part : blueprint.devices()) {
            machine.addDevice(first(part.type()), part.config());
        }
        load(firmware);
        machine.type().switchOn(machine);
    }

    private DeviceType first(String name) throws DeviceException {
        return catalog.installed().stream()
                .map(Installed::type)
                .filter(type -> type.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new DeviceException(
                        "%s needs a %s, and no implementation of it is installed; is its bundle started?"
                                .formatted(machine.type().name(), name)));
    }

    private void load(byte[] firmware) throws DeviceException {
        try {
            machine.memory().write(0, firmware, 0, firmware.length);
        } catch (MemoryFaultException e) {
            throw new DeviceException(
                    "%d bytes of firmware do not fit into RAM: %s".formatted(firmware.length, e.getMessage()), e);
        }
    }
}
