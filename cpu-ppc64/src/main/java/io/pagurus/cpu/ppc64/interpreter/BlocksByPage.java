package io.pagurus.cpu.ppc64.interpreter;

import io.pagurus.cpu.ppc64.exec.CodePages;
import io.pagurus.cpu.ppc64.exec.Cpu;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where the blocks of one interpreter lie in host memory, so that those which were written to can be found. */
final class BlocksByPage implements CodePages.Listener {
    private final Map<Long, List<Block>> pages = new HashMap<>();

    /** Host addresses of the words that are being decoded: the first, and behind the last. */
    private long decodingFrom;

    private long decodingTo;

    /** Whether one of them was written to since. */
    private boolean decodingHit;

    /**
     * Says that words are about to be read and decoded. Who writes to them from now on may come before the block is {@link
     * #add added}, and nobody would tell it again.
     *
     * @param host host address of the first word
     * @param words most that are read
     */
    synchronized void decoding(long host, int words) {
        decodingFrom = host;
        decodingTo = host + 4L * words;
        decodingHit = false;
    }

    /** Adds the block that has just been decoded. It is not valid if a word of it may have been written to meanwhile. */
    synchronized void add(Block block) {
        decodingTo = decodingFrom;
        if (decodingHit) {
            block.valid = false;
            return;
        }
        pages.computeIfAbsent(block.host >>> Cpu.PAGE_BITS, _ -> new ArrayList<>())
                .add(block);
    }

    /** Forgets all blocks. */
    synchronized void clear() {
        pages.clear();
    }

    @Override
    public synchronized void overwritten(long host, int bytes) {
        decodingHit |= decodingFrom < host + bytes && host < decodingTo;
        List<Block> blocks = pages.get(host >>> Cpu.PAGE_BITS);
        if (blocks != null) {
            blocks.removeIf(block -> {
                boolean hit = block.host < host + bytes && host < block.host + 4L * block.length;
                if (hit) {
                    block.valid = false;
                }
                return hit;
            });
        }
    }
}
