package io.pagurus.migration.live;

import io.pagurus.migration.stream.HtabTranscript;
import io.pagurus.migration.stream.RamTranscript;
import io.pagurus.migration.stream.StreamConfiguration;
import io.pagurus.migration.stream.StreamItem;
import io.pagurus.migration.stream.VmDesc;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the stream that a machine came from was laid out, without its contents: a machine that saves again follows it, so
 * that nothing differs but what has changed. A contract that the loader offers to the machine.
 *
 * @param configuration the configuration section, or null if there was none
 * @param footers whether sections had footers
 * @param iterables commands and sections before the first FULL section, in order
 * @param ram how RAM came
 * @param htab how the hash page table came
 * @param vmdesc the JSON description, or null if there was none
 */
public record StreamOrigin(
        @Nullable StreamConfiguration configuration,
        boolean footers,
        List<StreamItem> iterables,
        RamTranscript ram,
        HtabTranscript htab,
        @Nullable VmDesc vmdesc) {
    /** Copies the list. */
    public StreamOrigin {
        iterables = List.copyOf(iterables);
    }
}
