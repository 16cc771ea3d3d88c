package io.pagurus.migration.compat;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one section meets on the receiving side.
 *
 * @param section idstr/instance_id as sent
 * @param versionId version_id as sent
 * @param bytes payload length
 * @param outcome the verdict
 * @param matchedBy how the receiver found it: {@code instance_id}, {@code alias_id}, {@code compat}; null if not found
 * @param matched idstr/instance_id of the receiver's entry, or null if none
 * @param receiver what a QEMU 7.2 receiver prints when it refuses, line by line; empty if it takes the section
 * @param cause why the outcome is not {@code identical}, where that can be said
 * @param notes what is dropped, defaulted or changed
 */
public record SectionVerdict(
        String section,
        int versionId,
        long bytes,
        Outcome outcome,
        @Nullable String matchedBy,
        @Nullable String matched,
        List<String> receiver,
        @Nullable Cause cause,
        List<String> notes) {
    /** Copies the lists. */
    public SectionVerdict {
        receiver = List.copyOf(receiver);
        notes = List.copyOf(notes);
    }
}
