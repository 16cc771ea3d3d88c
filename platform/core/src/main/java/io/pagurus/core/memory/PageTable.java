package io.pagurus.core.memory;

import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The pages of one block by number: a radix tree whose nodes exist only above pages that exist. Its depth follows the
 * block's length, so a block of 2^60 bytes costs one empty node.
 *
 * <p>Nodes are small (512 references), so that a hostile stream with one page here and one there cannot make the tables
 * much larger than the pages it had to send.
 */
final class PageTable {
    private static final int BITS = 9;
    private static final int FAN_OUT = 1 << BITS;

    private final int topShift;
    private final AtomicReferenceArray<@Nullable Object> top = new AtomicReferenceArray<>(FAN_OUT);

    PageTable(long pages) {
        int bits = pages <= 1 ? 0 : Long.SIZE - Long.numberOfLeadingZeros(pages - 1);
        topShift = Math.max(0, (bits + BITS - 1) / BITS - 1) * BITS;
    }

    @Nullable
    MemorySegment get(long page) {
        AtomicReferenceArray<@Nullable Object> node = top;
        for (int shift = topShift; shift > 0; shift -= BITS) {
            Object next = node.get(index(page, shift));
            if (next == null) {
                return null;
            }
            node = asNode(next);
        }
        return (MemorySegment) node.get(index(page, 0));
    }

    /** Gives the page, made of zeros if there was none. Of two threads that make it at once, both get the same. */
    MemorySegment make(long page) {
        AtomicReferenceArray<@Nullable Object> node = top;
        for (int shift = topShift; shift > 0; shift -= BITS) {
            int at = index(page, shift);
            Object next = node.get(at);
            if (next == null) {
                Object fresh = new AtomicReferenceArray<@Nullable Object>(FAN_OUT);
                Object raced = node.compareAndExchange(at, null, fresh);
                next = raced == null ? fresh : raced;
            }
            node = asNode(next);
        }
        int at = index(page, 0);
        Object there = node.get(at);
        if (there == null) {
            // Backed by long[]: an aligned doubleword is then one access, which a byte[] does not promise.
            Object fresh = MemorySegment.ofArray(new long[SparseRamBlock.PAGE_SIZE / Long.BYTES]);
            Object raced = node.compareAndExchange(at, null, fresh);
            there = raced == null ? fresh : raced;
        }
        return (MemorySegment) there;
    }

    /** Drops the page: it reads as zeros again, and its memory is the collector's. */
    void drop(long page) {
        AtomicReferenceArray<@Nullable Object> node = top;
        for (int shift = topShift; shift > 0; shift -= BITS) {
            Object next = node.get(index(page, shift));
            if (next == null) {
                return;
            }
            node = asNode(next);
        }
        node.set(index(page, 0), null);
    }

    /** {@return how many pages exist now} */
    long count() {
        return count(top, topShift);
    }

    private static long count(AtomicReferenceArray<@Nullable Object> node, int shift) {
        long pages = 0;
        for (int i = 0; i < FAN_OUT; i++) {
            Object child = node.get(i);
            if (child != null) {
                pages += shift == 0 ? 1 : count(asNode(child), shift - BITS);
            }
        }
        return pages;
    }

    private static int index(long page, int shift) {
        return (int) (page >>> shift) & (FAN_OUT - 1);
    }

    @SuppressWarnings("unchecked") // Everything above the last level was put there by make().
    private static AtomicReferenceArray<@Nullable Object> asNode(Object child) {
        return (AtomicReferenceArray<@Nullable Object>) child;
    }
}
