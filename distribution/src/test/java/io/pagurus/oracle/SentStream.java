package io.pagurus.oracle;

import io.pagurus.migration.stream.SectionKind;
import io.pagurus.migration.stream.StreamImage;
import io.pagurus.migration.stream.StreamItem.SectionItem;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A stream as it was sent, to be cut and changed before it arrives. Nothing here changes the stream itself. */
final class SentStream {
    private final byte[] bytes;
    private final StreamImage image;

    SentStream(byte[] bytes, StreamImage image) {
        this.bytes = bytes;
        this.image = image;
    }

    byte[] bytes() {
        return bytes.clone();
    }

    /** {@return the first section of a kind with an idstr} */
    SectionItem section(SectionKind kind, String idstr) {
        return image.sections()
                .filter(section -> section.header().kind() == kind
                        && section.header().id().idstr().equals(idstr))
                .findFirst()
                .orElseThrow();
    }

    /** {@return where the end mark is} */
    long eof() {
        return image.end().eofOffset();
    }

    /** {@return the stream up to an offset} */
    byte[] cut(long offset) {
        return Arrays.copyOf(bytes, (int) offset);
    }

    /** {@return the stream with other bytes from an offset on} */
    byte[] with(long offset, byte... others) {
        byte[] changed = bytes.clone();
        System.arraycopy(others, 0, changed, (int) offset, others.length);
        return changed;
    }

    /** {@return the stream with another big-endian number of 32 bits at an offset} */
    byte[] with32(long offset, int number) {
        return with(offset, ByteBuffer.allocate(4).putInt(number).array());
    }

    /** {@return the stream with another big-endian number of 64 bits at an offset} */
    byte[] with64(long offset, long number) {
        return with(offset, ByteBuffer.allocate(8).putLong(number).array());
    }

    /** {@return the stream with other text of the same length at an offset} */
    byte[] withText(long offset, String text) {
        return with(offset, text.getBytes(StandardCharsets.UTF_8));
    }

    /** {@return the stream with text in place of a part} */
    byte[] replace(long from, long end, String text) {
        byte[] others = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer changed = ByteBuffer.allocate(bytes.length - (int) (end - from) + others.length);
        changed.put(bytes, 0, (int) from).put(others).put(bytes, (int) end, bytes.length - (int) end);
        return changed.array();
    }

    /** {@return the stream with more bytes before an offset} */
    byte[] insert(long offset, byte... more) {
        ByteBuffer longer = ByteBuffer.allocate(bytes.length + more.length);
        longer.put(bytes, 0, (int) offset).put(more).put(bytes, (int) offset, bytes.length - (int) offset);
        return longer.array();
    }

    /** {@return the stream without a part} */
    byte[] without(long from, long end) {
        ByteBuffer shorter = ByteBuffer.allocate(bytes.length - (int) (end - from));
        shorter.put(bytes, 0, (int) from).put(bytes, (int) end, bytes.length - (int) end);
        return shorter.array();
    }
}
