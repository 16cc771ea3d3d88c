package io.pagurus.cpu.ppc64.testing;

import io.pagurus.spapr.HashTable;
import io.pagurus.spapr.PartitionTables;

/** Translation tables of a test: a hash table of 256 KiB, and what process table is registered. */
public final class Tables implements PartitionTables {
    /** The registered process table. */
    public long processTable;
    /** The largest page. */
    public int largest = 24;
    /** The hash table. */
    public final Hash hash = new Hash();

    @Override
    public HashTable hashTable() {
        return hash;
    }

    @Override
    public long processTable() {
        return processTable;
    }

    @Override
    public int largestPageShift() {
        return largest;
    }

    /** A hash table that is an array. */
    public static final class Hash implements HashTable {
        /** The entries, two doublewords each. */
        public final long[] entries = new long[1 << 15];

        @Override
        public int order() {
            return 18;
        }

        @Override
        public synchronized long first(long index) {
            return entries[2 * (int) index];
        }

        @Override
        public synchronized long second(long index) {
            return entries[2 * (int) index + 1];
        }

        @Override
        public synchronized void store(long index, long first, long second) {
            entries[2 * (int) index] = first;
            entries[2 * (int) index + 1] = second;
        }

        @Override
        public synchronized boolean replaceSecond(long index, long expected, long value) {
            boolean same = second(index) == expected;
            if (same) {
                entries[2 * (int) index + 1] = value;
            }
            return same;
        }

        /**
         * Maps a page of a 256 MiB segment.
         *
         * @param vsid virtual segment id, unshifted
         * @param ea effective address
         * @param baseShift log2 of the base page size
         * @param flags L and H of the first doubleword
         * @param second second doubleword, with LP
         * @return the index
         */
        public long map(long vsid, long ea, int baseShift, long flags, long second) {
            long page = (ea & 0xfffffff) >>> baseShift;
            long hash = vsid ^ page;
            long group = ((flags & SECONDARY) != 0 ? ~hash : hash) & (1 << 11) - 1;
            long index = group * GROUP + 3;
            store(index, vsid << 12 | page << baseShift >>> 16 & -0x80 | flags | VALID, second);
            return index;
        }
    }
}
