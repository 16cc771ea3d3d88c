package io.pagurus.qdev;

import org.osgi.annotation.versioning.ConsumerType;

/** Something a device installs in its machine: a hypercall, a memory region, an interrupt line, a child of a bus. */
@ConsumerType
public interface Hook {
    /**
     * Makes the hook visible to the guest. Called with the guest stopped.
     *
     * @throws DeviceException if the place is taken; the scope then deactivates what it had activated
     */
    void activate() throws DeviceException;

    /** Takes it away again. Called with the guest stopped; never fails, and does nothing if it was not active. */
    void deactivate();
}
