package io.pagurus.qdev;

import io.pagurus.savestate.SectionId;
import java.nio.ByteBuffer;

/**
 * A section of a stream from which a machine is to be derived.
 *
 * @param machineType name of the stream's machine type
 * @param id idstr and instance_id
 * @param versionId version_id of the header
 * @param payload the bytes between header and footer, big-endian and read-only; empty where the section could not be
 *     delimited without a device
 * @param vmdesc the section's object in the stream's trailing JSON as it stood there; empty if the stream had none
 */
public record RecordedSection(String machineType, SectionId id, int versionId, ByteBuffer payload, String vmdesc) {
    /** A section that the stream does not describe. */
    public RecordedSection(String machineType, SectionId id, int versionId, ByteBuffer payload) {
        this(machineType, id, versionId, payload, "");
    }

    /** Gives every reader its own position. */
    @Override
    public ByteBuffer payload() {
        return payload.asReadOnlyBuffer();
    }
}
