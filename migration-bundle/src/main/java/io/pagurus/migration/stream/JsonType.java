package io.pagurus.migration.stream;

import io.pagurus.migration.vmstate.DecodedValue;
import io.pagurus.migration.vmstate.SectionBytes;

/** What the type names of the JSON description say about the bytes, as QEMU's analysis script reads them. */
final class JsonType {
    private static final byte NULL_MARK = '0';

    private JsonType() {}

    /** {@return whether fields of a type are shown as integers} */
    static boolean isInteger(String type) {
        return switch (type) {
            case "int8",
                    "int16",
                    "int32",
                    "int64",
                    "int32 equal",
                    "int32 le",
                    "int64 equal",
                    "uint8 equal",
                    "uint16 equal",
                    "uint8",
                    "uint16",
                    "uint32",
                    "uint64",
                    "uint32 equal" -> true;
            default -> false;
        };
    }

    /** {@return whether an integer type is read as signed; so are some whose name says otherwise} */
    static boolean isSigned(String type) {
        return type.startsWith("int") || type.equals("uint8 equal") || type.equals("uint16 equal");
    }

    /** {@return whether an integer can have a size} */
    static boolean width(long size) {
        return size == 1 || size == 2 || size == 4 || size == 8;
    }

    /**
     * {@return what a field that is no structure holds}
     *
     * @param type name of its type
     * @param bytes the section
     * @param at first byte
     * @param size bytes
     */
    static DecodedValue value(String type, SectionBytes bytes, int at, int size) {
        if (isInteger(type) && width(size)) {
            long raw = bytes.integer(at, size);
            int unused = Long.SIZE - size * Byte.SIZE;
            return new DecodedValue.Int(size, isSigned(type), isSigned(type) ? raw << unused >> unused : raw);
        }
        if (type.equals("bool") && size == 1) {
            return new DecodedValue.Bool(bytes.integer(at, 1) != 0);
        }
        if (type.equals("nullptr") && size == 1 && bytes.integer(at, 1) == NULL_MARK) {
            return new DecodedValue.Null();
        }
        return new DecodedValue.Bytes(bytes, at, size);
    }
}
