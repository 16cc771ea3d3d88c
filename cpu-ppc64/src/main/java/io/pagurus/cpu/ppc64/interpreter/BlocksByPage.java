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

    /** Adds a block that has just been decoded. */
    synchronized void add(Block block) {
        pages.computeIfAbsent(block.host >>> Cpu.PAGE_BITS, _ -> new ArrayList<>())
                .add(block);
    }

    /** Forgets all blocks. */
    synchronized void clear() {
        pages.clear();
    }

    @Override
    public synchronized void overwritten(long host, int bytes) {
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
