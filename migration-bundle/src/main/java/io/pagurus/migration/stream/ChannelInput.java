package io.pagurus.migration.stream;

import io.pagurus.vmstate.Errno;
import io.pagurus.vmstate.VmStateException;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Arrays;

/** Reads a channel whose length is not known beforehand, such as a socket, up to a limit. */
public final class ChannelInput implements StreamInput {
    private static final int BUFFER = 1 << 16;
    private static final int PEEKABLE = 512;

    private final ReadableByteChannel channel;
    private final long limit;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).flip();
    private long consumed;
    private boolean ended;

    /**
     * @param channel a blocking channel
     * @param limit bytes that are taken from it at most
     */
    public ChannelInput(ReadableByteChannel channel, long limit) {
        this.channel = channel;
        this.limit = limit;
    }

    @Override
    public long position() {
        return consumed;
    }

    @Override
    public long remaining() {
        return ended ? Math.min(buffer.remaining(), limit - consumed) : limit - consumed;
    }

    @Override
    public int peek(int ahead) throws VmStateException {
        if (ahead >= PEEKABLE) {
            throw new IllegalArgumentException("peek of " + ahead + " bytes");
        }
        if (ahead >= limit - consumed || !fill(ahead + 1)) {
            return -1;
        }
        return buffer.get(buffer.position() + ahead) & 0xff;
    }

    /** Brings {@code wanted} bytes into the buffer; false if the channel ends before. */
    private boolean fill(int wanted) throws VmStateException {
        if (buffer.remaining() >= wanted) {
            return true;
        }
        buffer.compact();
        try {
            while (!ended && buffer.position() < wanted) {
                ended = channel.read(buffer) < 0;
            }
        } catch (IOException e) {
            throw new VmStateException(Errno.EIO, "the channel failed", e).at(consumed);
        } finally {
            buffer.flip();
        }
        return buffer.remaining() >= wanted;
    }

    private void require(int wanted) throws VmStateException {
        if (wanted > limit - consumed || !fill(wanted)) {
            throw VmStateException.shortRead(consumed, wanted, Math.min(buffer.remaining(), limit - consumed));
        }
        consumed += wanted;
    }

    @Override
    public void bytes(byte[] target, int offset, int length) throws VmStateException {
        for (int done = 0; done < length; ) {
            int part = Math.min(length - done, BUFFER);
            require(part);
            buffer.get(target, offset + done, part);
            done += part;
        }
    }

    @Override
    public void skip(long length) throws VmStateException {
        for (long done = 0; done < length; ) {
            int part = (int) Math.min(length - done, BUFFER);
            require(part);
            buffer.position(buffer.position() + part);
            done += part;
        }
    }

    @Override
    public StreamInput split(long length) throws VmStateException {
        long start = consumed;
        if (length > remaining() || length > Integer.MAX_VALUE - 8) {
            throw VmStateException.shortRead(start, length, remaining());
        }
        byte[] part = new byte[(int) Math.min(length, BUFFER)];
        // Grows with what has really come: the length itself is only the sender's word.
        for (int have = 0; have < length; ) {
            if (have == part.length) {
                part = Arrays.copyOf(part, (int) Math.min(length, 2L * part.length));
            }
            bytes(part, have, part.length - have);
            have = part.length;
        }
        return new SegmentInput(MemorySegment.ofArray(part), start, 0, length);
    }

    @Override
    public int u8() throws VmStateException {
        require(1);
        return buffer.get() & 0xff;
    }

    @Override
    public int u16() throws VmStateException {
        require(2);
        return buffer.getShort() & 0xffff;
    }

    @Override
    public long u32() throws VmStateException {
        require(4);
        return buffer.getInt() & 0xffff_ffffL;
    }

    @Override
    public long u64() throws VmStateException {
        require(8);
        return buffer.getLong();
    }
}
