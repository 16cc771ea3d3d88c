package io.pagurus.cpu.ppc64.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class DataTlbTest {
    private static final long CONTEXT = 0x801;
    private static final long EA = 0x7f00_0004_0000L;
    private static final long ADDEND = 0x1234_5000L;

    private final long[] tlb = DataTlb.create();

    private void load(long page) {
        DataTlb.enter(tlb, Storage.LOAD, EA + page * Cpu.PAGE + 5, CONTEXT, ADDEND);
    }

    private void store(long page) {
        DataTlb.enter(tlb, Storage.STORE, EA + page * Cpu.PAGE, CONTEXT, ADDEND);
    }

    /** Whether sixteen bytes at an address are in the window of the entry of a page, as translated code asks. */
    private boolean within(int entry, long ea) {
        return ea - tlb[entry + DataTlb.START] < tlb[entry + DataTlb.LIMIT];
    }

    private boolean loads(long page, long offset) {
        return within(DataTlb.load(EA + page * Cpu.PAGE), EA + offset);
    }

    private boolean stores(long page, long offset) {
        return within(DataTlb.store(EA + page * Cpu.PAGE), EA + offset);
    }

    @Test
    void aPageAloneIsAWindow() {
        load(0);
        int i = DataTlb.load(EA);
        assertEquals(EA | CONTEXT, tlb[i + DataTlb.TAG]);
        assertEquals(ADDEND, tlb[i + DataTlb.ADDEND]);
        assertTrue(loads(0, 0));
        assertTrue(loads(0, 0xff0));
        assertFalse(loads(0, 0xff1));
        assertFalse(loads(0, -1));
        assertFalse(loads(0, Long.MIN_VALUE));
        assertEquals(0, tlb[DataTlb.store(EA) + DataTlb.TAG]);
    }

    @Test
    void pagesSideBySideBecomeOneWindowInWhateverOrderTheyCome() {
        load(2);
        load(0);
        assertFalse(loads(0, 0x1000));
        load(1);
        for (int page = 0; page < 3; page++) {
            assertTrue(loads(page, 0));
            assertTrue(loads(page, 0xffd));
            assertTrue(loads(page, 0x2ff0));
            assertFalse(loads(page, 0x2ff1));
            assertFalse(loads(page, -1));
        }
    }

    @Test
    void anotherPlaceInTheHostOrAnotherContextIsAnotherWindow() {
        load(0);
        DataTlb.enter(tlb, Storage.LOAD, EA + Cpu.PAGE, CONTEXT, ADDEND + Cpu.PAGE);
        assertFalse(loads(0, 0x1000));
        assertFalse(loads(1, 0xfff));
        DataTlb.enter(tlb, Storage.LOAD, EA + 2 * Cpu.PAGE, CONTEXT + 1, ADDEND + Cpu.PAGE);
        assertFalse(loads(1, 0x2000));
        assertFalse(loads(2, 0x1fff));
        store(1);
        assertFalse(stores(1, 0xfff));
        assertFalse(stores(1, 0x2000));
    }

    @Test
    void aWindowEndsWhereSixtyFourPagesDo() {
        for (int page = -2; page < 66; page++) {
            load(page);
        }
        assertTrue(loads(-1, -0x2000));
        assertFalse(loads(-1, 0));
        assertTrue(loads(0, 0x3fff0));
        assertFalse(loads(0, 0x40000));
        assertFalse(loads(63, -1));
        assertTrue(loads(64, 0x41000));
    }

    @Test
    void aPageTakenOutOfTheStoresLeavesNoWindowThatHasIt() {
        for (int page = 0; page < 5; page++) {
            load(page);
            store(page);
        }
        DataTlb.removeStores(tlb, EA + 2 * Cpu.PAGE + ADDEND >>> Cpu.PAGE_BITS);
        assertEquals(0, tlb[DataTlb.store(EA + 2 * Cpu.PAGE) + DataTlb.TAG]);
        for (int page = 0; page < 5; page++) {
            assertFalse(page != 2 && stores(page, 0x2000), "page " + page);
            assertTrue(loads(page, 0x2000));
        }
        store(3);
        assertTrue(stores(3, 0x3000) && stores(3, 0x4ff0));
        assertFalse(stores(3, 0x2ff0));
    }

    @Test
    void anEmptyTlbAndTheEntryWithoutAWindowHaveNothing() {
        load(0);
        DataTlb.clear(tlb);
        Random random = new Random(1);
        for (int i = 0; i < 1000; i++) {
            long ea = i == 0 ? 0 : random.nextLong();
            assertFalse(within(DataTlb.NONE, ea));
            assertEquals(0, tlb[DataTlb.load(ea) + DataTlb.TAG]);
        }
    }

    @Test
    void windowsHoldWhatTheirPagesDoAfterRandomChanges() {
        Random random = new Random(2);
        for (int round = 0; round < 20_000; round++) {
            int page = random.nextInt(80);
            long addend = ADDEND + (page % 11 == 0 ? 0x100_0000 : 0);
            if (random.nextInt(20) == 0) {
                DataTlb.removeStores(tlb, EA + page * (long) Cpu.PAGE + addend >>> Cpu.PAGE_BITS);
            } else {
                DataTlb.enter(tlb, Storage.STORE, EA + page * (long) Cpu.PAGE, CONTEXT, addend);
            }
            int looked = random.nextInt(80);
            int i = DataTlb.store(EA + looked * (long) Cpu.PAGE);
            if (tlb[i + DataTlb.TAG] == 0) {
                continue;
            }
            assertTrue(stores(looked, looked * (long) Cpu.PAGE));
            for (int other = -1; other < 81; other++) {
                if (stores(looked, other * (long) Cpu.PAGE)) {
                    int j = DataTlb.store(EA + other * (long) Cpu.PAGE);
                    assertEquals(EA + other * (long) Cpu.PAGE | CONTEXT, tlb[j + DataTlb.TAG], "in round " + round);
                    assertEquals(tlb[i + DataTlb.ADDEND], tlb[j + DataTlb.ADDEND], "in round " + round);
                }
            }
        }
    }
}
