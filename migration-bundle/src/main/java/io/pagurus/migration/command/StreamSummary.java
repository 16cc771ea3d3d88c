package io.pagurus.migration.command;

import io.pagurus.machine.MachineOutline.RamSpec;
import io.pagurus.migration.stream.PageKind;
import io.pagurus.migration.stream.StreamImage;
import io.pagurus.migration.stream.StreamItem;
import io.pagurus.migration.stream.StreamItem.CommandItem;
import io.pagurus.migration.stream.StreamItem.SectionItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What {@code stream:inspect} answers. */
record StreamSummary(
        String machineType,
        boolean machineTypeInferred,
        long bytes,
        boolean configuration,
        List<String> configurationSubsections,
        boolean footers,
        int vmdescBytes,
        long leftOver,
        List<Section> sections,
        List<RamSpec> ramBlocks,
        long normalPages,
        long zeroPages,
        long otherPages,
        long supersededPages,
        long pagesNeverSent,
        Optional<Integer> hashPageTable) {

    /**
     * A section or command.
     *
     * @param type START, PART, END, FULL or COMMAND
     * @param sectionId section_id, -1 for a command
     * @param idstr idstr, or the command
     * @param instanceId instance_id, unsigned
     * @param version version_id
     * @param offset of its type byte
     * @param bytes of its payload
     * @param vmsd name of its description
     * @param subsections of its description, those that came
     * @param knownBy who told where it ends
     */
    record Section(
            String type,
            int sectionId,
            String idstr,
            long instanceId,
            int version,
            long offset,
            long bytes,
            String vmsd,
            List<String> subsections,
            String knownBy) {}

    static StreamSummary of(StreamImage image) {
        byte[] vmdesc = image.end().vmdesc();
        List<Section> sections = new ArrayList<>();
        image.items().forEach(item -> sections.add(section(item)));
        long packed = image.ram().count(PageKind.XBZRLE) + image.ram().count(PageKind.COMPRESSED);
        return new StreamSummary(
                image.machineType(),
                image.machineTypeInferred(),
                image.source().size(),
                image.configuration() != null,
                image.configuration() == null
                        ? List.of()
                        : image.configuration().subsections().stream()
                                .map(subsection -> subsection.name())
                                .toList(),
                image.end().footers(),
                vmdesc == null ? 0 : vmdesc.length,
                image.end().leftOver(),
                sections,
                image.ram().blocks(),
                image.ram().count(PageKind.NORMAL),
                image.ram().count(PageKind.ZERO),
                packed,
                image.ram().superseded(),
                image.ram().unmentioned(),
                image.htabShift().isPresent() ? Optional.of(image.htabShift().getAsInt()) : Optional.empty());
    }

    private static Section section(StreamItem item) {
        return switch (item) {
            case SectionItem section ->
                new Section(
                        section.header().kind().toString(),
                        section.header().sectionId(),
                        section.header().id().idstr(),
                        Integer.toUnsignedLong(section.header().id().instanceId()),
                        section.header().versionId(),
                        section.offset(),
                        section.payloadLength(),
                        section.vmsdName(),
                        section.subsections(),
                        section.delimitedBy().name().toLowerCase(Locale.ROOT));
            case CommandItem command ->
                new Section(
                        "COMMAND",
                        -1,
                        command.command().type().toString(),
                        0,
                        0,
                        command.offset(),
                        command.command().data().length,
                        "",
                        List.of(),
                        "format");
        };
    }
}
