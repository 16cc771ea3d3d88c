package io.pagurus.core.memory;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A block on the heap that holds only the pages in which something other than zero was written: for lengths that no host maps.
 * Its bytes have no address, so no CPU runs on it.
 *
 * <p>The unit of allocation is the target page, so that clearing one is dropping one: a writer that still holds the
 * dropped page wrote before the clearing, and no lock is needed to say so.
 */
public final class SparseRamBlock extends BackedRamBlock {
    private static final byte[] ZEROS = new byte[PAGE_SIZE];
    private static final VarHandle U64 =
            ValueLayout.JAVA_LONG.withOrder(ByteOrder.BIG_ENDIAN).varHandle();
    private static final VarHandle U32 =
            ValueLayout.JAVA_INT.withOrder(ByteOrder.BIG_ENDIAN).varHandle();

    private final PageTable pages;

    /**
     * A block of zeros; takes no memory yet.
     *
     * @param idstr migration name
     * @param usedLength bytes, a positive multiple of the page size, at most {@link #MAX_LENGTH}
     * @throws IllegalArgumentException if the length is none of these
     */
    public SparseRamBlock(String idstr, long usedLength) {
        super(idstr, usedLength);
        this.pages = new PageTable(usedLength / PAGE_SIZE);
    }

    @Override
    public long heldBytes() {
        return pages.count() * PAGE_SIZE;
    }

    @Override
    public void read(long offset, byte[] dst, int at, int length) {
        checkRanges(offset, dst, at, length);
        for (int done = 0, n; done < length; done += n) {
            int inPage = inPage(offset + done);
            n = Math.min(length - done, PAGE_SIZE - inPage);
            MemorySegment page = pages.get(pageOf(offset + done));
            if (page == null) {
                Arrays.fill(dst, at + done, at + done + n, (byte) 0);
            } else {
                MemorySegment.copy(page, ValueLayout.JAVA_BYTE, inPage, dst, at + done, n);
            }
        }
    }

    @Override
    public void write(long offset, byte[] src, int at, int length) {
        checkRanges(offset, src, at, length);
        for (int done = 0, n; done < length; done += n) {
            int inPage = inPage(offset + done);
            n = Math.min(length - done, PAGE_SIZE - inPage);
            writeInPage(pageOf(offset + done), inPage, src, at + done, n);
        }
    }

    private void writeInPage(long number, int inPage, byte[] src, int at, int length) {
        MemorySegment page = pages.get(number);
        boolean worthLooking = page == null || length == PAGE_SIZE;
        if (worthLooking && Arrays.equals(src, at, at + length, ZEROS, 0, length)) {
            if (page != null) {
                pages.drop(number);
            }
            return;
        }
        MemorySegment.copy(src, at, page == null ? pages.make(number) : page, ValueLayout.JAVA_BYTE, inPage, length);
    }

    @Override
    public void clearPage(long offset) {
        checkPage(offset);
        pages.drop(pageOf(offset));
    }

    @Override
    public boolean isZeroPage(long offset) {
        checkPage(offset);
        MemorySegment page = pages.get(pageOf(offset));
        return page == null || page.mismatch(MemorySegment.ofArray(ZEROS)) < 0;
    }

    @Override
    long loadAligned64(long offset) {
        MemorySegment page = pages.get(pageOf(offset));
        return page == null ? 0 : (long) U64.getOpaque(page, (long) inPage(offset));
    }

    @Override
    void storeAligned64(long offset, long value) {
        MemorySegment page = pages.get(pageOf(offset));
        if (page == null) {
            if (value == 0) {
                return;
            }
            page = pages.make(pageOf(offset));
        }
        U64.setOpaque(page, (long) inPage(offset), value);
    }

    @Override
    int loadAligned32(long offset) {
        MemorySegment page = pages.get(pageOf(offset));
        return page == null ? 0 : (int) U32.getOpaque(page, (long) inPage(offset));
    }

    @Override
    void storeAligned32(long offset, int value) {
        MemorySegment page = pages.get(pageOf(offset));
        if (page == null) {
            if (value == 0) {
                return;
            }
            page = pages.make(pageOf(offset));
        }
        U32.setOpaque(page, (long) inPage(offset), value);
    }

    @Override
    long hostAddress(long offset) {
        checkPage(offset);
        return 0;
    }

    @Override
    void dirty(long offset) {
        throw new IllegalStateException(this + " has no host addresses");
    }

    /** Does nothing: its pages are the collector's, with it. */
    @Override
    public void close() {}
}
