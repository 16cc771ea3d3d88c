package io.pagurus.migration.stream;

import io.pagurus.savestate.DescriptionCatalog;
import io.pagurus.vmstate.VmStateDescription;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a scan may use beside the stream itself. Sections are delimited by the first that knows them: installed
 * descriptions, the stream's JSON, catalogues.
 *
 * @param installed gives the description of an installed device
 * @param catalogs descriptions without devices
 * @param machineType the machine type of a stream that does not name it
 * @param rules optional parts of the stream
 */
public record ScanOptions(
        Function<SectionKey, Optional<VmStateDescription<?>>> installed,
        List<DescriptionCatalog> catalogs,
        Optional<String> machineType,
        StreamRules rules) {
    /** Nothing but the stream. */
    public static final ScanOptions PLAIN =
            new ScanOptions(_ -> Optional.empty(), List.of(), Optional.empty(), StreamRules.AUTO);

    /** Copies the list. */
    public ScanOptions {
        catalogs = List.copyOf(catalogs);
    }
}
