package io.pagurus.spapr.machine.htab;

import static io.pagurus.spapr.HcallStatus.H_NOT_FOUND;
import static io.pagurus.spapr.HcallStatus.H_P2;
import static io.pagurus.spapr.HcallStatus.H_P3;
import static io.pagurus.spapr.HcallStatus.H_P4;
import static io.pagurus.spapr.HcallStatus.H_PARAMETER;
import static io.pagurus.spapr.HcallStatus.H_PTEG_FULL;
import static io.pagurus.spapr.HcallStatus.H_SUCCESS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.pagurus.spapr.HcallOpcode;
import io.pagurus.spapr.HypercallTable;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The values are what QEMU 7.2.22 answers; testing/guest-programs/programs/hashed.c asks it. */
class HashTableCallsTest implements GuestTables.Processors {
    private static final long EXACT = 1L << 39;
    private static final long RAM = 512L << 20;
    private static final long FIRST = 0x151001;
    private static final long SECOND = 0x5ff0012;

    private final GuestTables tables = new GuestTables(() -> PageTable.orderFor(RAM), 24, this);
    private final HashTableCalls calls = new HashTableCalls(tables, address -> Long.compareUnsigned(address, RAM) < 0);
    private final long[] r = new long[HypercallTable.REGISTERS];
    private int flushes;
    private long lpcr;

    @Override
    public void changeLpcr(long set, long clear) {
        lpcr = lpcr & ~clear | set;
    }

    @Override
    public void flush() {
        flushes++;
    }

    private long call(long opcode, long... arguments) {
        Arrays.fill(r, 0);
        System.arraycopy(arguments, 0, r, 0, arguments.length);
        var call = calls.calls().get(opcode);
        assertNotNull(call);
        return call.call(r);
    }

    private long enter(long flags, long index, long first, long second) {
        return call(HcallOpcode.H_ENTER, flags, index, first, second);
    }

    @Test
    void enterTakesTheFirstFreeEntryOfTheGroupUntilItIsFull() {
        for (long n = 0; n < 8; n++) {
            assertEquals(H_SUCCESS, enter(0, 0x85, FIRST | 0x60, SECOND));
            assertEquals(0x80 + n, r[0]);
        }
        assertEquals(H_PTEG_FULL, enter(0, 0x80, FIRST, SECOND));
        assertEquals(H_PTEG_FULL, enter(EXACT, 0x82, FIRST, SECOND));
        assertEquals(H_SUCCESS, call(HcallOpcode.H_READ, 1L << 37, 0x86));
        assertEquals(0x151041, r[0]);
        assertEquals(SECOND, r[7]);
        assertEquals(0, r[8]);
        call(HcallOpcode.H_READ, 0, 0x100);
        assertEquals(0x40, r[0]);
    }

    @Test
    void ramIsEnteredCachedAndCoherentAndNothingElseIs() {
        for (long attributes : new long[] {0, 0x30, 0x38, 0x50, 0x18}) {
            assertEquals(H_PARAMETER, enter(0, 0, FIRST, 0x5ff0002 | attributes));
        }
        long beyond = 1L << 44;
        assertEquals(H_PARAMETER, enter(0, 0, FIRST, beyond | 0x12));
        assertEquals(H_PARAMETER, enter(0, 0, FIRST, beyond | 0x62));
        for (long attributes : new long[] {0x20, 0x28, 0x30, 0x38}) {
            assertEquals(H_SUCCESS, enter(0, 0, FIRST, beyond | attributes));
        }
    }

    @Test
    void pageSizesThatTheMachineDoesNotHaveAreRefused() {
        assertEquals(H_PARAMETER, enter(0, 0, FIRST | 4, 0x5ff7012));
        assertEquals(H_PARAMETER, enter(0, 0, FIRST | 4, 0x5fff012));
        assertEquals(H_SUCCESS, enter(0, 0, FIRST | 4, 0x5ff1012));
        assertEquals(H_SUCCESS, enter(0, 0, FIRST | 4, 0x5000012));
        GuestTables small = new GuestTables(() -> 18, 16, this);
        var enter = new HashTableCalls(small, _ -> true).calls().get(HcallOpcode.H_ENTER);
        assertNotNull(enter);
        assertEquals(H_PARAMETER, enter.call(new long[] {0, 0, FIRST | 4, 0x5000012, 0, 0, 0, 0, 0}));
    }

    @Test
    void indexesBeyondTheTableAreRefusedByAll() {
        long beyond = 1L << 18;
        assertEquals(H_PARAMETER, enter(0, beyond, FIRST, SECOND));
        assertEquals(H_PARAMETER, call(HcallOpcode.H_READ, 0, beyond));
        assertEquals(H_PARAMETER, call(HcallOpcode.H_REMOVE, 0, beyond));
        assertEquals(H_PARAMETER, call(HcallOpcode.H_PROTECT, 0, beyond));
        assertEquals(H_PARAMETER, call(HcallOpcode.H_READ, 0, -1));
        assertEquals(H_PARAMETER, call(HcallOpcode.H_BULK_REMOVE, (1L << 62) | beyond));
        assertEquals(0xa000000000040000L, r[0]);
    }

    @Test
    void removeAnswersWithTheEntryAndHasTheCpusForgetIt() {
        enter(EXACT, 3, FIRST, SECOND);
        assertEquals(H_NOT_FOUND, call(HcallOpcode.H_REMOVE, 1L << 31, 3, 0x999000));
        assertEquals(H_NOT_FOUND, call(HcallOpcode.H_REMOVE, 1L << 30, 3, 1));
        assertEquals(0, flushes);
        assertEquals(H_SUCCESS, call(HcallOpcode.H_REMOVE, 1L << 31, 3, 0x151000));
        assertEquals(0x151041, r[0]);
        assertEquals(SECOND, r[1]);
        assertEquals(1, flushes);
        assertEquals(H_NOT_FOUND, call(HcallOpcode.H_REMOVE, 0, 3, 0));
        call(HcallOpcode.H_READ, 0, 3);
        assertEquals(0x40, r[0]);
        assertEquals(0, r[1]);
    }

    @Test
    void protectChangesProtectionAndKeyAndNothingElse() {
        enter(EXACT, 2, FIRST, SECOND | 0x180);
        long[][] cases = {
            {3, 0x5ff0193},
            {0x103, 0x80000000_05ff0193L},
            {0xe00, 0x5ff0f90},
            {0x3000, 0x30000000_05ff0190L},
            {0xfff, 0x80000000_05ff0f97L},
            {~(1L << 31), 0xb0000000_05ff0f97L}
        };
        for (long[] c : cases) {
            assertEquals(H_SUCCESS, call(HcallOpcode.H_PROTECT, c[0], 2, 0));
            call(HcallOpcode.H_READ, 0, 2);
            assertEquals(c[1], r[1]);
        }
        assertEquals(cases.length, flushes);
        assertEquals(H_NOT_FOUND, call(HcallOpcode.H_PROTECT, 1L << 31, 2, 0x999000));
    }

    @Test
    void bulkRemoveAnswersEachRequest() {
        enter(EXACT, 0x88, FIRST, SECOND | 0x180);
        enter(EXACT, 0x8b, FIRST, SECOND | 0x100);
        enter(EXACT, 0x8d, FIRST, SECOND);
        long request = 1L << 62;
        long status = call(
                HcallOpcode.H_BULK_REMOVE,
                request | 0x88,
                0,
                request | 0x8b,
                0,
                request | 0x8c,
                0,
                request | (1L << 57) | 0x8d,
                0x999000);
        assertEquals(H_SUCCESS, status);
        assertEquals(0x800c000000000088L, r[0]);
        assertEquals(0x800800000000008bL, r[2]);
        assertEquals(0x900000000000008cL, r[4]);
        assertEquals(0x920000000000008dL, r[6]);
        assertEquals(
                H_SUCCESS,
                call(HcallOpcode.H_BULK_REMOVE, request | (1L << 56) | 0x8d, 2, (3L << 62) | 5, 0, request | 0x8d, 0));
        assertEquals(0x810000000000008dL, r[0]);
        assertEquals((3L << 62) | 5, r[2]);
        assertEquals(H_PARAMETER, call(HcallOpcode.H_BULK_REMOVE, request | (3L << 56) | 0x8d));
        assertEquals(0xa30000000000008dL, r[0]);
        assertEquals(H_PARAMETER, call(HcallOpcode.H_BULK_REMOVE, 5));
        assertEquals(5, r[0]);
    }

    @Test
    void aRegisteredRadixTableReplacesTheHashTableAndDeregistrationLeavesTheKind() {
        assertEquals(H_PARAMETER, call(HcallOpcode.H_REGISTER_PROC_TBL, 0x20));
        assertEquals(H_P2, call(HcallOpcode.H_REGISTER_PROC_TBL, 0x1c, 0x800, 0, 4));
        assertEquals(H_P3, call(HcallOpcode.H_REGISTER_PROC_TBL, 0x1c, 0x1000, 1, 4));
        assertEquals(H_P4, call(HcallOpcode.H_REGISTER_PROC_TBL, 0x1c, 0x1000, 0, 25));
        assertEquals(H_PARAMETER, call(HcallOpcode.H_REGISTER_PROC_TBL, 0x1a, 0, 0, 4));
        assertNotNull(tables.hashTable());
        assertEquals(H_SUCCESS, call(HcallOpcode.H_REGISTER_PROC_TBL, 0x1d, 0x10000, 0, 4));
        assertNull(tables.hashTable());
        assertEquals(0x80000000_00010004L, tables.processTable());
        assertEquals(0x500400, lpcr);
        assertEquals(H_PARAMETER, enter(0, 0, FIRST, SECOND));
        assertEquals(H_PARAMETER, call(HcallOpcode.H_REGISTER_PROC_TBL, 0));
        assertEquals(H_SUCCESS, call(HcallOpcode.H_REGISTER_PROC_TBL, 4));
        assertEquals(0x500000, lpcr);
        assertEquals(H_SUCCESS, call(HcallOpcode.H_REGISTER_PROC_TBL, 0x14));
        assertEquals(1L << 63, tables.processTable());
        assertEquals(H_SUCCESS, call(HcallOpcode.H_REGISTER_PROC_TBL, 0x18, 0, 0, 0));
        assertEquals(0, lpcr);
        assertNotNull(tables.hashTable());
    }

    @Test
    void aLargeTableTakesNoMemoryBeforeItIsUsed() {
        PageTable table = new PageTable(PageTable.LARGEST);
        long last = (1L << 42) - 1;
        assertEquals(0x40, table.first(last));
        table.store(last, 1, 2);
        assertEquals(1, table.first(last));
        assertEquals(2, table.second(last));
        assertEquals(0x40, table.first(last - 1));
        assertEquals(0, table.second(last - 1));
    }

    @Test
    void theTableIsA128thOfMemory() {
        assertEquals(18, PageTable.orderFor(1));
        assertEquals(22, PageTable.orderFor(512L << 20));
        assertEquals(23, PageTable.orderFor((512L << 20) + 1));
        assertEquals(46, PageTable.orderFor(1L << 60));
    }
}
