package io.pagurus.migration.live;

import io.pagurus.machine.Machine;
import io.pagurus.machine.SafePoint;
import io.pagurus.migration.stream.HashPageTable;
import io.pagurus.migration.stream.HtabWriter;
import io.pagurus.migration.stream.RamWriter;
import io.pagurus.migration.stream.SectionKind;
import io.pagurus.migration.stream.StreamConfiguration;
import io.pagurus.migration.stream.StreamItem;
import io.pagurus.migration.stream.StreamItem.CommandItem;
import io.pagurus.migration.stream.StreamItem.SectionItem;
import io.pagurus.migration.stream.StreamWriter;
import io.pagurus.migration.stream.VmDesc;
import io.pagurus.migration.stream.VmDescLayout;
import io.pagurus.migration.vmstate.JsonStyle;
import io.pagurus.savestate.DuplicateSectionException;
import io.pagurus.savestate.SaveStateBody;
import io.pagurus.savestate.SaveStateEntry;
import io.pagurus.vmstate.VmStateException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Saves a machine as a stream. A machine that came from a stream is laid out like it; another one sends all RAM in one
 * PART. The guest is stopped meanwhile.
 */
public final class MachineSaver {
    private static final long PAGE_SIZE = 4096;

    private final Machine machine;
    private final @Nullable StreamOrigin origin;

    /**
     * A saver.
     *
     * @param machine what is saved
     */
    public MachineSaver(Machine machine) {
        this.machine = machine;
        this.origin = machine.contract(StreamOrigin.class).orElse(null);
    }

    /**
     * Saves the machine.
     *
     * @param out receives the stream; closed by its owner
     * @return bytes written
     * @throws VmStateException if a device cannot be saved or the channel fails
     */
    public long save(OutputStream out) throws VmStateException {
        try (SafePoint.Stopped _ = machine.safePoint().stop()) {
            ramHasAnEntry();
            StreamWriter writer =
                    new StreamWriter(out, origin == null ? machine.type().sendsFooters() : origin.footers());
            writer.header();
            configuration(writer);
            if (origin == null) {
                canonicalIterables(writer);
            } else {
                replayIterables(writer, origin);
            }
            List<String> devices = full(writer);
            writer.eof();
            description(writer, devices);
            writer.flush();
            return writer.position();
        }
    }

    /** A machine that was built, not loaded, has no entry for its RAM yet: nobody but a migration asks for one. */
    private void ramHasAnEntry() throws VmStateException {
        if (origin == null
                && !machine.ramBlocks().isEmpty()
                && entry(Iterables.RAM).isEmpty()) {
            try {
                Iterables.registerRam(machine);
            } catch (DuplicateSectionException e) {
                throw new IllegalStateException("RAM has an entry and has none", e);
            }
        }
    }

    private void configuration(StreamWriter writer) throws VmStateException {
        if (origin != null) {
            if (origin.configuration() != null) {
                writer.configuration(origin.configuration());
            }
        } else if (machine.type().sendsConfiguration()) {
            writer.configuration(StreamConfiguration.of(machine.type().name()));
        }
    }

    private void replayIterables(StreamWriter writer, StreamOrigin layout) throws VmStateException {
        RamWriter.Replay ram = new RamWriter(machine.ramBlocks()).replay(layout.ram());
        HtabWriter htab = htab().map(HtabWriter::new).orElse(null);
        for (StreamItem item : layout.iterables()) {
            switch (item) {
                case CommandItem command ->
                    writer.command(command.command().type(), command.command().data());
                case SectionItem section -> {
                    int index = section.iterableIndex();
                    boolean isRam = section.header().id().idstr().equals(Iterables.RAM);
                    write(writer, section, out -> {
                        if (isRam) {
                            ram.section(index, out);
                        } else if (htab != null) {
                            htab.replay(layout.htab(), index, out);
                        }
                    });
                }
            }
        }
    }

    private static void write(StreamWriter writer, SectionItem section, StreamWriter.Body body)
            throws VmStateException {
        int sectionId = section.header().sectionId();
        SectionKind kind = section.header().kind();
        switch (kind) {
            case START ->
                writer.start(sectionId, section.header().id(), section.header().versionId(), body);
            case PART -> writer.part(sectionId, body);
            case END -> writer.end(sectionId, body);
            case FULL -> throw new IllegalStateException("no iterable: " + section);
        }
    }

    private void canonicalIterables(StreamWriter writer) throws VmStateException {
        RamWriter ram = new RamWriter(machine.ramBlocks());
        SaveStateEntry ramEntry = entry(Iterables.RAM).orElse(null);
        SaveStateEntry htabEntry = entry(Iterables.HTAB).orElse(null);
        HtabWriter htab = htab().map(HtabWriter::new).orElse(null);
        if (ramEntry != null) {
            writer.start(ramEntry.sectionId(), ramEntry.id(), ramEntry.versionId(), ram::start);
        }
        if (htabEntry != null && htab != null) {
            writer.start(htabEntry.sectionId(), htabEntry.id(), htabEntry.versionId(), htab::start);
        }
        if (ramEntry != null) {
            writer.part(ramEntry.sectionId(), ram::pages);
        }
        if (htabEntry != null && htab != null) {
            writer.part(htabEntry.sectionId(), htab::entries);
        }
        if (ramEntry != null) {
            writer.end(ramEntry.sectionId(), ram::end);
        }
        if (htabEntry != null && htab != null) {
            writer.end(htabEntry.sectionId(), htab::end);
        }
    }

    private Optional<SaveStateEntry> entry(String idstr) {
        return machine.saveStates().entries().stream()
                .filter(entry -> Iterables.is(entry, idstr))
                .findFirst();
    }

    private Optional<HashPageTable> htab() {
        return entry(Iterables.HTAB).map(entry -> (HashPageTable) ((SaveStateBody.Live) entry.body()).handler());
    }

    /** Writes the FULL sections and returns their objects of the JSON. */
    private List<String> full(StreamWriter writer) throws VmStateException {
        List<String> devices = new ArrayList<>();
        for (SaveStateEntry entry : machine.saveStates().entries()) {
            if (!SectionSaver.needed(entry)) {
                continue;
            }
            writer.full(entry.sectionId(), entry.id(), entry.versionId(), out -> {
                String text = EntryWriter.write(entry, out, JsonStyle.UP_TO_9_2, layout());
                if (text != null) {
                    devices.add(text);
                }
            });
        }
        return devices;
    }

    private VmDescLayout layout() {
        return origin != null && origin.vmdesc() != null ? origin.vmdesc().layout() : VmDescLayout.COMPACT;
    }

    private void description(StreamWriter writer, List<String> devices) throws VmStateException {
        if (origin != null) {
            VmDesc came = origin.vmdesc();
            if (came != null) {
                String configuration = came.configuration() == null
                        ? null
                        : came.configuration().text();
                writer.vmdesc(VmDesc.assemble(came.layout(), configuration, came.pageSize(), devices));
            }
        } else if (machine.type().sendsVmdesc()) {
            writer.vmdesc(VmDesc.assemble(VmDescLayout.COMPACT, null, PAGE_SIZE, devices));
        }
    }
}
