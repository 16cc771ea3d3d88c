package io.pagurus.migration.stream;

import io.pagurus.migration.stream.VmDesc.Field;
import io.pagurus.migration.stream.VmDesc.Struct;
import io.pagurus.migration.vmstate.DecodedField;
import io.pagurus.migration.vmstate.DecodedValue;
import io.pagurus.migration.vmstate.SectionBytes;
import io.pagurus.vmstate.Errno;
import io.pagurus.vmstate.VmStateException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a section by its JSON description: sizes tell where fields end, and the headers of subsections are compared with
 * those described. Sizes that do not add up are refused; the JSON is as hostile as the payload.
 */
final class DescribedPayload {
    /** Elements and fields without bytes that a section may have: they cost memory and no stream. */
    private static final int MAX_EMPTY = 1 << 16;
    /** Elements that a section may be taken apart into; the largest real one has some ten thousand. */
    private static final int MAX_DECODED = 1 << 22;

    private final StreamInput in;
    private final long start;
    private int empty;
    private int decoded;

    private DescribedPayload(StreamInput in) {
        this.in = in;
        this.start = in.position();
    }

    /**
     * Passes over a section's payload.
     *
     * @param body its description
     * @param in stands at the payload and behind it afterwards
     * @throws VmStateException if payload and description differ
     */
    static void skip(Struct body, StreamInput in) throws VmStateException {
        new DescribedPayload(in).skip(body);
    }

    /**
     * {@return the fields of a section}
     *
     * @param body its description
     * @param in stands at the payload and behind it afterwards
     * @param bytes the payload
     * @throws VmStateException if payload and description differ
     */
    static DecodedValue.Struct decode(Struct body, StreamInput in, SectionBytes bytes) throws VmStateException {
        return new DescribedPayload(in).struct(body, bytes);
    }

    private void skip(Struct body) throws VmStateException {
        for (Field field : body.fields()) {
            long count = count(field);
            Struct struct = field.struct();
            if (struct == null || (struct.flat() && flatSize(struct) == field.size())) {
                in.skip(total(field, count));
                continue;
            }
            for (long i = 0; i < count; i++) {
                long from = in.position();
                skip(struct);
                check(field, from);
            }
        }
        for (Struct subsection : body.subsections()) {
            subsectionHeader(subsection);
            skip(subsection);
        }
    }

    /** {@return the bytes of a structure without subsections, or -1 if there is no such number} */
    private static long flatSize(Struct struct) {
        long size = 0;
        for (Field field : struct.fields()) {
            Struct inner = field.struct();
            if (inner != null && flatSize(inner) != field.size()) {
                return -1;
            }
            // Neither factor exceeds 2^40 and 2^31: what overflows is larger than any stream.
            size += Math.multiplyHigh(field.size(), field.arrayLength().orElse(1)) != 0
                    ? Long.MAX_VALUE / 2
                    : field.size() * field.arrayLength().orElse(1);
            if (size < 0) {
                return -1;
            }
        }
        return size;
    }

    private long count(Field field) throws VmStateException {
        long count = field.arrayLength().orElse(1);
        if (field.size() == 0) {
            empty += (int) Math.min(count, MAX_EMPTY + 1L);
            if (empty > MAX_EMPTY) {
                throw mismatch(field, "too many elements without bytes").found(count + " elements");
            }
        } else if (count > in.remaining() / field.size()) {
            throw mismatch(field, "the description asks for more than the stream holds")
                    .expected("at most " + in.remaining() + " bytes")
                    .found(count + " elements of " + field.size() + " bytes");
        }
        return count;
    }

    private static long total(Field field, long count) {
        return field.size() * count;
    }

    private VmStateException mismatch(Field field, String problem) {
        return new VmStateException(Errno.EINVAL, problem).within(field.name()).at(in.position());
    }

    private void check(Field field, long from) throws VmStateException {
        if (in.position() - from != field.size()) {
            throw new VmStateException(Errno.EINVAL, "the fields of a structure do not add up to its size")
                    .within(field.name())
                    .at(from)
                    .expected(field.size() + " bytes")
                    .found(in.position() - from + " bytes");
        }
    }

    private void subsectionHeader(Struct subsection) throws VmStateException {
        long at = in.position();
        int mark = in.peek(0);
        if (mark != Wire.SUBSECTION) {
            throw new VmStateException(Errno.EINVAL, "subsection is described but not there")
                    .within(subsection.vmsdName())
                    .at(at)
                    .expected("0x05")
                    .found("0x%02x".formatted(mark));
        }
        in.u8();
        String name = Names.read(in, in.u8());
        int version = (int) in.u32();
        if (!name.equals(subsection.vmsdName()) || version != subsection.version()) {
            throw new VmStateException(Errno.EINVAL, "another subsection than described")
                    .at(at)
                    .expected(subsection.vmsdName() + " v" + subsection.version())
                    .found(name + " v" + version);
        }
    }

    private DecodedValue.Struct struct(Struct body, SectionBytes bytes) throws VmStateException {
        List<DecodedField> fields = new ArrayList<>(body.fields().size());
        for (Field field : body.fields()) {
            fields.add(field(field, bytes));
        }
        List<DecodedValue.Struct> subsections =
                new ArrayList<>(body.subsections().size());
        for (Struct subsection : body.subsections()) {
            subsectionHeader(subsection);
            subsections.add(struct(subsection, bytes));
        }
        return new DecodedValue.Struct(body.vmsdName(), body.version(), fields, subsections);
    }

    private DecodedField field(Field field, SectionBytes bytes) throws VmStateException {
        long from = in.position();
        long count = count(field);
        DecodedValue value;
        if (field.arrayLength().isEmpty()) {
            value = element(field, bytes);
        } else if (field.struct() == null && JsonType.isInteger(field.type()) && JsonType.width(field.size())) {
            value = new DecodedValue.Ints(
                    bytes, at(), (int) count, (int) field.size(), JsonType.isSigned(field.type()));
            in.skip(total(field, count));
        } else {
            List<DecodedValue> elements = new ArrayList<>();
            for (long i = 0; i < count; i++) {
                elements.add(element(field, bytes));
            }
            value = new DecodedValue.Array(elements);
        }
        return new DecodedField(field.name(), field.type(), in.position() - from, from - start, value);
    }

    private DecodedValue element(Field field, SectionBytes bytes) throws VmStateException {
        if (++decoded > MAX_DECODED) {
            throw mismatch(field, "too many elements to be shown");
        }
        long from = in.position();
        if (field.struct() != null) {
            DecodedValue.Struct struct = struct(field.struct(), bytes);
            check(field, from);
            return struct;
        }
        int at = at();
        int size = (int) field.size();
        in.skip(field.size());
        return JsonType.value(field.type(), bytes, at, size);
    }

    private int at() {
        return Math.toIntExact(in.position() - start);
    }
}
