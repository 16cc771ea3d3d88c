package io.pagurus.spapr.machine.htab;

import io.pagurus.spapr.HashTable;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** A guest's hash table. Takes memory only where entries were stored: a stream or a guest may ask for a large one. */
public final class PageTable implements HashTable {
    /** log2 of the smallest table in bytes. */
    public static final int SMALLEST = 18;
    /** log2 of the largest. */
    public static final int LARGEST = 46;

    /** log2 of the entries taken at once, at least, and of the most such chunks. */
    private static final int CHUNK_BITS = 13;

    private static final int CHUNKS_BITS = 20;
    private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(long[].class);

    private final int order;
    private final int chunkBits;
    private final AtomicReferenceArray<long @Nullable []> chunks;

    /**
     * A table with no valid entry, all of them yet to be migrated.
     *
     * @param order log2 of its size in bytes, {@value #SMALLEST} to {@value #LARGEST}
     */
    public PageTable(int order) {
        if (order < SMALLEST || order > LARGEST) {
            throw new IllegalArgumentException(
                    "a hash table has 2^%d to 2^%d bytes, not 2^%d".formatted(SMALLEST, LARGEST, order));
        }
        this.order = order;
        this.chunkBits = Math.max(CHUNK_BITS, order - 4 - CHUNKS_BITS);
        this.chunks = new AtomicReferenceArray<>(1 << Math.max(order - 4 - chunkBits, 0));
    }

    /**
     * {@return log2 of the size in bytes that a machine gives the table of a guest with so much memory: 1/128 of it, not
     * less than the smallest}
     *
     * @param ram bytes
     */
    public static int orderFor(long ram) {
        int order = Long.SIZE - Long.numberOfLeadingZeros(ram - 1) - 7;
        return Math.clamp(order, SMALLEST, LARGEST);
    }

    @Override
    public int order() {
        return order;
    }

    /** {@return whether there is an entry of that number} */
    public boolean has(long index) {
        return index >>> (order - 4) == 0;
    }

    @Override
    public long first(long index) {
        long[] chunk = chunks.get((int) (index >>> chunkBits));
        return chunk == null ? DIRTY : (long) ELEMENT.getAcquire(chunk, element(index));
    }

    @Override
    public long second(long index) {
        long[] chunk = chunks.get((int) (index >>> chunkBits));
        return chunk == null ? 0 : (long) ELEMENT.getAcquire(chunk, element(index) + 1);
    }

    @Override
    public void store(long index, long first, long second) {
        long[] chunk = chunk(index);
        ELEMENT.setVolatile(chunk, element(index), first & ~VALID);
        ELEMENT.setRelease(chunk, element(index) + 1, second);
        ELEMENT.setVolatile(chunk, element(index), first);
    }

    /**
     * Stores an entry's first doubleword alone.
     *
     * @param index as for {@link #first}
     * @param first the doubleword
     */
    void storeFirst(long index, long first) {
        ELEMENT.setVolatile(chunk(index), element(index), first);
    }

    @Override
    public boolean replaceSecond(long index, long expected, long value) {
        return ELEMENT.compareAndSet(chunk(index), element(index) + 1, expected, value);
    }

    private int element(long index) {
        return ((int) index & ((1 << chunkBits) - 1)) << 1;
    }

    private long[] chunk(long index) {
        int i = (int) (index >>> chunkBits);
        long[] chunk = chunks.get(i);
        if (chunk == null) {
            long[] fresh = new long[2 << chunkBits];
            for (int entry = 0; entry < fresh.length; entry += 2) {
                fresh[entry] = DIRTY;
            }
            chunks.compareAndSet(i, null, fresh);
            chunk = chunk(index);
        }
        return chunk;
    }
}
