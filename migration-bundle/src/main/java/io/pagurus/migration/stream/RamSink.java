package io.pagurus.migration.stream;

import io.pagurus.vmstate.VmStateException;

/** Where received RAM goes. Blocks are numbered in the order in which the stream announces them, from 0. */
public interface RamSink {
    /**
     * Learns of a block, before any of its pages.
     *
     * @param block its number: one more than the last one's
     * @param idstr its migration name
     * @param usedLength bytes, a multiple of the page size
     * @throws VmStateException to refuse it
     */
    void block(int block, String idstr, long usedLength) throws VmStateException;

    /**
     * Takes a page of zeros.
     *
     * @param block the block's number
     * @param offset of the page in the block, bytes; a page inside the block
     * @throws VmStateException if it cannot be stored
     */
    void zero(int block, long offset) throws VmStateException;

    /**
     * Takes a page.
     *
     * @param block the block's number
     * @param offset of the page in the block, bytes; a page inside the block
     * @param in holds the page's bytes next; exactly these must be consumed
     * @throws VmStateException if it cannot be stored or is cut
     */
    void page(int block, long offset, StreamInput in) throws VmStateException;

    /**
     * Takes a page that was not sent as its bytes.
     *
     * @param block the block's number
     * @param offset of the page in the block, bytes; a page inside the block
     * @param page its contents, reused by the caller
     * @throws VmStateException if it cannot be stored
     */
    void store(int block, long offset, byte[] page) throws VmStateException;

    /**
     * Gives a page as received so far.
     *
     * @param block the block's number
     * @param offset of the page in the block, bytes; a page inside the block
     * @param page receives its contents
     */
    void fetch(int block, long offset, byte[] page);
}
