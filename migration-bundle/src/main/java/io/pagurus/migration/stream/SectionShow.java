package io.pagurus.migration.stream;

import io.pagurus.machine.MachineOutline.RamSpec;
import io.pagurus.migration.stream.StreamItem.SectionItem;
import io.pagurus.migration.vmstate.DecodedField;
import io.pagurus.migration.vmstate.DecodedValue;
import io.pagurus.migration.vmstate.SectionBytes;
import io.pagurus.migration.vmstate.VmStateScanner;
import io.pagurus.vmstate.VmStateDescription;
import io.pagurus.vmstate.VmStateException;
import java.io.IOException;
import java.util.HexFormat;

/**
 * Shows the fields of sections in the words and the layout of QEMU's {@code scripts/analyze-migration.py -d state}, so
 * that either's output can be compared with the other's.
 */
public final class SectionShow {
    private static final HexFormat SPACED = HexFormat.ofDelimiter(" ");

    private final IndentedJson json;

    private SectionShow(Appendable out) {
        this.json = new IndentedJson(out);
    }

    /**
     * Shows a whole stream: one member for each section, named {@code idstr (section_id)}.
     *
     * @param image the stream
     * @param out receives the text
     * @throws VmStateException if a section does not fit its description
     * @throws IOException if {@code out} fails
     */
    public static void state(StreamImage image, Appendable out) throws VmStateException, IOException {
        SectionShow show = new SectionShow(out);
        show.json.open('{');
        for (SectionItem section : image.sections().toList()) {
            SectionKind kind = section.header().kind();
            if (kind == SectionKind.START || kind == SectionKind.FULL) {
                show.json.key("%s (%s)"
                        .formatted(
                                section.header().id().idstr(),
                                Integer.toUnsignedString(section.header().sectionId())));
                show.section(image, section);
            }
        }
        show.json.close('}');
    }

    /**
     * Shows one section.
     *
     * @param image the stream
     * @param section one of its sections
     * @param out receives the text
     * @throws VmStateException if it does not fit its description
     * @throws IOException if {@code out} fails
     */
    public static void section(StreamImage image, SectionItem section, Appendable out)
            throws VmStateException, IOException {
        new SectionShow(out).section(image, section);
    }

    /**
     * {@return the fields of a device's section: by the stream's JSON if it has some, else by the description that
     * delimited it}
     *
     * @param image the stream
     * @param section one of its FULL sections
     * @throws VmStateException if it does not fit its description
     */
    public static VmStateScanner.Scan decode(StreamImage image, SectionItem section) throws VmStateException {
        StreamInput in = image.source().input(section.header().payloadOffset(), section.payloadEnd());
        VmDesc.Described described = section.described();
        if (described != null) {
            SectionBytes bytes = new SectionBytes(image.payload(section));
            return new VmStateScanner.Scan(DescribedPayload.decode(described.body(), in, bytes), bytes);
        }
        if (section.description() == null) {
            throw new IllegalArgumentException(section.header().id() + " is no device's section");
        }
        return scan(section.description(), in, section.header().versionId());
    }

    private static <S> VmStateScanner.Scan scan(VmStateDescription<S> description, StreamInput in, int version)
            throws VmStateException {
        return VmStateScanner.delimit(description, description.newState(), in, version);
    }

    private void section(StreamImage image, SectionItem section) throws VmStateException, IOException {
        if (section.header().kind() == SectionKind.FULL) {
            VmStateScanner.Scan scan = decode(image, section);
            struct(scan.root(), scan.bytes());
        } else if (section.header().id().idstr().equals("ram")) {
            json.open('{');
            json.key("section sizes");
            json.open('{');
            for (RamSpec block : image.ram().blocks()) {
                json.key(block.idstr());
                json.string("0x%016x".formatted(block.usedLength()));
            }
            json.close('}');
            json.close('}');
        } else {
            json.string("");
        }
    }

    private void struct(DecodedValue.Struct struct, SectionBytes bytes) throws IOException {
        json.open('{');
        for (ShownMember member : ShownMember.of(struct)) {
            json.key(member.name());
            boolean list = member.count() > 1;
            if (list) {
                json.open('[');
            }
            for (DecodedField part : member.parts()) {
                field(part, bytes);
            }
            if (list) {
                json.close(']');
            }
        }
        for (DecodedValue.Struct subsection : struct.subsections()) {
            json.key(subsection.vmsd());
            struct(subsection, bytes);
        }
        json.close('}');
    }

    private void field(DecodedField field, SectionBytes bytes) throws IOException {
        if (ShownMember.opaque(field)) {
            hex(bytes.copy(Math.toIntExact(field.offset()), Math.toIntExact(field.size())));
            return;
        }
        switch (field.value()) {
            case DecodedValue.Ints ints -> {
                for (int i = 0; i < ints.count(); i++) {
                    if (field.type().equals("bool")) {
                        json.literal(ints.get(i) != 0);
                    } else {
                        integer(field.type(), ints.bytes(), ints.get(i));
                    }
                }
            }
            case DecodedValue.Array array -> {
                for (DecodedValue element : array.elements()) {
                    value(field.type(), element, bytes);
                }
            }
            default -> value(field.type(), field.value(), bytes);
        }
    }

    private void value(String type, DecodedValue value, SectionBytes bytes) throws IOException {
        switch (value) {
            case DecodedValue.Int i -> integer(type, i.bytes(), i.value());
            case DecodedValue.Bool b -> json.literal(b.value());
            case DecodedValue.Null _ -> json.string("nullptr");
            case DecodedValue.Bytes b -> hex(b.copy());
            case DecodedValue.Struct s -> struct(s, bytes);
            case DecodedValue.Ints ints -> hex(ints.section().copy(ints.offset(), ints.count() * ints.bytes()));
            case DecodedValue.Array array -> {
                json.open('[');
                for (DecodedValue element : array.elements()) {
                    value(type, element, bytes);
                }
                json.close(']');
            }
        }
    }

    private void hex(byte[] bytes) throws IOException {
        json.string(SPACED.formatHex(bytes));
    }

    private void integer(String type, int width, long value) throws IOException {
        int unused = Long.SIZE - width * Byte.SIZE;
        long signed = value << unused >> unused;
        String digits = HexFormat.of().toHexDigits(value, 2 * width);
        if (!JsonType.isInteger(type)) {
            json.string(digits.replaceAll("..(?=.)", "$0 "));
        } else if (JsonType.isSigned(type) && signed < 0) {
            json.string("0x" + digits + " (" + signed + ")");
        } else {
            json.string("0x" + digits);
        }
    }
}
