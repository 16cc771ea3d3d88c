package io.pagurus.migration.vmstate;

import io.pagurus.vmstate.StateOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Output into a growing array; integers are written in bulk. */
public final class BytesOutput implements StateOutput {
    private static final VarHandle U16 = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle U32 = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle U64 = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final long start;
    private byte[] bytes;
    private int size;

    /** Begins at position 0. */
    public BytesOutput() {
        this(0, 256);
    }

    /**
     * Begins somewhere in a stream.
     *
     * @param position absolute stream position of the first byte
     * @param capacity bytes to have room for at first
     */
    public BytesOutput(long position, int capacity) {
        this.start = position;
        this.bytes = new byte[Math.max(16, capacity)];
    }

    /** {@return the number of bytes written} */
    public int size() {
        return size;
    }

    /** {@return a copy of what was written} */
    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    /** Passes on what was written. */
    public void writeTo(OutputStream target) throws IOException {
        target.write(bytes, 0, size);
    }

    @Override
    public long position() {
        return start + size;
    }

    /** Leaves some room after a large array, whose section still has a few fields to come. */
    private int grown(long needed) {
        long doubled = Math.min(2L * bytes.length, 1L << 30);
        long roomy = Math.min(needed + (needed >> 3), Integer.MAX_VALUE - 16);
        return Math.toIntExact(Math.max(needed, Math.max(doubled, roomy)));
    }

    private int room(long length) {
        long needed = size + length;
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, grown(needed));
        }
        int from = size;
        size = (int) needed;
        return from;
    }

    @Override
    public void bytes(byte[] source, int offset, int length) {
        int at = room(length);
        System.arraycopy(source, offset, bytes, at, length);
    }

    @Override
    public void u8(int value) {
        int at = room(1);
        bytes[at] = (byte) value;
    }

    @Override
    public void u16(int value) {
        int at = room(2);
        U16.set(bytes, at, (short) value);
    }

    @Override
    public void u32(long value) {
        int at = room(4);
        U32.set(bytes, at, (int) value);
    }

    @Override
    public void u64(long value) {
        int at = room(8);
        U64.set(bytes, at, value);
    }

    @Override
    public void longs(long[] source, int offset, int length) {
        slice(8L * length).asLongBuffer().put(source, offset, length);
    }

    @Override
    public void ints(int[] source, int offset, int length) {
        slice(4L * length).asIntBuffer().put(source, offset, length);
    }

    @Override
    public void shorts(short[] source, int offset, int length) {
        slice(2L * length).asShortBuffer().put(source, offset, length);
    }

    private ByteBuffer slice(long length) {
        int at = room(length);
        return ByteBuffer.wrap(bytes, at, (int) length).order(ByteOrder.BIG_ENDIAN);
    }
}
