package io.pagurus.cpu.ppc64.interpreter;

/** Hears of blocks that run often. */
@FunctionalInterface
public interface HotBlocks {
    /**
     * A block has run as often as it was to be told.
     *
     * @param block the block, which is about to run
     */
    void hot(Block block);

    /** All blocks are being dropped, and found anew as they run: what was derived from them is of no use. */
    default void forgotten() {}
}
