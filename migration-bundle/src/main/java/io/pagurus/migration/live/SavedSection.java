package io.pagurus.migration.live;

import io.pagurus.migration.stream.SectionHeader;
import io.pagurus.migration.stream.SectionKind;
import io.pagurus.savestate.SaveStateEntry;
import io.pagurus.savestate.SectionId;

/**
 * One FULL section as it was written.
 *
 * @param entry the entry that was saved
 * @param payloadOffset first byte of the payload in {@link SavedSections#bytes()}
 * @param payloadLength bytes between header and footer
 */
public record SavedSection(SaveStateEntry entry, int payloadOffset, int payloadLength) {
    /** {@return what identifies it in the stream} */
    public SectionId id() {
        return entry.id();
    }

    /** {@return version_id as written} */
    public int versionId() {
        return entry.versionId();
    }

    /** {@return the section's header, placed at its payload} */
    SectionHeader header() {
        return new SectionHeader(SectionKind.FULL, entry.sectionId(), id(), versionId(), payloadOffset, payloadOffset);
    }
}
