package io.pagurus.cpu.ppc64.mmu;

import static io.pagurus.cpu.ppc64.exec.Storage.FETCH;
import static io.pagurus.cpu.ppc64.exec.Storage.LOAD;
import static io.pagurus.cpu.ppc64.exec.Storage.STORE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pagurus.cpu.ppc64.state.Msr;
import io.pagurus.cpu.ppc64.state.Spr;
import io.pagurus.spapr.HashTable;
import org.junit.jupiter.api.Test;

/** The expected registers are those of qemu-system-ppc64 7.2; testing/guest-programs/programs/hashed.c asks it. */
class HashTranslationTest {
    private static final long EA = 0x10003000;
    private static final long VSID = 0x123;
    private final Rig rig = new Rig(false);
    private long index;

    private void map(long segment, int shift, long flags, long second) {
        rig.segment(5, EA, VSID << 12 | segment);
        index = rig.tables.hash.map(VSID, EA, shift, flags, second);
        rig.cpu.flushTranslations();
    }

    private long second() {
        return rig.tables.hash.second(index);
    }

    @Test
    void withoutASegmentThereIsASegmentInterrupt() {
        rig.segmentFaults(EA, LOAD);
        rig.segmentFaults(EA + 8, STORE);
        rig.segmentFaults(EA, FETCH);
    }

    @Test
    void withoutAnEntryThereIsAStorageInterrupt() {
        rig.segment(5, EA, VSID << 12);
        rig.faults(EA, LOAD, 0x40000000);
        rig.faults(EA, STORE, 0x42000000);
        rig.faults(EA, FETCH, 0x40000000);
    }

    @Test
    void referencedAndChangedAreSetByWhatIsDone() {
        map(0, 12, 0, 0x6002);
        assertEquals(0x6018, rig.mmu.probe(rig.cpu, EA + 0x18, LOAD));
        assertEquals(0x6002, second());
        assertEquals(0x6018, rig.translate(EA + 0x18, LOAD));
        assertEquals(0x6102, second());
        assertEquals(0x6020, rig.translate(EA + 0x20, STORE));
        assertEquals(0x6182, second());
    }

    @Test
    void theSecondaryGroupIsLookedThroughForEntriesOfItsOwn() {
        map(0, 12, HashTable.SECONDARY, 0x7002);
        assertEquals(0x7000, rig.translate(EA, LOAD));
        rig.tables.hash.store(index, rig.tables.hash.first(index) & ~HashTable.SECONDARY, 0x7002);
        rig.cpu.flushTranslations();
        rig.faults(EA, LOAD, 0x40000000);
    }

    @Test
    void pagesOfAllSizes() {
        map(0x110, 16, HashTable.LARGE, 0x31002);
        assertEquals(0x33010, rig.translate(EA + 0x10, LOAD));
        map(0x100, 24, HashTable.LARGE, 0x2000002);
        assertEquals(0x2003010, rig.translate(EA + 0x10, LOAD));
        map(0x110, 16, HashTable.LARGE, 0x2008002);
        assertEquals(0x2003010, rig.translate(EA + 0x10, LOAD));
        map(0, 12, HashTable.LARGE, 0x1038002);
        assertEquals(0x1003010, rig.translate(EA + 0x10, LOAD));
    }

    @Test
    void anEntryOfAnotherPageSizeIsNone() {
        map(0x110, 16, 0, 0x30002);
        rig.faults(EA, LOAD, 0x40000000);
        map(0, 12, HashTable.LARGE, 0x37002);
        rig.faults(EA, LOAD, 0x40000000);
        map(0x110, 16, HashTable.LARGE, 0x8002);
        assertEquals(0x3000, rig.translate(EA, LOAD));
        rig.tables.largest = 16;
        rig.cpu.flushTranslations();
        rig.faults(EA, LOAD, 0x40000000);
    }

    @Test
    void segmentsOfATerabyteHaveTheirOwnHash() {
        long ea = 0x0000_1234_5678_9000L;
        long vsid = 0x3;
        rig.cpu.slbEsid[4] = 0x0000_1200_0000_0000L | SegmentLookaside.VALID;
        rig.cpu.slbVsid[4] = SegmentLookaside.SIZE_1T | vsid << 24;
        long page = (ea & 0xff_ffff_ffffL) >>> 12;
        long group = (vsid ^ vsid << 25 ^ page) & (1 << 11) - 1;
        rig.tables.hash.store(
                group * 8 + 7,
                SegmentLookaside.SIZE_1T | vsid << 24 | (ea & 0xff_ffff_ffffL) >>> 16 & -0x80 | HashTable.VALID,
                0x9002);
        rig.cpu.flushTranslations();
        assertEquals(0x9008, rig.translate(ea + 8, LOAD));
        rig.cpu.slbEsid[4] |= 0x10000000;
        rig.cpu.flushTranslations();
        rig.segmentFaults(ea, LOAD);
    }

    @Test
    void ppAndTheKeysSayWhatIsPermitted() {
        // By pp, for storage key 0 and 1: what loads and fetches, and what stores may do.
        String[] permitted = {
            "rw", "rw", "rw", "r-", "--", "--", "r-", "--", "--", "r-", "rw", "r-", "--", "--", "--", "--"
        };
        for (int which = 0; which < 4; which++) {
            boolean problem = (which & 1) != 0;
            boolean key = (which & 2) != 0;
            for (int pp = 0; pp < 8; pp++) {
                map(!key ? 0 : problem ? 0x400 : 0x800, 12, 0, 0x6000 | pp & 3 | (pp & 4L) << 61);
                rig.cpu.setMsr(problem ? Rig.TRANSLATED | Msr.PR : Rig.TRANSLATED);
                String rights = permitted[pp + (key ? 8 : 0)];
                if (rights.charAt(0) == 'r') {
                    assertEquals(0x6000, rig.translate(EA, LOAD));
                    assertEquals(0x6000, rig.translate(EA, FETCH));
                } else {
                    rig.faults(EA, LOAD, 0x08000000);
                    rig.faults(EA, FETCH, 0x08000000);
                }
                if (rights.charAt(1) == 'w') {
                    assertEquals(0x6000, rig.translate(EA, STORE));
                } else {
                    rig.faults(EA, STORE, 0x0a000000);
                }
            }
        }
    }

    @Test
    void noExecuteIsSaidBySegmentAndPage() {
        map(0x200, 12, 0, 0x6002);
        rig.faults(EA, FETCH, 0x10000000);
        assertEquals(0x6000, rig.translate(EA, LOAD));
        for (long bit : new long[] {4, 8}) {
            map(0, 12, 0, 0x6002 | bit);
            rig.faults(EA, FETCH, 0x10000000);
            assertEquals(0x6000, rig.translate(EA, LOAD));
        }
    }

    @Test
    void theClassOfAPageIsCheckedBesides() {
        for (long pageClass : new long[] {0, 5, 9, 31}) {
            map(0, 12, 0, 0x6002 | (pageClass & 7) << 9 | pageClass >>> 3 << 60);
            int shift = (int) (62 - 2 * pageClass);
            rig.cpu.spr[Spr.AMR] = 1L << shift;
            rig.cpu.flushTranslations();
            rig.faults(EA, LOAD, 0x00200000);
            assertEquals(0x6000, rig.translate(EA, STORE));
            rig.cpu.spr[Spr.AMR] = 2L << shift;
            rig.cpu.flushTranslations();
            rig.faults(EA, STORE, 0x02200000);
            assertEquals(0x6000, rig.translate(EA, LOAD));
            assertEquals(0x6000, rig.translate(EA, FETCH));
            rig.cpu.spr[Spr.IAMR] = 1L << shift;
            rig.cpu.flushTranslations();
            rig.faults(EA, FETCH, 0x00200000);
            rig.cpu.spr[Spr.IAMR] = 0;
            rig.cpu.spr[Spr.AMR] = 0;
        }
        map(0x800, 12, 0, 0x6004);
        rig.cpu.spr[Spr.AMR] = -1;
        rig.cpu.spr[Spr.IAMR] = -1;
        rig.cpu.flushTranslations();
        rig.faults(EA, LOAD, 0x08200000);
        rig.faults(EA, STORE, 0x0a200000);
        rig.faults(EA, FETCH, 0x10200000);
    }
}
