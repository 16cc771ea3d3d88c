package io.pagurus.migration.compat;

import io.pagurus.migration.live.SavedSections;
import io.pagurus.qdev.DeviceConfig;
import java.util.List;

/**
 * A state of the sending side that a check tries.
 *
 * @param name such as {@code after reset} or the name of a device's scenario
 * @param sent the sections that the sender sends in this state
 * @param receivers how the receiving devices must be configured, in construction order
 */
record SenderState(String name, SavedSections sent, List<DeviceConfig> receivers) {
    /** Copies the list. */
    SenderState {
        receivers = List.copyOf(receivers);
    }

    /** {@return the same device one hop further: what its receiver sends on} */
    SenderState next(SavedSections sentOn) {
        return new SenderState(name, sentOn, receivers);
    }
}
