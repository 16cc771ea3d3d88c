package io.pagurus.cpu.ppc64.interpreter;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class BlocksByPageTest {
    private static final long HOST = 0x7f00_0000_1000L;
    private static final int ROOM = 64;

    private final BlocksByPage pages = new BlocksByPage();

    private static Block block(long host) {
        return new Block(0x1000, host, 0, 2, new FallThroughNode(0x1008), false);
    }

    private Block decoded(long host) {
        Block block = block(host);
        pages.decoding(host, ROOM);
        pages.add(block);
        return block;
    }

    @Test
    void blocksOfWhichAWordIsWrittenToAreValidNoMore() {
        Block before = decoded(HOST - 8);
        Block hit = decoded(HOST);
        Block behind = decoded(HOST + 8);
        pages.overwritten(HOST + 7, 1);
        assertTrue(before.valid());
        assertFalse(hit.valid());
        assertTrue(behind.valid());
    }

    /** Another CPU writes after the words were read and before the block is known: the block has what was there. */
    @Test
    void aBlockThatIsWrittenToWhileItIsDecodedIsNeverValid() {
        Block block = block(HOST);
        pages.decoding(HOST, ROOM);
        pages.overwritten(HOST + 4, 4);
        pages.add(block);
        assertFalse(block.valid());
    }

    @Test
    void whatIsWrittenBesideOrBeforeDoesNotMatter() {
        pages.overwritten(HOST, 4);
        Block block = block(HOST);
        pages.decoding(HOST, ROOM);
        pages.overwritten(HOST - 1, 1);
        pages.overwritten(HOST + 4 * ROOM, 4);
        pages.add(block);
        assertTrue(block.valid());
        Block next = block(HOST + 0x2000);
        pages.overwritten(HOST + 0x2000, 4);
        pages.decoding(HOST + 0x2000, ROOM);
        pages.add(next);
        assertTrue(next.valid());
    }
}
