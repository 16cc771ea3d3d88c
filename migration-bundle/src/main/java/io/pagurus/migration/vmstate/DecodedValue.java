package io.pagurus.migration.vmstate;

import java.util.List;

/** What a field of a section holds, as far as its description tells; large values stay slices of the section. */
public sealed interface DecodedValue {
    /**
     * One integer.
     *
     * @param bytes width on the wire: 1, 2, 4 or 8
     * @param signed whether the value is signed
     * @param value the value, sign-extended if signed; an unsigned 8-byte value may read negative
     */
    record Int(int bytes, boolean signed, long value) implements DecodedValue {}

    /** A boolean. */
    record Bool(boolean value) implements DecodedValue {}

    /** A null pointer of an array. */
    record Null() implements DecodedValue {}

    /**
     * Bytes nobody interprets further.
     *
     * @param section what they are part of
     * @param offset first byte
     * @param length number of bytes
     */
    record Bytes(SectionBytes section, int offset, int length) implements DecodedValue {
        /** {@return a copy of the bytes} */
        public byte[] copy() {
            return section.copy(offset, length);
        }
    }

    /**
     * An array of integers (or booleans, of 1 byte), read from the section when asked for.
     *
     * @param section what they are part of
     * @param offset first byte
     * @param count number of integers
     * @param bytes width of each
     * @param signed whether they are signed
     */
    record Ints(SectionBytes section, int offset, int count, int bytes, boolean signed) implements DecodedValue {
        /** {@return the integer at {@code index}, sign-extended if signed} */
        public long get(int index) {
            long raw = section.integer(offset + index * bytes, bytes);
            int unused = Long.SIZE - bytes * Byte.SIZE;
            return signed ? raw << unused >> unused : raw;
        }
    }

    /** An array, list or tree of anything else; a tree alternates keys and values. */
    record Array(List<DecodedValue> elements) implements DecodedValue {
        /** Copies the list. */
        public Array {
            elements = List.copyOf(elements);
        }
    }

    /**
     * A structure.
     *
     * @param vmsd the name of its description
     * @param version the version it was read with
     * @param fields in wire order
     * @param subsections those that came, in order
     */
    record Struct(String vmsd, int version, List<DecodedField> fields, List<Struct> subsections)
            implements DecodedValue {
        /** Copies the lists. */
        public Struct {
            fields = List.copyOf(fields);
            subsections = List.copyOf(subsections);
        }
    }
}
