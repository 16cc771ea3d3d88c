package io.pagurus.migration.live;

import io.pagurus.savestate.SectionId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Some FULL sections of a machine, one after the other as a stream carries them: payloads with footers, the type byte of
 * the end mark last, so that a receiver which reads past a section sees what it would really see.
 *
 * @param bytes payloads and footers; headers are in the sections
 * @param sections in the order of the stream
 */
@SuppressWarnings("ArrayRecordComponent")
public record SavedSections(byte[] bytes, List<SavedSection> sections) {
    /** Copies the list. */
    public SavedSections {
        sections = List.copyOf(sections);
    }

    /** {@return payload bytes of all sections together} */
    public long payloadBytes() {
        return sections.stream().mapToLong(SavedSection::payloadLength).sum();
    }

    /**
     * {@return the section of an entry with this identity}
     *
     * @param id idstr and instance_id
     */
    public Optional<SavedSection> find(SectionId id) {
        return sections.stream().filter(section -> section.id().equals(id)).findFirst();
    }

    /**
     * {@return a copy of a section's payload}
     *
     * @param section one of {@link #sections()}
     */
    public byte[] payload(SavedSection section) {
        return Arrays.copyOfRange(bytes, section.payloadOffset(), section.payloadOffset() + section.payloadLength());
    }

    /**
     * {@return whether two sections carry the same payload}
     *
     * @param section one of {@link #sections()}
     * @param other where the other one is
     * @param otherSection one of its sections
     */
    public boolean samePayload(SavedSection section, SavedSections other, SavedSection otherSection) {
        return Arrays.equals(
                bytes,
                section.payloadOffset(),
                section.payloadOffset() + section.payloadLength(),
                other.bytes,
                otherSection.payloadOffset(),
                otherSection.payloadOffset() + otherSection.payloadLength());
    }
}
