package io.pagurus.migration.stream;

import io.pagurus.vmstate.VmStateException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** Reads a part of a memory segment: a mapped file or an array. */
final class SegmentInput implements StreamInput {
    private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    private final MemorySegment segment;
    private final long base;
    private final long end;
    private long at;

    /**
     * @param segment the bytes
     * @param base absolute stream position of the segment's first byte
     * @param from first index to read
     * @param end index after the last one
     */
    SegmentInput(MemorySegment segment, long base, long from, long end) {
        this.segment = segment;
        this.base = base;
        this.at = from;
        this.end = end;
    }

    private long take(long length) throws VmStateException {
        if (length > end - at) {
            throw VmStateException.shortRead(position(), length, end - at);
        }
        long from = at;
        at += length;
        return from;
    }

    @Override
    public long position() {
        return base + at;
    }

    @Override
    public long remaining() {
        return end - at;
    }

    @Override
    public int peek(int ahead) {
        return ahead < end - at ? segment.get(ValueLayout.JAVA_BYTE, at + ahead) & 0xff : -1;
    }

    @Override
    public void skip(long length) throws VmStateException {
        take(length);
    }

    @Override
    public StreamInput split(long length) throws VmStateException {
        long from = take(length);
        return new SegmentInput(segment, base, from, at);
    }

    @Override
    public void bytes(byte[] target, int offset, int length) throws VmStateException {
        MemorySegment.copy(segment, ValueLayout.JAVA_BYTE, take(length), target, offset, length);
    }

    @Override
    public int u8() throws VmStateException {
        return segment.get(ValueLayout.JAVA_BYTE, take(1)) & 0xff;
    }

    @Override
    public int u16() throws VmStateException {
        return segment.get(SHORT, take(2)) & 0xffff;
    }

    @Override
    public long u32() throws VmStateException {
        return segment.get(INT, take(4)) & 0xffff_ffffL;
    }

    @Override
    public long u64() throws VmStateException {
        return segment.get(LONG, take(8));
    }

    @Override
    public void longs(long[] target, int offset, int length) throws VmStateException {
        MemorySegment.copy(segment, LONG, take(8L * length), target, offset, length);
    }

    @Override
    public void ints(int[] target, int offset, int length) throws VmStateException {
        MemorySegment.copy(segment, INT, take(4L * length), target, offset, length);
    }

    @Override
    public void shorts(short[] target, int offset, int length) throws VmStateException {
        MemorySegment.copy(segment, SHORT, take(2L * length), target, offset, length);
    }
}
