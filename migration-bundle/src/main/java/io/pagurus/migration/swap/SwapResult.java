package io.pagurus.migration.swap;

import io.pagurus.migration.compat.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a swap.
 *
 * @param devices paths of the devices
 * @param from implementation that was in charge
 * @param to implementation that was to be
 * @param committed whether it is now in charge
 * @param dryRun whether nothing was meant to change
 * @param forward what the new implementation said of the old one's state
 * @param backward what a fresh old one says of the new one's; null if forward was refused or there is no old one to ask, as for
 *     a device that was parked
 * @param pauseNanos how long the guest was stopped
 * @param bytes of state moved
 * @param refused why it was not committed although it was meant to be, or null
 */
public record SwapResult(
        List<String> devices,
        String from,
        String to,
        boolean committed,
        boolean dryRun,
        Verdict forward,
        @Nullable Verdict backward,
        long pauseNanos,
        long bytes,
        @Nullable String refused) {
    /** Copies the list. */
    public SwapResult {
        devices = List.copyOf(devices);
    }
}
