package io.pagurus.spapr;

/**
 * The hash table of page table entries that translates for a guest without radix trees (Power ISA III, "Hashed Page Table
 * Translation"; LoPAR 14.5.4.1). It lies in the platform's memory, the guest names its entries by index. Used by all CPUs
 * at once: a reader may see the two doublewords of an entry from different times unless the first says that it is not
 * valid in between, as the architecture has it.
 */
public interface HashTable {
    /** Entries in a group. */
    int GROUP = 8;

    /** First doubleword: the entry is valid. */
    long VALID = 1;
    /** First doubleword: the entry was found by the secondary hash (H). */
    long SECONDARY = 2;
    /** First doubleword: the page is larger than 4 KiB (L). */
    long LARGE = 4;
    /** First doubleword: changed since the last pass of a migration; software's bit, not the guest's. */
    long DIRTY = 0x40;
    /** Second doubleword: changed (C). */
    long CHANGED = 0x80;
    /** Second doubleword: referenced (R). */
    long REFERENCED = 0x100;

    /** {@return log2 of the table's size in bytes, 18 to 46; an entry is 16 bytes} */
    int order();

    /**
     * {@return the first doubleword: B, AVPN, L, H, V}
     *
     * @param index below 2 to the power of {@link #order} - 4
     */
    long first(long index);

    /**
     * {@return the second doubleword: pp, key, RPN, R, C, WIMG, N}
     *
     * @param index as for {@link #first}
     */
    long second(long index);

    /**
     * Stores an entry, in an order in which no reader takes one doubleword for the other entry's.
     *
     * @param index as for {@link #first}
     * @param first first doubleword
     * @param second second doubleword
     */
    void store(long index, long first, long second);

    /**
     * Replaces an entry's second doubleword if it has not changed meanwhile.
     *
     * @param index as for {@link #first}
     * @param expected what it was
     * @param value what it is to be
     * @return whether it was
     */
    boolean replaceSecond(long index, long expected, long value);
}
