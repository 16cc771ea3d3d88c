package io.pagurus.cpu.ppc64.mmu;

import io.pagurus.cpu.ppc64.exec.CodePages;
import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.exec.HostMemory;
import io.pagurus.cpu.ppc64.exec.RealMemory;
import io.pagurus.cpu.ppc64.exec.Storage;
import io.pagurus.cpu.ppc64.state.Msr;
import io.pagurus.cpu.ppc64.state.Spr;
import io.pagurus.spapr.PartitionTables;

/** Process table and radix trees (Power ISA III 3.0, 5.7.6 and 5.7.10), process-scoped only: the platform is the host. */
final class RadixTranslation {
    private static final long VALID = 1L << 63;
    private static final long LEAF = 1L << 62;
    private static final long REFERENCED = 0x100;
    private static final long CHANGED = 0x80;
    /** Attributes: 10 is non-idempotent. */
    private static final long ATTRIBUTES = 0x30;

    private static final long NON_IDEMPOTENT = 0x20;
    private static final long PRIVILEGED = 8;
    private static final long READ = 4;
    private static final long READ_WRITE = 2;
    private static final long EXECUTE = 1;

    /** Base of the next level in a directory entry, or of the root in a process table entry. */
    private static final long BASE = 0x01ff_ffff_ffff_ff00L;

    private static final long ROOT = 0x0fff_ffff_ffff_ff00L;
    /** log2 of the entries of that level. */
    private static final int SIZE = 0x1f;

    private static final long RPN = 0x01ff_ffff_ffff_f000L;
    /** Bits of an effective address between the quadrant and the 52 that POWER9 translates. */
    private static final long BEYOND = 0x3ff0_0000_0000_0000L;
    /** Bits of an effective address below the quadrant. */
    private static final long IN_QUADRANT = 0x3fff_ffff_ffff_ffffL;

    private static final long PROCESS_TABLE_BASE = 0x0fff_ffff_ffff_f000L;

    private final RealMemory memory;
    private final CodePages code;
    private final PartitionTables tables;

    RadixTranslation(RealMemory memory, CodePages code, PartitionTables tables) {
        this.memory = memory;
        this.code = code;
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
        if ((ea & BEYOND) != 0) {
            result.segmentFault();
            return;
        }
        long pid;
        switch ((int) (ea >>> 62)) {
            case 0 -> pid = cpu.spr[Spr.PIDR];
            case 3 -> pid = 0;
            default -> {
                result.segmentFault();
                return;
            }
        }
        long table = tables.processTable();
        long at = pid * 16;
        if (Long.compareUnsigned(at, 1L << (table & SIZE) + 12) >= 0) {
            result.fault(kind, Translation.NO_ENTRY);
            return;
        }
        long process = load((table & PROCESS_TABLE_BASE) + at);
        int bits = (int) (process >>> 58 & 0x18 | process >>> 5 & 7) + 31;
        walk(cpu, ea, kind, process & ROOT, (int) process & SIZE, bits, result);
    }

    /** Goes down a tree from its root. */
    private void walk(Cpu cpu, long ea, int kind, long root, int rootSize, int bits, Translation result) {
        long base = root;
        int size = rootSize;
        int left = bits;
        for (int level = 0; ; level++) {
            if (!supported(level, left, size)) {
                result.fault(kind, Translation.BAD_CONFIGURATION);
                return;
            }
            left -= size;
            long index = (ea & IN_QUADRANT) >>> left & (1L << size) - 1;
            long at = (base & -(8L << size)) + 8 * index;
            long entry = load(at);
            if ((entry & VALID) == 0) {
                result.fault(kind, Translation.NO_ENTRY);
                return;
            }
            if ((entry & LEAF) != 0) {
                long cause = refusal(cpu, entry, kind);
                if (cause != 0) {
                    result.fault(kind, cause);
                } else if (result.recording && !record(at, entry, kind)) {
                    // Another CPU changed the entry: look again, from the top.
                    walk(cpu, ea, kind, root, rootSize, bits, result);
                } else {
                    long inPage = (1L << left) - 1;
                    result.real = entry & RPN & ~inPage | ea & inPage;
                }
                return;
            }
            base = entry & BASE;
            size = (int) entry & SIZE;
        }
    }

    /** {@return whether POWER9 has such a level (POWER9 Processor User's Manual 4.10.4.1): 13, 9, 9, then 9 or 5 bits of 52} */
    private static boolean supported(int level, int left, int size) {
        return switch (level) {
            case 0 -> left == 52 && size == 13;
            case 1, 2 -> size == 9;
            case 3 -> size == 9 || size == 5;
            default -> false;
        };
    }

    /** {@return why a page does not permit an access, 0 if it does} */
    private static long refusal(Cpu cpu, long entry, int kind) {
        if (kind == Storage.FETCH && (entry & ATTRIBUTES) == NON_IDEMPOTENT) {
            return Translation.NO_EXECUTE;
        }
        boolean problem = (cpu.msr & Msr.PR) != 0;
        boolean privileged = (entry & PRIVILEGED) != 0;
        long needed = switch (kind) {
            case Storage.LOAD -> READ | READ_WRITE;
            case Storage.STORE -> READ_WRITE;
            default -> EXECUTE;
        };
        boolean permitted = (entry & needed) != 0 && !(problem && privileged);
        if (permitted && !problem && !privileged) {
            // Storage of the problem state as the supervisor sees it: class 0 of AMR and IAMR (5.7.12.1).
            long register = cpu.spr[kind == Storage.FETCH ? Spr.IAMR : Spr.AMR];
            permitted = (register >>> 62 & (kind == Storage.STORE ? 2 : 1)) == 0;
        }
        if (permitted) {
            return 0;
        }
        return kind == Storage.FETCH ? Translation.NO_EXECUTE : Translation.PROTECTION;
    }

    /** Sets R, and C for a store; false if the entry is no longer what was read. */
    private boolean record(long at, long entry, int kind) {
        long noted = entry | REFERENCED | (kind == Storage.STORE ? CHANGED : 0);
        if (noted == entry) {
            return true;
        }
        long host = memory.host(at >>> Cpu.PAGE_BITS) + (at & Cpu.PAGE - 1);
        if (!HostMemory.compareAndSet64(host, Long.reverseBytes(entry), Long.reverseBytes(noted))) {
            return false;
        }
        memory.dirty(at >>> Cpu.PAGE_BITS);
        code.written(host, Long.BYTES);
        return true;
    }

    /** {@return the big-endian doubleword at a guest real address, 0 where no RAM is} */
    private long load(long real) {
        long host = memory.host(real >>> Cpu.PAGE_BITS);
        return host == 0 ? 0 : Long.reverseBytes(HostMemory.get64(host + (real & Cpu.PAGE - 1)));
    }
}
