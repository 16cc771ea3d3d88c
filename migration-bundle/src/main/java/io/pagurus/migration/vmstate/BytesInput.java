package io.pagurus.migration.vmstate;

import io.pagurus.vmstate.StateInput;
import io.pagurus.vmstate.VmStateException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;

/** A piece of an array as input; integers are read in bulk. */
public final class BytesInput implements StateInput {
    private static final VarHandle U16 = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle U32 = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle U64 = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final byte[] bytes;
    private final int end;
    private final long shift;
    private int next;

    /** Reads all of {@code bytes}, whose first byte has position 0. */
    public BytesInput(byte[] bytes) {
        this(bytes, 0, bytes.length, 0);
    }

    /**
     * Reads a part of an array.
     *
     * @param bytes the array, not copied
     * @param offset first index
     * @param length number of bytes
     * @param position absolute stream position of the first byte
     */
    public BytesInput(byte[] bytes, int offset, int length, long position) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        this.bytes = bytes;
        this.next = offset;
        this.end = offset + length;
        this.shift = position - offset;
    }

    @Override
    public long position() {
        return shift + next;
    }

    @Override
    public long remaining() {
        return (long) end - next;
    }

    @Override
    public int peek(int ahead) {
        return ahead < end - next ? bytes[next + ahead] & 0xff : -1;
    }

    private int take(long length) throws VmStateException {
        if (length > end - next) {
            throw VmStateException.shortRead(position(), length, remaining());
        }
        int from = next;
        next += (int) length;
        return from;
    }

    @Override
    public void bytes(byte[] target, int offset, int length) throws VmStateException {
        System.arraycopy(bytes, take(length), target, offset, length);
    }

    @Override
    public int u8() throws VmStateException {
        return bytes[take(1)] & 0xff;
    }

    @Override
    public int u16() throws VmStateException {
        return (short) U16.get(bytes, take(2)) & 0xffff;
    }

    @Override
    public long u32() throws VmStateException {
        return (int) U32.get(bytes, take(4)) & 0xffff_ffffL;
    }

    @Override
    public long u64() throws VmStateException {
        return (long) U64.get(bytes, take(8));
    }

    @Override
    public void longs(long[] target, int offset, int length) throws VmStateException {
        slice(8L * length).asLongBuffer().get(target, offset, length);
    }

    @Override
    public void ints(int[] target, int offset, int length) throws VmStateException {
        slice(4L * length).asIntBuffer().get(target, offset, length);
    }

    @Override
    public void shorts(short[] target, int offset, int length) throws VmStateException {
        slice(2L * length).asShortBuffer().get(target, offset, length);
    }

    private ByteBuffer slice(long length) throws VmStateException {
        return ByteBuffer.wrap(bytes, take(length), (int) length).order(ByteOrder.BIG_ENDIAN);
    }
}
