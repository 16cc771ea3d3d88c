package io.pagurus.savestate;

/**
 * What a stream carries to identify a section. alias_id is not part of it: it never travels.
 *
 * @param idstr at most 255 bytes, no NUL
 * @param instanceId instance_id, an unsigned 32-bit number held in an int
 */
public record SectionId(String idstr, int instanceId) implements Comparable<SectionId> {
    /** Refuses an idstr that the wire's one-byte length cannot carry, in QEMU's words. */
    public SectionId {
        if (idstr.getBytes(java.nio.charset.StandardCharsets.UTF_8).length > 255) {
            throw new IllegalArgumentException("Path too long for VMState (%s)".formatted(idstr));
        }
    }

    /** {@return instance_id as QEMU prints it, unsigned} */
    public String instance() {
        return Integer.toUnsignedString(instanceId);
    }

    @Override
    public int compareTo(SectionId other) {
        int byName = idstr.compareTo(other.idstr);
        return byName != 0 ? byName : Integer.compareUnsigned(instanceId, other.instanceId);
    }

    @Override
    public String toString() {
        return idstr + "/" + instance();
    }
}
