package io.pagurus.migration.compat;

import io.pagurus.migration.live.SavedSections;

/**
 * A state of the sending side that a check tries.
 *
 * @param name such as {@code after reset} or the name of a device's scenario
 * @param sent the sections that the sender sends in this state
 */
record SenderState(String name, SavedSections sent) {}
