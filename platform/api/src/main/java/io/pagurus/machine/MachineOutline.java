package io.pagurus.machine;

import io.pagurus.qdev.RecordedSection;
import java.util.List;

/**
 * What is known of a machine from a stream it sent, before anything of it is built.
 *
 * @param machineType name of its machine type
 * @param sections the FULL sections in the order of the stream
 * @param sectionIds the sender's section_id of each, in step with {@code sections}: its registration counter, so that
 *     gaps tell of entries that sent nothing
 * @param ram the RAM blocks
 */
public record MachineOutline(
        String machineType, List<RecordedSection> sections, List<Integer> sectionIds, List<RamSpec> ram) {
    /** Copies the lists. */
    public MachineOutline {
        sections = List.copyOf(sections);
        sectionIds = List.copyOf(sectionIds);
        ram = List.copyOf(ram);
    }

    /**
     * A RAM block as announced.
     *
     * @param idstr migration name
     * @param usedLength bytes
     */
    public record RamSpec(String idstr, long usedLength) {}
}
