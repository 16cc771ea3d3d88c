package io.pagurus.migration.stream;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.pagurus.migration.stream.VmDesc.Described;
import io.pagurus.migration.stream.VmDesc.Field;
import io.pagurus.migration.stream.VmDesc.Struct;
import io.pagurus.vmstate.Errno;
import io.pagurus.vmstate.VmStateException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Parses the JSON description, which is as hostile as the rest of the stream. */
final class VmDescParser {
    /** Levels of objects and arrays; a structure takes three. */
    static final int MAX_DEPTH = 128;
    /** Tokens of the whole text; the largest real ones have some thousands. */
    static final int MAX_TOKENS = 4_000_000;

    private static final int DECODED_AT_ONCE = 4096;
    private static final long MAX_SIZE = 1L << 40;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxTokenCount(MAX_TOKENS)
                    .maxNumberLength(20)
                    .maxNameLength(255)
                    .maxStringLength(4096)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final byte[] json;
    private final JsonParser parser;

    private VmDescParser(byte[] json, JsonParser parser) {
        this.json = json;
        this.parser = parser;
    }

    static VmDesc parse(byte[] json, long offset) throws VmStateException {
        int damaged = malformed(json);
        if (damaged >= 0) {
            throw new VmStateException(Errno.EINVAL, "the JSON description is not UTF-8").at(offset + damaged);
        }
        try (JsonParser parser = FACTORY.createParser(json)) {
            try {
                return new VmDescParser(json, parser).document();
            } catch (JsonProcessingException e) {
                long at = e.getLocation() == null
                        ? 0
                        : Math.max(0, e.getLocation().getByteOffset());
                throw new VmStateException(
                                Errno.EINVAL, "the JSON description is damaged: " + e.getOriginalMessage(), e)
                        .at(offset + at);
            } catch (VmStateException e) {
                throw e.at(offset + Math.max(0, parser.currentLocation().getByteOffset()));
            }
        } catch (IOException e) {
            throw new VmStateException(Errno.EINVAL, "the JSON description cannot be read", e).at(offset);
        }
    }

    /**
     * {@return where the text stops being UTF-8, or -1} Devices' texts are taken as they are, so what the parser makes of
     * other encodings must not differ from what is written again. A NUL in the first four bytes would make it see one.
     */
    private static int malformed(byte[] json) {
        for (int i = 0; i < Math.min(4, json.length); i++) {
            if (json[i] == 0) {
                return i;
            }
        }
        ByteBuffer rest = ByteBuffer.wrap(json);
        CharBuffer text = CharBuffer.allocate(DECODED_AT_ONCE);
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        while (true) {
            CoderResult result = decoder.decode(rest, text.clear(), true);
            if (!result.isOverflow()) {
                return result.isError() ? rest.position() : -1;
            }
        }
    }

    private VmDesc document() throws IOException, VmStateException {
        expect(parser.nextToken(), JsonToken.START_OBJECT);
        Described configuration = null;
        long pageSize = 0;
        List<Described> devices = new ArrayList<>();
        for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
            parser.nextToken();
            switch (key) {
                case "configuration" -> configuration = described();
                case "page_size" -> pageSize = number(1, 1L << 30);
                case "devices" -> {
                    expect(parser.currentToken(), JsonToken.START_ARRAY);
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        devices.add(described());
                    }
                }
                default -> parser.skipChildren();
            }
        }
        expect(parser.currentToken(), JsonToken.END_OBJECT);
        if (pageSize == 0) {
            throw new VmStateException(Errno.EINVAL, "the JSON description lacks page_size");
        }
        if (parser.nextToken() != null) {
            throw new VmStateException(Errno.EINVAL, "text behind the JSON description");
        }
        VmDescLayout layout = json.length > 1 && json[1] == ' ' ? VmDescLayout.SPACED : VmDescLayout.COMPACT;
        return new VmDesc(pageSize, configuration, devices, layout);
    }

    private Described described() throws IOException, VmStateException {
        expect(parser.currentToken(), JsonToken.START_OBJECT);
        int from = (int) parser.currentTokenLocation().getByteOffset();
        Parts parts = parts();
        int to = (int) parser.currentLocation().getByteOffset();
        String text = new String(json, from, to - from, StandardCharsets.UTF_8);
        return new Described(parts.name == null ? "" : parts.name, (int) parts.instanceId, parts.struct(), text);
    }

    /** The members of a device or structure, whichever there are. */
    private static final class Parts {
        private @Nullable String name;
        private long instanceId;
        private String vmsdName = "";
        private int version;
        private List<Field> fields = List.of();
        private List<Struct> subsections = List.of();

        Struct struct() {
            return new Struct(vmsdName, version, fields, subsections);
        }
    }

    private Parts parts() throws IOException, VmStateException {
        expect(parser.currentToken(), JsonToken.START_OBJECT);
        Parts parts = new Parts();
        for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
            parser.nextToken();
            switch (key) {
                case "name" -> parts.name = string();
                case "instance_id" -> parts.instanceId = number(Integer.MIN_VALUE, 0xffff_ffffL);
                case "vmsd_name" -> parts.vmsdName = string();
                case "version" -> parts.version = (int) number(Integer.MIN_VALUE, 0xffff_ffffL);
                case "fields" -> {
                    expect(parser.currentToken(), JsonToken.START_ARRAY);
                    parts.fields = new ArrayList<>();
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        parts.fields.add(field());
                    }
                }
                case "subsections" -> {
                    expect(parser.currentToken(), JsonToken.START_ARRAY);
                    parts.subsections = new ArrayList<>();
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        parts.subsections.add(parts().struct());
                    }
                }
                default -> parser.skipChildren();
            }
        }
        return parts;
    }

    private Field field() throws IOException, VmStateException {
        expect(parser.currentToken(), JsonToken.START_OBJECT);
        String name = null;
        String type = null;
        long size = -1;
        OptionalInt arrayLength = OptionalInt.empty();
        OptionalInt index = OptionalInt.empty();
        Struct struct = null;
        for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
            parser.nextToken();
            switch (key) {
                case "name" -> name = string();
                case "type" -> type = string();
                case "size" -> size = number(0, MAX_SIZE);
                case "array_len" -> arrayLength = OptionalInt.of((int) number(0, Integer.MAX_VALUE));
                case "index" -> index = OptionalInt.of((int) number(0, Integer.MAX_VALUE));
                case "struct" -> struct = parts().struct();
                default -> parser.skipChildren();
            }
        }
        if (name == null || type == null || size < 0) {
            throw new VmStateException(Errno.EINVAL, "a field of the JSON description lacks name, type or size");
        }
        return new Field(name, type, size, arrayLength, index, struct);
    }

    private String string() throws IOException, VmStateException {
        expect(parser.currentToken(), JsonToken.VALUE_STRING);
        return parser.getText();
    }

    private long number(long min, long max) throws IOException, VmStateException {
        expect(parser.currentToken(), JsonToken.VALUE_NUMBER_INT);
        long value = parser.getLongValue();
        if (value < min || value > max) {
            throw new VmStateException(Errno.EINVAL, "a number of the JSON description is out of range")
                    .expected(min + " to " + max)
                    .found(Long.toString(value));
        }
        return value;
    }

    private static void expect(@Nullable JsonToken found, JsonToken wanted) throws VmStateException {
        if (found != wanted) {
            throw new VmStateException(Errno.EINVAL, "the JSON description is not shaped as one")
                    .expected(wanted.name())
                    .found(String.valueOf(found));
        }
    }
}
