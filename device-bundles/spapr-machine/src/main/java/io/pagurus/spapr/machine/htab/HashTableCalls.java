package io.pagurus.spapr.machine.htab;

import static io.pagurus.spapr.HashTable.CHANGED;
import static io.pagurus.spapr.HashTable.DIRTY;
import static io.pagurus.spapr.HashTable.GROUP;
import static io.pagurus.spapr.HashTable.REFERENCED;
import static io.pagurus.spapr.HashTable.VALID;
import static io.pagurus.spapr.HcallStatus.H_NOT_FOUND;
import static io.pagurus.spapr.HcallStatus.H_PARAMETER;
import static io.pagurus.spapr.HcallStatus.H_PTEG_FULL;
import static io.pagurus.spapr.HcallStatus.H_SUCCESS;

import io.pagurus.spapr.HashPageSize;
import io.pagurus.spapr.HcallOpcode;
import io.pagurus.spapr.Hypercall;
import java.util.Map;
import java.util.function.LongPredicate;

/**
 * The hypercalls on the hash table (LoPAR 14.5.4.1), with the checks and statuses of QEMU 7.2. One at a time: what they
 * change, CPUs may be reading.
 */
public final class HashTableCalls {
    /** Flag of H_ENTER: this entry and no other of the group. */
    private static final long EXACT = 1L << 39;
    /** Flag of H_REMOVE and H_PROTECT: only if AVPN is the one given. */
    private static final long AVPN = 1L << 31;
    /** Flag of H_REMOVE: only if the first doubleword has none of the bits given. */
    private static final long ANDCOND = 1L << 30;
    /** Flag of H_READ: the four entries around it. */
    private static final long READ_4 = 1L << 37;

    private static final long RPN = 0x0fff_ffff_ffff_f000L;
    private static final long WRITE_THROUGH = 0x40;
    private static final long CACHE_INHIBITED = 0x20;
    private static final long MEMORY_COHERENCE = 0x10;
    private static final long GUARDED = 0x08;
    private static final long PP_HIGH = 1L << 63;
    private static final long KEY_HIGH = 3L << 60;
    /** Low part of the key, N and the low bits of pp. */
    private static final long PROTECTION_LOW = 0xe07;

    private final GuestTables tables;
    private final LongPredicate ram;

    /**
     * The calls.
     *
     * @param tables has the hash table
     * @param ram whether a guest real address is in RAM
     */
    public HashTableCalls(GuestTables tables, LongPredicate ram) {
        this.tables = tables;
        this.ram = ram;
    }

    /** {@return the calls by function number, that of the process table among them} */
    public Map<Long, Hypercall> calls() {
        return Map.of(
                HcallOpcode.H_ENTER, this::enter,
                HcallOpcode.H_REMOVE, this::remove,
                HcallOpcode.H_BULK_REMOVE, new BulkRemove(this)::call,
                HcallOpcode.H_PROTECT, this::protect,
                HcallOpcode.H_READ, this::read,
                HcallOpcode.H_REGISTER_PROC_TBL, tables::register);
    }

    private synchronized long enter(long[] registers) {
        long first = registers[2] & ~0x60L;
        long second = registers[3];
        PageTable table = tables.hashTable();
        int shift = HashPageSize.shiftOf(registers[2], second, tables.largestPageShift());
        if (table == null || shift == 0 || !attributesFit(second, shift) || !table.has(registers[1])) {
            return H_PARAMETER;
        }
        boolean exact = (registers[0] & EXACT) != 0;
        long from = exact ? registers[1] : registers[1] & -GROUP;
        long end = exact ? from + 1 : from + GROUP;
        for (long index = from; index < end; index++) {
            if ((table.first(index) & VALID) == 0) {
                table.store(index, first | DIRTY, second);
                registers[0] = index;
                return H_SUCCESS;
            }
        }
        return H_PTEG_FULL;
    }

    /** RAM is cached and coherent; what is not RAM must not be cached. */
    private boolean attributesFit(long second, int shift) {
        long attributes = second & (WRITE_THROUGH | CACHE_INHIBITED | MEMORY_COHERENCE | GUARDED);
        if (ram.test(second & RPN & -(1L << shift))) {
            return attributes == MEMORY_COHERENCE;
        }
        return (attributes & (WRITE_THROUGH | CACHE_INHIBITED)) == CACHE_INHIBITED;
    }

    private long remove(long[] registers) {
        long[] entry = new long[2];
        long status = remove(registers[1], registers[2], registers[0], entry);
        if (status == H_SUCCESS) {
            registers[0] = entry[0];
            registers[1] = entry[1];
        }
        return status;
    }

    /**
     * Removes an entry.
     *
     * @param condition AVPN or bits, as the flags say
     * @param removed takes the entry's doublewords
     * @return H_SUCCESS, H_NOT_FOUND or H_PARAMETER
     */
    synchronized long remove(long index, long condition, long flags, long[] removed) {
        PageTable table = tables.hashTable();
        if (table == null || !table.has(index)) {
            return H_PARAMETER;
        }
        long first = table.first(index);
        if ((first & VALID) == 0
                || ((flags & AVPN) != 0 && (first & ~0x7fL) != condition)
                || ((flags & ANDCOND) != 0 && (first & condition) != 0)) {
            return H_NOT_FOUND;
        }
        table.storeFirst(index, first & ~VALID);
        tables.flush();
        removed[0] = first;
        removed[1] = table.second(index);
        table.store(index, DIRTY, 0);
        return H_SUCCESS;
    }

    private synchronized long protect(long[] registers) {
        long flags = registers[0];
        long index = registers[1];
        PageTable table = tables.hashTable();
        if (table == null || !table.has(index)) {
            return H_PARAMETER;
        }
        long first = table.first(index);
        if ((first & VALID) == 0 || ((flags & AVPN) != 0 && (first & ~0x7fL) != registers[2])) {
            return H_NOT_FOUND;
        }
        table.storeFirst(index, first & ~VALID);
        tables.flush();
        long kept = table.second(index) & ~(PP_HIGH | KEY_HIGH | PROTECTION_LOW);
        long second = kept | ((flags << 55) & PP_HIGH) | ((flags << 48) & KEY_HIGH) | (flags & PROTECTION_LOW);
        table.store(index, first | DIRTY, second);
        return H_SUCCESS;
    }

    private synchronized long read(long[] registers) {
        PageTable table = tables.hashTable();
        if (table == null || !table.has(registers[1])) {
            return H_PARAMETER;
        }
        boolean four = (registers[0] & READ_4) != 0;
        long from = four ? registers[1] & -4 : registers[1];
        for (int i = 0; i < (four ? 4 : 1); i++) {
            registers[2 * i] = table.first(from + i);
            registers[2 * i + 1] = table.second(from + i);
        }
        return H_SUCCESS;
    }

    /** {@return R and C of a second doubleword, at their bits} */
    static long changes(long second) {
        return second & (REFERENCED | CHANGED);
    }
}
