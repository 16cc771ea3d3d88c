package io.pagurus.spapr.machine.htab;

import static io.pagurus.spapr.HcallStatus.H_P2;
import static io.pagurus.spapr.HcallStatus.H_P3;
import static io.pagurus.spapr.HcallStatus.H_P4;
import static io.pagurus.spapr.HcallStatus.H_PARAMETER;
import static io.pagurus.spapr.HcallStatus.H_SUCCESS;

import io.pagurus.spapr.PartitionTables;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** How a guest's addresses are translated: by its hash table or by the process table it has registered. */
public final class GuestTables implements PartitionTables {
    /** The partition is radix: the uppermost bit of the registered process table. */
    public static final long RADIX = 1L << 63;

    /** LPCR[UPRT], use process table. */
    private static final long UPRT = 1L << 22;
    /** LPCR[HR], radix. */
    private static final long HR = 1L << 20;
    /** LPCR[GTSE], tlbie is the guest's. */
    private static final long GTSE = 1L << 10;

    /** Flags of H_REGISTER_PROC_TBL. */
    private static final long CHANGE = 0x10;

    private static final long REGISTER = 0x08;
    private static final long FLAG_RADIX = 0x04;
    private static final long FLAG_HASH_PROCESS_TABLE = 0x02;
    private static final long FLAG_GTSE = 0x01;
    private static final long FLAGS = 0x1f;

    /** log2 of the largest process table in bytes, less 12. */
    private static final long LARGEST_PROCESS_TABLE = 24;

    private final IntSupplier order;
    private final int largestPageShift;
    private final Processors processors;
    private volatile boolean begun;
    private volatile @Nullable PageTable hash;
    private volatile long processTable;

    /** All CPUs of the machine, as far as their translation goes. */
    public interface Processors {
        /**
         * Changes LPCR on all CPUs; returns once none uses what it translated before.
         *
         * @param set bits to be set
         * @param clear bits to be cleared
         */
        void changeLpcr(long set, long clear);

        /** Has all CPUs forget what they have translated; returns once they have. */
        void flush();
    }

    /**
     * Tables as after reset: an empty hash table, no process table.
     *
     * @param order log2 of the hash table's size in bytes, {@link PageTable#orderFor}; asked when the table is first needed, so
     *     that the machine has its RAM by then
     * @param largestPageShift log2 of the largest page of a hash guest; cap-hpt-max-page-size
     * @param processors the machine's CPUs
     */
    public GuestTables(IntSupplier order, int largestPageShift, Processors processors) {
        this.order = order;
        this.largestPageShift = largestPageShift;
        this.processors = processors;
    }

    @Override
    public @Nullable PageTable hashTable() {
        if (!begun) {
            begin();
        }
        return hash;
    }

    private synchronized void begin() {
        if (!begun) {
            hash = new PageTable(order.getAsInt());
            begun = true;
        }
    }

    @Override
    public long processTable() {
        return processTable;
    }

    @Override
    public int largestPageShift() {
        return largestPageShift;
    }

    /**
     * Begins with what a stream brought, before anything was translated.
     *
     * @param table the hash table, null if the guest has none
     * @param registered the registered process table as {@link #processTable} gives it
     */
    synchronized void begin(@Nullable PageTable table, long registered) {
        hash = table;
        begun = true;
        processTable = registered;
    }

    /**
     * Puts in what a stream brought.
     *
     * @param table the hash table, null if the guest has none
     * @param registered the registered process table as {@link #processTable} gives it
     */
    public void restore(@Nullable PageTable table, long registered) {
        hash = table;
        begun = true;
        processTable = registered;
        processors.flush();
    }

    void flush() {
        processors.flush();
    }

    /**
     * H_REGISTER_PROC_TBL: flags in r4, then base, page size and table size.
     *
     * @param registers r4 and following
     * @return the status
     */
    synchronized long register(long[] registers) {
        long flags = registers[0];
        if ((flags & ~FLAGS) != 0) {
            return H_PARAMETER;
        }
        boolean radix = (flags & FLAG_RADIX) != 0;
        long wanted = processTable;
        if ((flags & CHANGE) == 0) {
            if (radix != ((processTable & RADIX) != 0)) {
                return H_PARAMETER;
            }
        } else if ((flags & REGISTER) == 0) {
            wanted = processTable & RADIX;
        } else {
            long status = radix ? checkRadix(registers) : checkHash(registers, flags);
            if (status != H_SUCCESS) {
                return status;
            }
            wanted = radix
                    ? RADIX | registers[1] | registers[3]
                    : (registers[1] << 25) | (registers[2] << 5) | registers[3];
        }
        boolean before = (processTable & RADIX) != 0;
        boolean after = (wanted & RADIX) != 0;
        if (before != after) {
            hash = after ? null : new PageTable(order.getAsInt());
            begun = true;
        }
        processTable = wanted;
        long set = 0;
        if (radix) {
            set = UPRT | HR;
        } else if ((flags & FLAG_HASH_PROCESS_TABLE) != 0) {
            set = UPRT;
        }
        if ((flags & FLAG_GTSE) != 0) {
            set |= GTSE;
        }
        processors.changeLpcr(set, (UPRT | HR | GTSE) & ~set);
        return H_SUCCESS;
    }

    private static long checkRadix(long[] registers) {
        if ((registers[1] & 0xfff) != 0 || registers[1] >>> 60 != 0) {
            return H_P2;
        }
        if (registers[2] != 0) {
            return H_P3;
        }
        return Long.compareUnsigned(registers[3], LARGEST_PROCESS_TABLE) > 0 ? H_P4 : H_SUCCESS;
    }

    /** Hash with a process table means segment tables, which the oracle does not have. */
    private static long checkHash(long[] registers, long flags) {
        if ((flags & FLAG_HASH_PROCESS_TABLE) != 0) {
            return H_PARAMETER;
        }
        if (registers[1] >>> 38 != 0) {
            return H_P2;
        }
        if ((registers[2] & ~7) != 0) {
            return H_P3;
        }
        return Long.compareUnsigned(registers[3], LARGEST_PROCESS_TABLE) > 0 ? H_P4 : H_SUCCESS;
    }
}
