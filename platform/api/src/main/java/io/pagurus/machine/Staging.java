package io.pagurus.machine;

import io.pagurus.qdev.Device;
import io.pagurus.qdev.DeviceConfig;
import io.pagurus.qdev.DeviceException;
import io.pagurus.qdev.DeviceType;
import io.pagurus.savestate.SaveStateRegistry;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * New implementations of some devices, realized but hidden from the guest: the first phase of a swap, and the receiver
 * on which a verdict is formed.
 */
@ProviderType
public interface Staging extends AutoCloseable {
    /** {@return the staged devices, in construction order} */
    List<Staged> devices();

    /**
     * {@return the machine's registry as it would be with the staged devices in place of the present ones}: numbered as
     * if the machine had been constructed with them, everything else unchanged. Sections are loaded through it by the
     * receiver's rules.
     */
    SaveStateRegistry receiver();

    /**
     * Puts the staged devices in charge: their hooks and entries replace the old ones'. The guest must be stopped. All
     * or nothing: if a hook refuses, the old devices are active again and this staging is still only staged.
     *
     * @throws DeviceException if a hook cannot be activated
     * @throws IllegalStateException if already committed or closed
     */
    void commit() throws DeviceException;

    /** Closes the scopes that are not in charge: the staged ones before a commit, the replaced ones after it. */
    @Override
    void close();

    /**
     * What to stage.
     *
     * @param node the device's place
     * @param type the implementation to stage
     * @param config its properties; usually {@link DeviceNode#config()}
     */
    record Replacement(DeviceNode node, DeviceType type, DeviceConfig config) {}

    /**
     * A staged device.
     *
     * @param node the device's place
     * @param type its implementation
     * @param device realized, not active
     */
    record Staged(DeviceNode node, DeviceType type, Device device) {}
}
