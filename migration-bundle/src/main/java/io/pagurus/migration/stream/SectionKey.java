package io.pagurus.migration.stream;

import io.pagurus.savestate.SectionId;

/**
 * What a description of a section is looked up by.
 *
 * @param machineType name of the stream's machine type
 * @param id idstr and instance_id
 * @param versionId version_id of the section's header
 */
public record SectionKey(String machineType, SectionId id, int versionId) {}
