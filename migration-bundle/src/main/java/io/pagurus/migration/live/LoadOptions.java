package io.pagurus.migration.live;

import io.pagurus.savestate.DescriptionCatalog;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a load may be told.
 *
 * @param listed whether the runtime lists the machine; one that is not is the caller's to close
 * @param name of a listed machine, or empty for the next free one
 * @param machineType of a stream that does not name it (up to pseries-2.3), or empty
 * @param implementations number of the implementation to load into, by the device's name
 * @param catalogs descriptions without devices
 */
public record LoadOptions(
        boolean listed,
        String name,
        Optional<String> machineType,
        Map<String, Integer> implementations,
        List<DescriptionCatalog> catalogs) {
    /** Copies the collections. */
    public LoadOptions {
        implementations = Map.copyOf(implementations);
        catalogs = List.copyOf(catalogs);
    }
}
