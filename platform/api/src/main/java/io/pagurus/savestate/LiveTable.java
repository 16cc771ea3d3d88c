package io.pagurus.savestate;

import java.util.OptionalInt;

/**
 * A table of entries that the handler of a {@link SaveStateBody.Live} carries and a machine looks into once it has been
 * loaded, such as a guest's hash page table: entries of two doublewords.
 */
public interface LiveTable {
    /** {@return log2 of the table's bytes, or empty if there is none} */
    OptionalInt shift();

    /**
     * {@return a doubleword of an entry}
     *
     * @param index number of the entry
     * @param doubleword 0 or 1
     */
    long get(long index, int doubleword);

    /** {@return the numbers of the valid entries, ascending} */
    long[] validEntries();
}
