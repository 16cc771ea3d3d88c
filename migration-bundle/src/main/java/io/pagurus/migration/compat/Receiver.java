package io.pagurus.migration.compat;

import io.pagurus.savestate.SaveStateEntry;
import io.pagurus.savestate.SaveStateRegistry;
import java.util.List;
import java.util.Set;

/**
 * The receiving side of a judgement: a registry, and which of its entries belong to the devices that are judged.
 *
 * @param registry the receiver's registry
 * @param owners paths of the devices
 */
public record Receiver(SaveStateRegistry registry, Set<String> owners) {
    /** Copies the set. */
    public Receiver {
        owners = Set.copyOf(owners);
    }

    /** {@return the entries of the devices, in the order in which they are saved} */
    public List<SaveStateEntry> entries() {
        return registry.entries().stream()
                .filter(entry -> entry.owner() != null && owners.contains(entry.owner()))
                .toList();
    }
}
