package io.pagurus.migration.stream;

import io.pagurus.machine.MachineOutline.RamSpec;
import io.pagurus.memory.RamBlock;
import io.pagurus.migration.stream.StreamItem.CommandItem;
import io.pagurus.migration.stream.StreamItem.SectionItem;
import io.pagurus.vmstate.VmStateException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Loads a stream's RAM and hash page table, carries its other sections, and writes everything as it came. */
final class Resave {
    final Map<String, RamBlock> ram = new LinkedHashMap<>();
    final HashPageTable table = new HashPageTable();
    final StreamImage image;

    Resave(StreamImage image) throws VmStateException {
        this.image = image;
        for (RamSpec spec : image.ram().blocks()) {
            ram.put(spec.idstr(), new TestRam(spec.idstr(), spec.usedLength()));
        }
        RamReader ramReader = new RamReader(new RamBlockSink(ram::get));
        HtabReader htabReader = new HtabReader(table);
        for (SectionItem section : image.sections().toList()) {
            if (section.header().kind() != SectionKind.FULL) {
                StreamInput in = image.source().input(section.header().payloadOffset(), section.payloadEnd());
                if (section.header().id().idstr().equals("ram")) {
                    ramReader.section(section.header(), in);
                } else {
                    htabReader.section(section.header(), in);
                }
            }
        }
    }

    /** Writes the stream and returns how many page records were not repeated. */
    RamWriter.Replay write(OutputStream target) throws VmStateException {
        StreamWriter writer = new StreamWriter(target, image.end().footers());
        RamWriter.Replay replay = new RamWriter(List.copyOf(ram.values())).replay(image.ram());
        HtabWriter htab = new HtabWriter(table);
        writer.header();
        if (image.configuration() != null) {
            writer.configuration(image.configuration());
        }
        int full = 0;
        for (StreamItem item : image.items()) {
            switch (item) {
                case CommandItem c ->
                    writer.command(c.command().type(), c.command().data());
                case SectionItem s -> {
                    SectionHeader h = s.header();
                    int index = full;
                    StreamWriter.Body body;
                    if (h.kind() == SectionKind.FULL) {
                        byte[] payload = image.passenger(index).payload();
                        body = out -> out.bytes(payload, 0, payload.length);
                        full++;
                    } else if (h.id().idstr().equals("ram")) {
                        body = out -> replay.section(s.iterableIndex(), out);
                    } else {
                        body = out -> htab.replay(image.htab(), s.iterableIndex(), out);
                    }
                    switch (h.kind()) {
                        case FULL -> writer.full(h.sectionId(), h.id(), h.versionId(), body);
                        case START -> writer.start(h.sectionId(), h.id(), h.versionId(), body);
                        case PART -> writer.part(h.sectionId(), body);
                        case END -> writer.end(h.sectionId(), body);
                    }
                }
            }
        }
        writer.eof();
        VmDesc vmdesc = image.vmdesc();
        if (vmdesc != null) {
            List<String> texts = image.fullSections().stream()
                    .map(s -> Objects.requireNonNull(s.described()).text())
                    .toList();
            String configuration = vmdesc.configuration() == null
                    ? null
                    : vmdesc.configuration().text();
            writer.vmdesc(VmDesc.assemble(vmdesc.layout(), configuration, vmdesc.pageSize(), texts));
        }
        writer.flush();
        return replay;
    }
}
