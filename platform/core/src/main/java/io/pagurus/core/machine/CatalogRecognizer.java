package io.pagurus.core.machine;

import io.pagurus.machine.MachineType;
import io.pagurus.machine.MachineType.Planned.PlannedDevice;
import io.pagurus.qdev.DeviceConfig;
import io.pagurus.qdev.DeviceType;
import io.pagurus.qdev.DeviceTypeCatalog;
import io.pagurus.qdev.RecordedSection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the installed device types, in order of name and number, whose section this is; the first that knows it has it.
 */
public final class CatalogRecognizer implements MachineType.Recognizer {
    private static final Logger log = LoggerFactory.getLogger(CatalogRecognizer.class);

    private final List<DeviceType> asked;

    /**
     * Asks what is installed now.
     *
     * @param catalog the device types
     * @param implementations the only implementation to ask, by the device's name; all are asked where it says nothing
     */
    public CatalogRecognizer(DeviceTypeCatalog catalog, Map<String, Integer> implementations) {
        asked = catalog.installed().stream()
                .map(DeviceTypeCatalog.Installed::type)
                .filter(type ->
                        implementations.getOrDefault(type.name(), type.implementation()) == type.implementation())
                .toList();
    }

    @Override
    public Optional<PlannedDevice> recognize(RecordedSection section) {
        for (DeviceType type : asked) {
            Optional<DeviceConfig> config = ask(type, section);
            if (config.isPresent()) {
                return Optional.of(new PlannedDevice(type.name(), type.implementation(), config.get()));
            }
        }
        return Optional.empty();
    }

    private static Optional<DeviceConfig> ask(DeviceType type, RecordedSection section) {
        try {
            return type.recognize(section);
        } catch (RuntimeException e) {
            // The section is a stranger's: a type that stumbles over it has not recognised it.
            log.warn("{} implementation {} failed on section {}", type.name(), type.implementation(), section.id(), e);
            return Optional.empty();
        }
    }
}
