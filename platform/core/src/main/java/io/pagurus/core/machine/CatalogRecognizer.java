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
 * A receiver may be built with another implementation than the sender's: whether that one finds the section is then the
 * registry's business.
 */
public final class CatalogRecognizer implements MachineType.Recognizer {
    private static final Logger log = LoggerFactory.getLogger(CatalogRecognizer.class);

    private final List<DeviceType> asked;
    private final Map<String, Integer> implementations;

    /**
     * Asks what is installed now.
     *
     * @param catalog the device types
     * @param implementations number of the implementation to build whoever sent the section, by the device's name; where
     *     it says nothing the one that recognises the section is built
     */
    public CatalogRecognizer(DeviceTypeCatalog catalog, Map<String, Integer> implementations) {
        this.implementations = Map.copyOf(implementations);
        asked = catalog.installed().stream()
                .map(DeviceTypeCatalog.Installed::type)
                .toList();
    }

    @Override
    public Optional<PlannedDevice> recognize(RecordedSection section) {
        for (DeviceType type : asked) {
            Optional<DeviceConfig> config = ask(type, section);
            if (config.isPresent()) {
                int built = implementations.getOrDefault(type.name(), type.implementation());
                return Optional.of(new PlannedDevice(type.name(), built, config.get()));
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
