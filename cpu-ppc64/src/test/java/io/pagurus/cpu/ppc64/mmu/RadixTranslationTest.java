package io.pagurus.cpu.ppc64.mmu;

import static io.pagurus.cpu.ppc64.exec.Storage.FETCH;
import static io.pagurus.cpu.ppc64.exec.Storage.LOAD;
import static io.pagurus.cpu.ppc64.exec.Storage.STORE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pagurus.cpu.ppc64.state.Lpcr;
import io.pagurus.cpu.ppc64.state.Msr;
import io.pagurus.cpu.ppc64.state.Spr;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The expected registers are those of qemu-system-ppc64 7.2; testing/guest-programs/programs/radix.c asks it. */
class RadixTranslationTest {
    private static final long VALID = 1L << 63;
    private static final long LEAF = 1L << 62;
    private static final long ALL = 7;
    private static final long PROCESS_TABLE = 0x10000;
    private static final long ROOT = 0x20000;
    private static final long LEVEL_2 = 0x30000;
    private static final long LEVEL_3 = 0x31000;
    private static final long LEVEL_4 = 0x32000;
    /** Tree of 52 bits with a root of 13. */
    private static final long SHAPE = 2L << 61 | 5 << 5 | 13;

    private static final long EA = 0x3000;
    private final Rig rig = new Rig(true);

    RadixTranslationTest() {
        rig.cpu.spr[Spr.LPCR] |= Lpcr.HR | Lpcr.UPRT;
        rig.tables.processTable = VALID | PROCESS_TABLE;
        rig.ram.put(PROCESS_TABLE, ROOT | SHAPE);
        rig.ram.put(ROOT, VALID | LEVEL_2 | 9);
        rig.ram.put(LEVEL_2, VALID | LEVEL_3 | 9);
        rig.ram.put(LEVEL_3, VALID | LEVEL_4 | 9);
        map(0x6000 | ALL);
    }

    private void put(long at, long value) {
        rig.ram.put(at, value);
        rig.cpu.flushTranslations();
    }

    private void map(long entry) {
        put(LEVEL_4 + 8 * 3, VALID | LEAF | entry);
    }

    @Test
    void fourLevelsLeadToAPageAndBothHalvesOfTheKernelShareATree() {
        assertEquals(0x6018, rig.translate(EA + 0x18, LOAD));
        assertEquals(0x6018, rig.translate(0xc000000000003018L, LOAD));
        assertEquals(0x6018, rig.translate(EA + 0x18, FETCH));
        rig.faults(EA + 0x1000, LOAD, 0x40000000);
        rig.faults(EA + 0x1000, STORE, 0x42000000);
        rig.faults(EA + 0x1000, FETCH, 0x40000000);
    }

    @Test
    void referencedAndChangedAreSetInMemoryWhichIsDirtyThen() {
        assertEquals(0x6000, rig.mmu.probe(rig.cpu, EA, STORE));
        assertEquals(VALID | LEAF | 0x6000 | ALL, rig.ram.get(LEVEL_4 + 24));
        rig.translate(EA, LOAD);
        assertEquals(VALID | LEAF | 0x6100 | ALL, rig.ram.get(LEVEL_4 + 24));
        assertEquals(Set.of(LEVEL_4 >>> 12), rig.ram.dirty);
        rig.translate(EA, STORE);
        assertEquals(VALID | LEAF | 0x6180 | ALL, rig.ram.get(LEVEL_4 + 24));
        assertEquals(Set.of(LEVEL_4 >>> 12, 6L), rig.ram.dirty);
    }

    @Test
    void leavesOfEachLevelArePagesOfTheirSize() {
        put(LEVEL_3, VALID | LEVEL_4 | 5);
        put(LEVEL_4, VALID | LEAF | 0x50000 | ALL);
        assertEquals(0x53008, rig.translate(EA + 8, LOAD));
        put(LEVEL_3, VALID | LEAF | 0x200000 | ALL);
        assertEquals(0x203008, rig.translate(EA + 8, LOAD));
        put(LEVEL_2, VALID | LEAF | ALL);
        assertEquals(0x123008, rig.translate(0x123008, LOAD));
    }

    @Test
    void addressesOutsideTheQuadrantsAreSegmentInterrupts() {
        for (long ea : new long[] {1L << 62, 2L << 62, 0x0010000000003000L, 0xc020000000003000L}) {
            rig.segmentFaults(ea, LOAD);
            rig.segmentFaults(ea, STORE);
            rig.segmentFaults(ea, FETCH);
        }
    }

    @Test
    void eachProcessHasItsFirstQuadrantAndTheKernelsIsProcessZeros() {
        rig.ram.put(PROCESS_TABLE + 16 * 3, 0x40000 | SHAPE);
        rig.cpu.spr[Spr.PIDR] = 3;
        TranslationRegisters.pidChanged(rig.cpu);
        rig.faults(EA, LOAD, 0x40000000);
        assertEquals(0x6000, rig.translate(0xc000000000003000L, LOAD));
        rig.cpu.spr[Spr.PIDR] = 256;
        TranslationRegisters.pidChanged(rig.cpu);
        rig.faults(EA, STORE, 0x42000000);
        rig.cpu.spr[Spr.PIDR] = 0;
        TranslationRegisters.pidChanged(rig.cpu);
        assertEquals(0x6000, rig.translate(EA, LOAD));
    }

    @Test
    void treesThatPower9DoesNotHaveAreBadConfigurations() {
        for (long shape : new long[] {SHAPE - 1, SHAPE & -0x20, SHAPE - 0x20}) {
            put(PROCESS_TABLE, ROOT | shape);
            rig.faults(EA, LOAD, 0x00080000);
            rig.faults(EA, STORE, 0x02080000);
            rig.faults(EA, FETCH, 0x00080000);
        }
        put(PROCESS_TABLE, ROOT | SHAPE);
        for (long at : new long[] {ROOT, LEVEL_2, LEVEL_3}) {
            long before = rig.ram.get(at);
            for (int size : new int[] {0, 4, 8, 10, 13}) {
                put(at, before & -0x20 | size);
                rig.faults(EA, LOAD, 0x00080000);
            }
            put(at, before);
        }
        map(0);
        put(LEVEL_4 + 24, VALID | 0x33000 | 9);
        rig.faults(EA, LOAD, 0x00080000);
    }

    @Test
    void rightsArePrivilegeReadWriteAndExecute() {
        for (int rights = 0; rights < 16; rights++) {
            map(0x6000 | rights);
            for (boolean problem : new boolean[] {false, true}) {
                rig.cpu.setMsr(problem ? Rig.TRANSLATED | Msr.PR : Rig.TRANSLATED);
                boolean none = problem && (rights & 8) != 0;
                check(LOAD, !none && (rights & 6) != 0, 0x08000000);
                check(STORE, !none && (rights & 2) != 0, 0x0a000000);
                check(FETCH, !none && (rights & 1) != 0, 0x10000000);
            }
        }
    }

    private void check(int kind, boolean permitted, long cause) {
        if (permitted) {
            assertEquals(0x6000, rig.translate(EA, kind));
        } else {
            rig.faults(EA, kind, cause);
        }
    }

    @Test
    void nothingIsFetchedFromNonIdempotentStorage() {
        for (int attributes = 0; attributes < 0x40; attributes += 0x10) {
            map(0x6000 | ALL | attributes);
            check(FETCH, attributes != 0x20, 0x10000000);
            check(LOAD, true, 0);
        }
    }

    @Test
    void classZeroKeepsTheSupervisorFromStorageOfTheProblemState() {
        rig.cpu.spr[Spr.AMR] = 3L << 62;
        rig.cpu.spr[Spr.IAMR] = 1L << 62;
        map(0x6000 | ALL);
        check(LOAD, false, 0x08000000);
        check(STORE, false, 0x0a000000);
        check(FETCH, false, 0x10000000);
        rig.cpu.setMsr(Rig.TRANSLATED | Msr.PR);
        check(LOAD, true, 0);
        check(FETCH, true, 0);
        rig.cpu.setMsr(Rig.TRANSLATED);
        map(0x6000 | ALL | 8);
        check(STORE, true, 0);
        check(FETCH, true, 0);
    }

    @Test
    void tablesOutsideRamAreEmpty() {
        put(PROCESS_TABLE, 1L << 40 | SHAPE);
        rig.faults(EA, LOAD, 0x40000000);
        rig.tables.processTable = VALID | 1L << 40;
        rig.cpu.flushTranslations();
        rig.faults(EA, LOAD, 0x00080000);
    }
}
