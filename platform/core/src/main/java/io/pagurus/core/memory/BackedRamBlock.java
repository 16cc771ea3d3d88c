package io.pagurus.core.memory;

import io.pagurus.memory.RamBlock;
import java.util.Objects;

/**
 * A block of the core's. Threads may read and write it at once; threads that touch the same bytes see one order or the other.
 * Aligned doublewords and words move whole.
 */
public abstract sealed class BackedRamBlock implements RamBlock permits SparseRamBlock, MappedRamBlock {
    /** Largest length accepted; addresses of 60 bits are the most that a Power CPU can make. */
    public static final long MAX_LENGTH = 1L << 60;

    private final String idstr;
    private final long usedLength;

    BackedRamBlock(String idstr, long usedLength) {
        if (usedLength <= 0 || usedLength > MAX_LENGTH || usedLength % PAGE_SIZE != 0) {
            throw new IllegalArgumentException(
                    "RAM block '%s': used length 0x%x is no multiple of %d between %d and 2^60"
                            .formatted(idstr, usedLength, PAGE_SIZE, PAGE_SIZE));
        }
        this.idstr = idstr;
        this.usedLength = usedLength;
    }

    /**
     * Makes a block: mapped where the host can, on the heap otherwise.
     *
     * @param idstr migration name
     * @param usedLength bytes, a positive multiple of the page size, at most {@link #MAX_LENGTH}
     * @param listeners hear of writes, where the block has host addresses
     * @return the block, all zeros
     * @throws IllegalArgumentException if the length is none of these
     */
    public static BackedRamBlock of(String idstr, long usedLength, WriteListeners listeners) {
        if (usedLength > 0 && usedLength <= MappedRamBlock.MAX_MAPPED && usedLength % PAGE_SIZE == 0) {
            var mapped = NativePages.host()
                    .flatMap(host ->
                            host.reserve(usedLength).map(memory -> new MappedRamBlock(idstr, host, memory, listeners)));
            if (mapped.isPresent()) {
                return mapped.get();
            }
        }
        return new SparseRamBlock(idstr, usedLength);
    }

    @Override
    public final String idstr() {
        return idstr;
    }

    @Override
    public final long usedLength() {
        return usedLength;
    }

    /** {@return bytes of guest memory that are held now} */
    public abstract long heldBytes();

    /**
     * {@return the host address of a page; 0 if the block has none}
     *
     * @param offset of the page, a multiple of the page size inside the block
     */
    abstract long hostAddress(long offset);

    /**
     * A CPU is about to store into a page by its host address.
     *
     * @param offset of the page, a multiple of the page size inside the block
     */
    abstract void dirty(long offset);

    /** Gives the memory back. Later accesses find zeros or are refused; none does harm. */
    public abstract void close();

    /**
     * {@return the big-endian doubleword at an offset, read in one access}
     *
     * @param offset a multiple of 8 inside the block
     */
    abstract long loadAligned64(long offset);

    /** Stores a big-endian doubleword in one access; the offset is a multiple of 8 inside the block. */
    abstract void storeAligned64(long offset, long value);

    /** {@return the big-endian word at an offset, a multiple of 4 inside the block, read in one access} */
    abstract int loadAligned32(long offset);

    /** Stores a big-endian word in one access; the offset is a multiple of 4 inside the block. */
    abstract void storeAligned32(long offset, int value);

    static long pageOf(long offset) {
        return offset / PAGE_SIZE;
    }

    static int inPage(long offset) {
        return (int) (offset & (PAGE_SIZE - 1));
    }

    final void checkRanges(long offset, byte[] bytes, int at, int length) {
        Objects.checkFromIndexSize(offset, (long) length, usedLength);
        Objects.checkFromIndexSize(at, length, bytes.length);
    }

    final void checkPage(long offset) {
        Objects.checkIndex(offset, usedLength);
        if (inPage(offset) != 0) {
            throw new IndexOutOfBoundsException("0x%x is not the offset of a page".formatted(offset));
        }
    }

    @Override
    public final String toString() {
        return "%s[0x%x]".formatted(idstr, usedLength);
    }
}
