package io.pagurus.migration.stream;

import io.pagurus.machine.MachineOutline;
import io.pagurus.migration.stream.StreamItem.SectionItem;
import io.pagurus.qdev.RecordedSection;
import io.pagurus.savestate.SaveStateBody;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A stream taken apart without a machine.
 *
 * @param source the stream
 * @param configuration the configuration section, or null if it has none (machine types up to 2.3)
 * @param machineType name of the machine type
 * @param machineTypeInferred whether that name is only what the stream's shape suggests
 * @param end how the stream ended
 * @param items sections and commands in order
 * @param ram how RAM came
 * @param htab how the hash page table came
 * @param htabShift log2 of the hash page table's bytes, or empty if the guest had none at the end
 * @param vmdesc the JSON description, or null
 */
public record StreamImage(
        StreamSource source,
        @Nullable StreamConfiguration configuration,
        String machineType,
        boolean machineTypeInferred,
        StreamEnd end,
        List<StreamItem> items,
        RamTranscript ram,
        HtabTranscript htab,
        OptionalInt htabShift,
        @Nullable VmDesc vmdesc) {
    /** Copies the list. */
    public StreamImage {
        items = List.copyOf(items);
    }

    /** {@return the sections of all kinds, in order} */
    public Stream<SectionItem> sections() {
        return items.stream().filter(SectionItem.class::isInstance).map(SectionItem.class::cast);
    }

    /** {@return the devices' sections, in order} */
    public List<SectionItem> fullSections() {
        return sections().filter(s -> s.header().kind() == SectionKind.FULL).toList();
    }

    /** {@return what is needed to build the machine; its payloads are views of the stream} */
    public MachineOutline outline() {
        List<SectionItem> full = fullSections();
        return new MachineOutline(
                machineType,
                full.stream().map(this::recorded).toList(),
                full.stream().map(s -> s.header().sectionId()).toList(),
                ram.blocks());
    }

    private RecordedSection recorded(SectionItem section) {
        SectionHeader header = section.header();
        VmDesc.Described described = section.described();
        return new RecordedSection(
                machineType,
                header.id(),
                header.versionId(),
                source.slice(header.payloadOffset(), section.payloadLength()),
                described == null ? "" : described.text());
    }

    /**
     * {@return a section to be carried}
     *
     * @param index its number in {@link #fullSections()}, as in the outline
     */
    public SaveStateBody.Passenger passenger(int index) {
        SectionItem section = fullSections().get(index);
        VmDesc.Described described = section.described();
        return new SaveStateBody.Passenger(
                section.header().versionId(), payload(section), described == null ? null : described.text());
    }

    /**
     * {@return a copy of a section's payload}
     *
     * @param section one of this image's sections
     */
    public byte[] payload(SectionItem section) {
        return source.copy(section.header().payloadOffset(), section.payloadLength());
    }
}
