package io.pagurus.fuzz;

import io.pagurus.migration.stream.ScanOptions;
import io.pagurus.migration.stream.SectionKind;
import io.pagurus.migration.stream.StreamImage;
import io.pagurus.migration.stream.StreamItem;
import io.pagurus.migration.stream.StreamItem.SectionItem;
import io.pagurus.migration.stream.StreamScanner;
import io.pagurus.migration.stream.StreamSource;
import io.pagurus.migration.stream.StreamTrace;
import io.pagurus.migration.stream.VmDesc;
import io.pagurus.migration.stream.VmDesc.Described;
import io.pagurus.vmstate.VmStateException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What remains of a recorded stream without its large parts: a valid stream of a few kilobytes. */
final class Excerpt {
    private static final int LONGEST_SECTION = 512;
    private static final byte VMDESCRIPTION = 6;

    private final StreamImage image;

    Excerpt(Path recorded) throws IOException, VmStateException {
        ScanOptions options = new ScanOptions(
                ScanOptions.PLAIN.installed(),
                List.of(Hardware.DESCRIPTIONS),
                ScanOptions.PLAIN.machineType(),
                ScanOptions.PLAIN.rules());
        image = StreamScanner.scan(StreamSource.open(recorded), options, StreamTrace.off());
    }

    private boolean small(StreamItem item) {
        return item.end() - item.offset() <= LONGEST_SECTION;
    }

    private boolean kept(StreamItem item) {
        // Without its START section nothing else of an iterable can be read.
        return small(item)
                || (item instanceof SectionItem section && section.header().kind() == SectionKind.START);
    }

    private List<SectionItem> devices() {
        return image.fullSections().stream()
                .filter(section -> small(section) && section.described() != null)
                .toList();
    }

    private static String text(SectionItem section) {
        Described described = section.described();
        return described == null ? "" : described.text();
    }

    /** {@return whether it carries its own description} */
    boolean hasJson() {
        return image.vmdesc() != null;
    }

    /** {@return its bytes} */
    byte[] stream() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StreamSource source = image.source();
        out.writeBytes(source.copy(0, image.items().getFirst().offset()));
        for (StreamItem item : image.items()) {
            if (kept(item)) {
                out.writeBytes(source.copy(item.offset(), item.end() - item.offset()));
            }
        }
        out.write(0);
        if (image.vmdesc() != null) {
            byte[] json = json(devices());
            out.write(VMDESCRIPTION);
            out.writeBytes(
                    ByteBuffer.allocate(Integer.BYTES).putInt(json.length).array());
            out.writeBytes(json);
        }
        return out.toByteArray();
    }

    private byte[] json(List<SectionItem> sections) {
        VmDesc vmdesc = image.vmdesc();
        if (vmdesc == null) {
            return new byte[0];
        }
        Described configuration = vmdesc.configuration();
        return VmDesc.assemble(
                vmdesc.layout(),
                configuration == null ? null : configuration.text(),
                vmdesc.pageSize(),
                sections.stream().map(Excerpt::text).toList());
    }

    /** {@return the descriptions of one device each} */
    List<byte[]> jsons() {
        return devices().stream().map(section -> json(List.of(section))).toList();
    }

    /** {@return inputs of {@link DescribedTarget}, one for each device} */
    List<byte[]> described() {
        List<byte[]> inputs = new ArrayList<>();
        for (SectionItem section : devices()) {
            byte[] json = json(List.of(section));
            byte[] payload = image.payload(section);
            byte[] input = Arrays.copyOf(
                    new byte[] {(byte) (json.length >> 8), (byte) json.length}, 2 + json.length + payload.length);
            System.arraycopy(json, 0, input, 2, json.length);
            System.arraycopy(payload, 0, input, 2 + json.length, payload.length);
            inputs.add(input);
        }
        return inputs;
    }
}
