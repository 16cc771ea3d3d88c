package io.pagurus.migration.stream;

import io.pagurus.vmstate.Errno;
import io.pagurus.vmstate.StateOutput;
import io.pagurus.vmstate.VmStateException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/** Collects what is written and passes it to a channel in large pieces. */
final class ByteSink implements StateOutput {
    private static final int CAPACITY = 1 << 18;

    private final WritableByteChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(CAPACITY);
    private long written;

    ByteSink(WritableByteChannel channel) {
        this.channel = channel;
    }

    @Override
    public long position() {
        return written + buffer.position();
    }

    private ByteBuffer room(int length) throws VmStateException {
        if (buffer.remaining() < length) {
            flush();
        }
        return buffer;
    }

    /** Passes everything on. */
    void flush() throws VmStateException {
        drain(buffer.flip());
        buffer.clear();
    }

    private void drain(ByteBuffer bytes) throws VmStateException {
        int length = bytes.remaining();
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw new VmStateException(Errno.EIO, "the channel failed", e).at(written);
        }
        written += length;
    }

    @Override
    public void bytes(byte[] source, int offset, int length) throws VmStateException {
        if (length >= CAPACITY) {
            flush();
            drain(ByteBuffer.wrap(source, offset, length));
        } else {
            room(length).put(source, offset, length);
        }
    }

    @Override
    public void u8(int value) throws VmStateException {
        room(1).put((byte) value);
    }

    @Override
    public void u16(int value) throws VmStateException {
        room(2).putShort((short) value);
    }

    @Override
    public void u32(long value) throws VmStateException {
        room(4).putInt((int) value);
    }

    @Override
    public void u64(long value) throws VmStateException {
        room(8).putLong(value);
    }

    @Override
    public void longs(long[] source, int offset, int length) throws VmStateException {
        for (int done = 0; done < length; ) {
            int part = Math.min(length - done, CAPACITY / 8);
            ByteBuffer to = room(8 * part);
            to.asLongBuffer().put(source, offset + done, part);
            to.position(to.position() + 8 * part);
            done += part;
        }
    }

    @Override
    public void ints(int[] source, int offset, int length) throws VmStateException {
        for (int done = 0; done < length; ) {
            int part = Math.min(length - done, CAPACITY / 4);
            ByteBuffer to = room(4 * part);
            to.asIntBuffer().put(source, offset + done, part);
            to.position(to.position() + 4 * part);
            done += part;
        }
    }
}
