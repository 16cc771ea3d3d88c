package io.pagurus.migration.stream;

import io.pagurus.savestate.SectionId;
import io.pagurus.vmstate.VmStateException;

/**
 * What stands in front of a section's payload. PART and END name only the section_id; identity and version are then
 * those of their START.
 *
 * @param kind the kind of section
 * @param sectionId section_id: the sender's registration counter
 * @param id idstr and instance_id
 * @param versionId version_id of the payload, unsigned
 * @param offset absolute position of the type byte
 * @param payloadOffset absolute position of the payload
 */
public record SectionHeader(
        SectionKind kind, int sectionId, SectionId id, int versionId, long offset, long payloadOffset) {

    /**
     * Adds what QEMU 7.2 prints when a section's payload cannot be loaded, and the section's place.
     *
     * @param failure what went wrong inside the payload
     * @return the same exception
     */
    public VmStateException blame(VmStateException failure) {
        String line = switch (kind) {
            case START, FULL ->
                "error while loading state for instance 0x%x of device '%s'".formatted(id.instanceId(), id.idstr());
            case PART, END -> "error while loading state section id %d(%s)".formatted(sectionId, id.idstr());
        };
        return failure.receiverLine(line).within(id.toString());
    }
}
