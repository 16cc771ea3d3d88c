package io.pagurus.memory;

import org.osgi.annotation.versioning.ProviderType;

/**
 * One migratable block of guest RAM (QEMU's {@code RAMBlock}), addressed by offset. A block costs memory only for the
 * pages that hold something: a stream may announce a terabyte in a kilobyte.
 */
@ProviderType
public interface RamBlock {
    /** Bytes of a target page: ppc64 migrates 4 KiB pages whatever the guest's page size. */
    int PAGE_SIZE = 4096;

    /** {@return the block's migration name, such as {@code ppc_spapr.ram}} */
    String idstr();

    /** {@return used length in bytes, a multiple of {@link #PAGE_SIZE}} */
    long usedLength();

    /**
     * Copies bytes out of the block; pages never written read as zeros.
     *
     * @param offset first byte in the block
     * @param dst receives the bytes
     * @param at first index in {@code dst}
     * @param length bytes to copy
     * @throws IndexOutOfBoundsException if the range leaves the block
     */
    void read(long offset, byte[] dst, int at, int length);

    /**
     * Copies bytes into the block.
     *
     * @param offset first byte in the block
     * @param src the bytes
     * @param at first index in {@code src}
     * @param length bytes to copy
     * @throws IndexOutOfBoundsException if the range leaves the block
     */
    void write(long offset, byte[] src, int at, int length);

    /**
     * Makes one page zero, giving its memory back where possible.
     *
     * @param offset of the page, a multiple of {@link #PAGE_SIZE}
     * @throws IndexOutOfBoundsException if the page is outside the block
     */
    void clearPage(long offset);

    /**
     * {@return whether every byte of a page is zero}
     *
     * @param offset of the page, a multiple of {@link #PAGE_SIZE}
     * @throws IndexOutOfBoundsException if the page is outside the block
     */
    boolean isZeroPage(long offset);
}
