package io.pagurus.migration.stream;

import io.pagurus.savestate.LiveTable;
import java.util.Arrays;
import java.util.NavigableMap;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * A guest's hash page table as the stream carries it: HPTEs of 16 bytes in groups of 8. Only groups that hold something
 * take memory, so that the announced size costs nothing.
 */
public final class HashPageTable implements LiveTable {
    /** Bytes of an entry. */
    public static final int HPTE_SIZE = 16;
    /** Smallest size, log2 of bytes (PAPR: 256 KiB). */
    public static final int MIN_SHIFT = 18;
    /** Largest size, log2 of bytes (Power ISA: 64 TiB). */
    public static final int MAX_SHIFT = 46;

    private static final int GROUP = 8;
    /** HPTE64_V_VALID: bit 63 of the first doubleword, in the ISA's numbering. */
    private static final long VALID = 1;

    /** By number of the group: no index has more than 33 bits. */
    private final NavigableMap<Integer, long[]> groups = new TreeMap<>();

    private OptionalInt shift = OptionalInt.empty();

    /** {@return log2 of the table's bytes, or empty if the guest has none (radix)} */
    @Override
    public OptionalInt shift() {
        return shift;
    }

    /** Drops the table. */
    public void free() {
        groups.clear();
        shift = OptionalInt.empty();
    }

    /**
     * Makes an empty table.
     *
     * @param newShift log2 of its bytes, {@link #MIN_SHIFT} to {@link #MAX_SHIFT}
     */
    public void allocate(int newShift) {
        if (newShift < MIN_SHIFT || newShift > MAX_SHIFT) {
            throw new IllegalArgumentException("hash table shift " + newShift);
        }
        groups.clear();
        shift = OptionalInt.of(newShift);
    }

    /** {@return the number of entries the table has room for; 0 without a table} */
    public long entries() {
        return shift.isPresent() ? (1L << shift.getAsInt()) / HPTE_SIZE : 0;
    }

    /**
     * {@return a doubleword of an entry}
     *
     * @param index number of the entry, 0 to 2^32-1
     * @param doubleword 0 or 1
     */
    @Override
    public long get(long index, int doubleword) {
        long[] group = groups.get((int) (index / GROUP));
        return group == null ? 0 : group[at(index, doubleword)];
    }

    /**
     * Stores an entry.
     *
     * @param index number of the entry, 0 to 2^32-1
     * @param v first doubleword
     * @param r second doubleword
     */
    public void set(long index, long v, long r) {
        int number = (int) (index / GROUP);
        long[] group = groups.get(number);
        if (group == null) {
            if (v == 0 && r == 0) {
                return;
            }
            group = new long[2 * GROUP];
            groups.put(number, group);
        }
        group[at(index, 0)] = v;
        group[at(index, 1)] = r;
    }

    /**
     * Empties entries. What was empty before costs nothing, however many there are.
     *
     * @param index number of the first one, 0 to 2^32-1
     * @param count how many
     */
    public void clear(long index, int count) {
        long end = index + count;
        int inside = (int) ((index + GROUP - 1) / GROUP);
        int behind = (int) (end / GROUP);
        if (inside <= behind) {
            groups.subMap(inside, behind).clear();
            clearInGroup(index, (long) inside * GROUP);
            clearInGroup((long) behind * GROUP, end);
        } else {
            clearInGroup(index, end);
        }
    }

    private void clearInGroup(long from, long end) {
        long[] group = from == end ? null : groups.get((int) (from / GROUP));
        if (group != null) {
            int first = at(from, 0);
            Arrays.fill(group, first, first + 2 * (int) (end - from), 0);
        }
    }

    private static int at(long index, int doubleword) {
        return 2 * (int) (index % GROUP) + doubleword;
    }

    /** {@return whether an entry is valid} */
    public boolean valid(long index) {
        return (get(index, 0) & VALID) != 0;
    }

    /** {@return the numbers of the valid entries, ascending} */
    @Override
    public long[] validEntries() {
        return groups.keySet().stream()
                .mapToLong(number -> (number & 0xffff_ffffL) * GROUP)
                .sorted()
                .flatMap(first -> LongStream.range(first, first + GROUP).filter(this::valid))
                .toArray();
    }
}
