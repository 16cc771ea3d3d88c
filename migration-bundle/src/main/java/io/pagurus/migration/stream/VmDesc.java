package io.pagurus.migration.stream;

import io.pagurus.vmstate.VmStateException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The JSON description at the end of a stream ("vmdesc"): it tells how long each field of each device's section is.
 *
 * @param pageSize target page size in bytes
 * @param configuration what the configuration section looks like (QEMU 8.2 and later)
 * @param devices one for each FULL section, in the order of the stream
 * @param layout how its writer puts spaces
 */
public record VmDesc(long pageSize, @Nullable Described configuration, List<Described> devices, VmDescLayout layout) {
    /** Copies the list. */
    public VmDesc {
        devices = List.copyOf(devices);
    }

    /**
     * A device, with its own text.
     *
     * @param name idstr; empty for the configuration
     * @param instanceId instance_id
     * @param body its fields
     * @param text its object as it stands in the JSON
     */
    public record Described(String name, int instanceId, Struct body, String text) {}

    /**
     * The fields of a vmsd in wire order.
     *
     * @param vmsdName the vmsd's name; empty for old-style sections
     * @param version the version it was written with
     * @param fields its fields
     * @param subsections those that were written
     */
    public record Struct(String vmsdName, int version, List<Field> fields, List<Struct> subsections) {
        /** Copies the lists. */
        public Struct {
            fields = List.copyOf(fields);
            subsections = List.copyOf(subsections);
        }

        /** {@return whether every instance has the same bytes in length: no subsections anywhere} */
        boolean flat() {
            return subsections.isEmpty()
                    && fields.stream()
                            .allMatch(f -> f.struct() == null || f.struct().flat());
        }
    }

    /**
     * A field, or one element of an array.
     *
     * @param name its name
     * @param type name of its encoding; structures say so, with or without a version of their own
     * @param size bytes; of one element where {@code arrayLength} is set
     * @param arrayLength number of elements that look alike
     * @param index which element this is
     * @param struct the fields of a structure, else null
     */
    public record Field(
            String name,
            String type,
            long size,
            OptionalInt arrayLength,
            OptionalInt index,
            @Nullable Struct struct) {}

    /**
     * Parses a description.
     *
     * @param json its text
     * @param offset absolute position of the text in the stream, for messages
     * @return the description
     * @throws VmStateException EINVAL if it is damaged, nested too deep or too large
     */
    public static VmDesc parse(byte[] json, long offset) throws VmStateException {
        return VmDescParser.parse(json, offset);
    }

    /**
     * Finds the description from the end of a stream, without reading what stands before it.
     *
     * @param source the stream
     * @return the position of its text, or empty if the stream does not end with one
     */
    public static Optional<Long> locate(StreamSource source) {
        long size = source.size();
        long floor = Math.max(0, size - StreamReader.MAX_VMDESC);
        ByteBuffer tail = source.slice(floor, size - floor);
        int length = tail.limit();
        // The text holds no control characters, the length in front of it begins with some.
        int last = length - 1;
        while (last >= 0 && text(tail.get(last))) {
            last--;
        }
        for (int at = last; at >= 1 && at > last - 5; at--) {
            if (tail.get(at - 1) == Wire.EOF
                    && tail.get(at) == Wire.VMDESCRIPTION
                    && length - at > 5
                    && tail.getInt(at + 1) == length - at - 5
                    && tail.get(at + 5) == '{') {
                return Optional.of(floor + at + 5);
            }
        }
        return Optional.empty();
    }

    private static boolean text(byte b) {
        return (b & 0xff) >= ' ' || b == '\n' || b == '\t' || b == '\r';
    }

    /**
     * {@return a whole description put together from texts, as QEMU would have written it}
     *
     * @param layout whose spaces
     * @param configuration the configuration's object, or null
     * @param pageSize target page size in bytes
     * @param devices the devices' objects in the order of the stream
     */
    public static byte[] assemble(
            VmDescLayout layout, @Nullable String configuration, long pageSize, List<String> devices) {
        StringBuilder json = new StringBuilder("{").append(layout.inside());
        if (configuration != null) {
            json.append("\"configuration\"")
                    .append(layout.colon())
                    .append(configuration)
                    .append(", ");
        }
        json.append("\"page_size\"").append(layout.colon()).append(pageSize).append(", ");
        json.append("\"devices\"").append(layout.colon()).append('[').append(layout.inside());
        json.append(String.join(", ", devices))
                .append(layout.inside())
                .append(']')
                .append(layout.inside())
                .append('}');
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }
}
