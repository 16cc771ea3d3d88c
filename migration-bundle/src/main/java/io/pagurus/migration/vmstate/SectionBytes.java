package io.pagurus.migration.vmstate;

import java.util.Arrays;
import java.util.Objects;

/** The bytes of a section that decoded values point into: one copy, however many values there are. */
public final class SectionBytes {
    private static final long MOST_DOUBLED = 1L << 20;

    private byte[] bytes;
    private int size;

    /** Holds {@code bytes}, not copied. */
    public SectionBytes(byte[] bytes) {
        this.bytes = bytes;
        this.size = bytes.length;
    }

    /** {@return the number of bytes} */
    public int size() {
        return size;
    }

    /**
     * {@return a big-endian integer as it is, not sign-extended}
     *
     * @param offset where it begins
     * @param width 1 to 8 bytes
     */
    public long integer(int offset, int width) {
        Objects.checkFromIndexSize(offset, width, size);
        long value = 0;
        for (int i = 0; i < width; i++) {
            value = value << 8 | (bytes[offset + i] & 0xff);
        }
        return value;
    }

    /** {@return a copy of a part} */
    public byte[] copy(int offset, int length) {
        Objects.checkFromIndexSize(offset, length, size);
        return Arrays.copyOfRange(bytes, offset, offset + length);
    }

    /** Makes room at the end and returns where it begins; for a scanner, while the section is being read. */
    int grow(int length) {
        int from = size;
        if (from + (long) length > bytes.length) {
            // A section goes on behind its largest array, but not for as long again.
            long needed = from + (long) length;
            long roomy = Math.min(needed + (needed >> 3), Integer.MAX_VALUE - 16);
            bytes = Arrays.copyOf(
                    bytes,
                    Math.toIntExact(Math.max(needed, Math.max(Math.min(2L * bytes.length, MOST_DOUBLED), roomy))));
        }
        size += length;
        return from;
    }

    byte[] array() {
        return bytes;
    }
}
