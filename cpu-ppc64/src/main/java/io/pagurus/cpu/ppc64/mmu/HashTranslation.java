package io.pagurus.cpu.ppc64.mmu;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.exec.Storage;
import io.pagurus.cpu.ppc64.state.Msr;
import io.pagurus.cpu.ppc64.state.Spr;
import io.pagurus.spapr.HashPageSize;
import io.pagurus.spapr.HashTable;
import io.pagurus.spapr.PartitionTables;

/** Segments and the hashed page table (Power ISA III 2.07, 5.7.5 to 5.7.13). */
final class HashTranslation {
    /** What must agree in the first doubleword: B, AVPN, H and V. */
    private static final long COMPARED = 0xffff_ffff_ffff_ff83L;
    /** AVPN in the first doubleword. */
    private static final long AVPN = 0x3fff_ffff_ffff_ff80L;

    /** Second doubleword: upper bit of pp. */
    private static final long PP_HIGH = 1L << 63;
    /** Second doubleword: the other two bits of pp. */
    private static final long PP = 3;
    /** Second doubleword: real page number. */
    private static final long RPN = 0x0fff_ffff_ffff_f000L;
    /** Second doubleword: guarded (0x8) or no-execute (0x4). */
    private static final long GUARDED_OR_NO_EXECUTE = 0xc;

    private static final int NOTHING = 0;
    private static final int READ = 1 << Storage.LOAD | 1 << Storage.FETCH;
    private static final int ALL = READ | 1 << Storage.STORE;

    /** What pp permits with storage key 0; pp in the order pp0 || pp1:2 (table "Page protection"). */
    private static final int[] KEY_0 = {ALL, ALL, ALL, READ, NOTHING, NOTHING, READ, NOTHING};
    /** The same with storage key 1. */
    private static final int[] KEY_1 = {NOTHING, READ, ALL, READ, NOTHING, NOTHING, NOTHING, NOTHING};

    private final PartitionTables tables;

    HashTranslation(PartitionTables tables) {
        this.tables = tables;
    }

    /**
     * Translates.
     *
     * @param cpu with MSR[DR], or MSR[IR] for a fetch
     * @param ea effective address
     * @param kind as in {@link Storage}
     * @param result takes the outcome
     */
    void find(Cpu cpu, long ea, int kind, Translation result) {
        int entry = SegmentLookaside.find(cpu, ea);
        if (entry < 0) {
            result.segmentFault();
            return;
        }
        long segment = cpu.slbVsid[entry];
        if (kind == Storage.FETCH && (segment & SegmentLookaside.NO_EXECUTE) != 0) {
            result.fault(kind, Translation.NO_EXECUTE);
            return;
        }
        HashTable table = tables.hashTable();
        HashPageSize base = HashPageSize.ofSegment(segment, tables.largestPageShift());
        if (table == null || base == null) {
            result.fault(kind, Translation.NO_ENTRY);
            return;
        }
        long offset = ea & ((segment & SegmentLookaside.SIZE) == 0 ? (1L << 28) - 1 : (1L << 40) - 1);
        long page = offset >>> base.shift();
        long vsid = segment & SegmentLookaside.VSID;
        long hash =
                (segment & SegmentLookaside.SIZE) == 0 ? vsid >>> 12 ^ page : vsid >>> 24 ^ vsid >>> 24 << 25 ^ page;
        long wanted = segment & (SegmentLookaside.SIZE | SegmentLookaside.VSID)
                | page << base.shift() >>> 16 & AVPN
                | HashTable.VALID;
        if (!inGroup(table, hash, wanted, base, cpu, segment, ea, kind, result)
                && !inGroup(table, ~hash, wanted | HashTable.SECONDARY, base, cpu, segment, ea, kind, result)) {
            result.fault(kind, Translation.NO_ENTRY);
        }
    }

    /** Looks through one group; returns whether an entry was there, whatever it permits. */
    private boolean inGroup(
            HashTable table,
            long hash,
            long wanted,
            HashPageSize base,
            Cpu cpu,
            long segment,
            long ea,
            int kind,
            Translation result) {
        long group = (hash & (1L << table.order() - 7) - 1) * HashTable.GROUP;
        for (long index = group; index < group + HashTable.GROUP; index++) {
            long first = table.first(index);
            if (((first ^ wanted) & COMPARED) != 0) {
                continue;
            }
            long second = table.second(index);
            int shift = base.actualShift(first, second, tables.largestPageShift());
            if (shift != 0 && table.first(index) == first) {
                use(table, index, second, shift, cpu, segment, ea, kind, result);
                return true;
            }
        }
        return false;
    }

    private static void use(
            HashTable table,
            long index,
            long found,
            int shift,
            Cpu cpu,
            long segment,
            long ea,
            int kind,
            Translation result) {
        long second = found;
        long cause = refusal(cpu, segment, second, kind);
        if (cause != 0) {
            result.fault(kind, cause);
            return;
        }
        long noted = HashTable.REFERENCED | (kind == Storage.STORE ? HashTable.CHANGED : 0);
        while (result.recording && (second & noted) != noted && !table.replaceSecond(index, second, second | noted)) {
            second = table.second(index);
        }
        long inPage = (1L << shift) - 1;
        result.real = found & RPN & ~inPage | ea & inPage;
    }

    /** {@return why a page does not permit an access, 0 if it does} */
    private static long refusal(Cpu cpu, long segment, long second, int kind) {
        boolean problem = (cpu.msr & Msr.PR) != 0;
        boolean key = (segment & (problem ? SegmentLookaside.PROBLEM_KEY : SegmentLookaside.SUPERVISOR_KEY)) != 0;
        int pp = (int) (second & PP) | ((second & PP_HIGH) != 0 ? 4 : 0);
        boolean protectedPage = ((key ? KEY_1 : KEY_0)[pp] >>> kind & 1) == 0;
        boolean keyed = !classPermits(cpu, second, kind);
        if (kind == Storage.FETCH && (second & GUARDED_OR_NO_EXECUTE) != 0) {
            return Translation.NO_EXECUTE | (keyed ? Translation.KEY : 0);
        }
        return (protectedPage ? Translation.PROTECTION : 0) | (keyed ? Translation.KEY : 0);
    }

    /** {@return whether AMR or IAMR permits an access to a page's class (5.7.13.2)} */
    private static boolean classPermits(Cpu cpu, long second, int kind) {
        int pageClass = (int) (second >>> 57 & 0x18 | second >>> 9 & 7);
        long register = cpu.spr[kind == Storage.FETCH ? Spr.IAMR : Spr.AMR];
        int bits = (int) (register >>> 62 - 2 * pageClass) & 3;
        return (bits & (kind == Storage.STORE ? 2 : 1)) == 0;
    }
}
