package io.pagurus.migration.vmstate;

/**
 * One field found in a section.
 *
 * @param name the field's name
 * @param type its type in QEMU's words, such as {@code uint32 equal}
 * @param size bytes on the wire, all elements together
 * @param offset first byte, from the beginning of the section's payload
 * @param value what it holds
 */
public record DecodedField(String name, String type, long size, long offset, DecodedValue value) {}
