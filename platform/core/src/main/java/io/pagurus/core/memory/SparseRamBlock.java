package io.pagurus.core.memory;

import io.pagurus.memory.RamBlock;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;

/**
 * A RAM block that holds only the pages in which something other than zero was written. Threads may read and write it
 * at once; threads that touch the same bytes see one order or the other. Aligned doublewords and words move whole.
 *
 * <p>The unit of allocation is the target page, so that clearing one is dropping one: a writer that still holds the
 * dropped page wrote before the clearing, and no lock is needed to say so.
 */
public final class SparseRamBlock implements RamBlock {
    /** Largest length accepted; addresses of 60 bits are the most that a Power CPU can make. */
    public static final long MAX_LENGTH = 1L << 60;

    private static final byte[] ZEROS = new byte[PAGE_SIZE];
    private static final VarHandle U64 =
            ValueLayout.JAVA_LONG.withOrder(ByteOrder.BIG_ENDIAN).varHandle();
    private static final VarHandle U32 =
            ValueLayout.JAVA_INT.withOrder(ByteOrder.BIG_ENDIAN).varHandle();

    private final String idstr;
    private final long usedLength;
    private final PageTable pages;

    /**
     * A block of zeros; takes no memory yet.
     *
     * @param idstr migration name
     * @param usedLength bytes, a positive multiple of the page size, at most {@link #MAX_LENGTH}
     * @throws IllegalArgumentException if the length is none of these
     */
    public SparseRamBlock(String idstr, long usedLength) {
        if (usedLength <= 0 || usedLength > MAX_LENGTH || usedLength % PAGE_SIZE != 0) {
            throw new IllegalArgumentException(
                    "RAM block '%s': used length 0x%x is no multiple of %d between %d and 2^60"
                            .formatted(idstr, usedLength, PAGE_SIZE, PAGE_SIZE));
        }
        this.idstr = idstr;
        this.usedLength = usedLength;
        this.pages = new PageTable(usedLength / PAGE_SIZE);
    }

    @Override
    public String idstr() {
        return idstr;
    }

    @Override
    public long usedLength() {
        return usedLength;
    }

    /** {@return bytes of guest memory that are held now} */
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

    /**
     * {@return the big-endian doubleword at an offset, read in one access}
     *
     * @param offset a multiple of 8 inside the block
     */
    long loadAligned64(long offset) {
        MemorySegment page = pages.get(pageOf(offset));
        return page == null ? 0 : (long) U64.getOpaque(page, (long) inPage(offset));
    }

    /** Stores a big-endian doubleword in one access; the offset is a multiple of 8 inside the block. */
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

    /** {@return the big-endian word at an offset, a multiple of 4 inside the block, read in one access} */
    int loadAligned32(long offset) {
        MemorySegment page = pages.get(pageOf(offset));
        return page == null ? 0 : (int) U32.getOpaque(page, (long) inPage(offset));
    }

    /** Stores a big-endian word in one access; the offset is a multiple of 4 inside the block. */
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

    private static long pageOf(long offset) {
        return offset / PAGE_SIZE;
    }

    private static int inPage(long offset) {
        return (int) (offset & (PAGE_SIZE - 1));
    }

    private void checkRanges(long offset, byte[] bytes, int at, int length) {
        Objects.checkFromIndexSize(offset, (long) length, usedLength);
        Objects.checkFromIndexSize(at, length, bytes.length);
    }

    private void checkPage(long offset) {
        Objects.checkIndex(offset, usedLength);
        if (inPage(offset) != 0) {
            throw new IndexOutOfBoundsException("0x%x is not the offset of a page".formatted(offset));
        }
    }

    @Override
    public String toString() {
        return "%s[0x%x]".formatted(idstr, usedLength);
    }
}
