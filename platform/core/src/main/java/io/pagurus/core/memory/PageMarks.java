package io.pagurus.core.memory;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** A mark for each page of a block; costs memory only around marked pages. Safe for use by all threads. */
final class PageMarks {
    private static final int CHUNK_BITS = 15;
    private static final int CHUNK_WORDS = (1 << CHUNK_BITS) / Long.SIZE;

    private final AtomicReferenceArray<@Nullable AtomicLongArray> chunks;

    PageMarks(long pages) {
        chunks = new AtomicReferenceArray<>((int) ((pages + (1 << CHUNK_BITS) - 1) >> CHUNK_BITS));
    }

    boolean has(long page) {
        AtomicLongArray chunk = chunks.get((int) (page >> CHUNK_BITS));
        return chunk != null && (chunk.get(word(page)) & 1L << page) != 0;
    }

    void add(long page) {
        int at = (int) (page >> CHUNK_BITS);
        AtomicLongArray chunk = chunks.get(at);
        if (chunk == null) {
            chunks.compareAndSet(at, null, new AtomicLongArray(CHUNK_WORDS));
            chunk = chunks.get(at);
        }
        if (chunk != null) {
            chunk.getAndUpdate(word(page), bits -> bits | 1L << page);
        }
    }

    /** {@return whether there was a mark; it is gone} */
    boolean remove(long page) {
        AtomicLongArray chunk = chunks.get((int) (page >> CHUNK_BITS));
        return chunk != null && (chunk.getAndUpdate(word(page), bits -> bits & ~(1L << page)) & 1L << page) != 0;
    }

    long count() {
        long marks = 0;
        for (int i = 0; i < chunks.length(); i++) {
            AtomicLongArray chunk = chunks.get(i);
            for (int word = 0; chunk != null && word < CHUNK_WORDS; word++) {
                marks += Long.bitCount(chunk.get(word));
            }
        }
        return marks;
    }

    private static int word(long page) {
        return (int) (page & (1 << CHUNK_BITS) - 1) / Long.SIZE;
    }
}
