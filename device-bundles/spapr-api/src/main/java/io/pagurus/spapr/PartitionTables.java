package io.pagurus.spapr;

import org.jspecify.annotations.Nullable;

/** What the platform keeps for the translation of a guest's addresses, for the CPUs to look into. */
public interface PartitionTables {
    /** {@return the hash table; null while the guest has radix trees} */
    @Nullable
    HashTable hashTable();

    /**
     * {@return the registered process table: second doubleword of a partition table entry (Power ISA III 3.0, "Partition
     * Table"), so the guest real address of the process table in bits 4:51 and in bits 59:63 log2 of its size in bytes
     * less 12; 0 if none is registered}
     */
    long processTable();

    /** {@return log2 of the largest page a hash guest may use: the machine's cap-hpt-max-page-size} */
    int largestPageShift();
}
