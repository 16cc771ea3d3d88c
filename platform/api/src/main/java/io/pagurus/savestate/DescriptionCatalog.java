package io.pagurus.savestate;

import io.pagurus.vmstate.VmStateDescription;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Descriptions without a device behind them: a service of a machine bundle. They delimit and decode sections of
 * machine types whose streams carry no JSON, for devices that nobody has implemented here.
 */
@ConsumerType
public interface DescriptionCatalog {
    /**
     * {@return the description of a section, or empty if this catalogue has none}
     *
     * @param machineType name of the stream's machine type: it decides which conditional fields are there
     * @param id idstr and instance_id as received
     * @param versionId version_id of the section's header
     */
    Optional<VmStateDescription<?>> find(String machineType, SectionId id, int versionId);

    /**
     * {@return all descriptions for a machine type, by name}
     *
     * @param machineType name of the machine type
     */
    List<VmStateDescription<?>> all(String machineType);
}
