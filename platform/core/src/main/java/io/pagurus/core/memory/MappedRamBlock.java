package io.pagurus.core.memory;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A block in memory of the host's kernel, where a CPU reaches it by address. A page is marked before it is first written, by a
 * device or a CPU; one without a mark is zero, and is not looked at, so that it stays without memory.
 *
 * <p>A write that meets a clearing of its page looks after itself whether its mark is still there and marks again: each byte is
 * then cleared or written, and no byte that is not zero is on a page without a mark. Once a CPU has an address a mark stays:
 * the CPU does not look again.
 */
final class MappedRamBlock extends BackedRamBlock {
    /** Largest block that is mapped: what is announced beyond is more likely hostile than a guest to be run. */
    static final long MAX_MAPPED = 1L << 36;

    private static final byte[] ZEROS = new byte[PAGE_SIZE];
    private static final VarHandle U64 =
            ValueLayout.JAVA_LONG.withOrder(ByteOrder.BIG_ENDIAN).varHandle();
    private static final VarHandle U32 =
            ValueLayout.JAVA_INT.withOrder(ByteOrder.BIG_ENDIAN).varHandle();

    private final NativePages host;
    private final MemorySegment memory;
    private final PageMarks written;
    private final WriteListeners listeners;
    private volatile boolean addressed;
    private volatile boolean closed;

    /**
     * A block of zeros.
     *
     * @param idstr migration name
     * @param host where the memory is from
     * @param memory as long as the block, all zeros
     * @param listeners hear of writes
     */
    MappedRamBlock(String idstr, NativePages host, MemorySegment memory, WriteListeners listeners) {
        super(idstr, memory.byteSize());
        this.host = host;
        this.memory = memory;
        this.written = new PageMarks(memory.byteSize() / PAGE_SIZE);
        this.listeners = listeners;
    }

    @Override
    public long heldBytes() {
        return written.count() * PAGE_SIZE;
    }

    @Override
    long hostAddress(long offset) {
        checkPage(offset);
        if (!addressed) {
            addressed = true;
            host.dense(memory);
        }
        return memory.address() + offset;
    }

    @Override
    void dirty(long offset) {
        checkPage(offset);
        mark(pageOf(offset));
    }

    @Override
    public void close() {
        closed = true;
        host.discard(memory);
    }

    @Override
    public void read(long offset, byte[] dst, int at, int length) {
        checkRanges(offset, dst, at, length);
        for (int done = 0, n; done < length; done += n) {
            n = Math.min(length - done, PAGE_SIZE - inPage(offset + done));
            if (written.has(pageOf(offset + done))) {
                MemorySegment.copy(memory, ValueLayout.JAVA_BYTE, offset + done, dst, at + done, n);
            } else {
                Arrays.fill(dst, at + done, at + done + n, (byte) 0);
            }
        }
    }

    @Override
    public void write(long offset, byte[] src, int at, int length) {
        checkRanges(offset, src, at, length);
        for (int done = 0, n; done < length; done += n) {
            n = Math.min(length - done, PAGE_SIZE - inPage(offset + done));
            writeInPage(offset + done, src, at + done, n);
        }
        if (length > 0) {
            listeners.written(memory.address() + offset, length);
        }
    }

    private void writeInPage(long offset, byte[] src, int at, int length) {
        long page = pageOf(offset);
        boolean marked = written.has(page);
        boolean worthLooking = !marked || length == PAGE_SIZE;
        if (worthLooking && Arrays.equals(src, at, at + length, ZEROS, 0, length)) {
            if (marked) {
                clear(page);
            }
            return;
        }
        mark(page);
        MemorySegment.copy(src, at, memory, ValueLayout.JAVA_BYTE, offset, length);
        mark(page);
    }

    private void mark(long page) {
        if (!written.has(page)) {
            if (closed) {
                throw new IllegalStateException(this + " belongs to a machine that is closed");
            }
            written.add(page);
        }
    }

    private void clear(long page) {
        if (addressed ? written.has(page) : written.remove(page)) {
            host.discard(memory.asSlice(page * PAGE_SIZE, PAGE_SIZE));
        }
    }

    @Override
    public void clearPage(long offset) {
        checkPage(offset);
        clear(pageOf(offset));
        listeners.written(memory.address() + offset, PAGE_SIZE);
    }

    @Override
    public boolean isZeroPage(long offset) {
        checkPage(offset);
        return !written.has(pageOf(offset))
                || memory.asSlice(offset, PAGE_SIZE).mismatch(MemorySegment.ofArray(ZEROS)) < 0;
    }

    @Override
    long loadAligned64(long offset) {
        return written.has(pageOf(offset)) ? (long) U64.getOpaque(memory, offset) : 0;
    }

    @Override
    void storeAligned64(long offset, long value) {
        long page = pageOf(offset);
        if (value == 0 && !written.has(page)) {
            return;
        }
        mark(page);
        U64.setOpaque(memory, offset, value);
        mark(page);
        listeners.written(memory.address() + offset, Long.BYTES);
    }

    @Override
    int loadAligned32(long offset) {
        return written.has(pageOf(offset)) ? (int) U32.getOpaque(memory, offset) : 0;
    }

    @Override
    void storeAligned32(long offset, int value) {
        long page = pageOf(offset);
        if (value == 0 && !written.has(page)) {
            return;
        }
        mark(page);
        U32.setOpaque(memory, offset, value);
        mark(page);
        listeners.written(memory.address() + offset, Integer.BYTES);
    }
}
