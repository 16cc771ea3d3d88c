package io.pagurus.cpu.ppc64.mmu;

import io.pagurus.cpu.ppc64.state.PpcState;

/** The segment lookaside buffer in a CPU's state (Power ISA III 5.7.6). */
public final class SegmentLookaside {
    /** Entries that POWER8 and POWER9 have. */
    public static final int ENTRIES = 32;

    /** First doubleword: valid. */
    public static final long VALID = 0x0800_0000;
    /** First doubleword: effective segment id of 256 MiB. */
    public static final long ESID = 0xffff_ffff_f000_0000L;
    /** Second doubleword: segment size (B), 01 for 1 TiB. */
    static final long SIZE = 0xc000_0000_0000_0000L;
    /** Second doubleword: B = 01. */
    static final long SIZE_1T = 0x4000_0000_0000_0000L;
    /** Second doubleword: virtual segment id, in a field for 256 MiB segments. */
    static final long VSID = 0x3fff_ffff_ffff_f000L;
    /** Second doubleword: storage key of supervisor state. */
    static final long SUPERVISOR_KEY = 0x800;
    /** Second doubleword: storage key of problem state. */
    static final long PROBLEM_KEY = 0x400;
    /** Second doubleword: no-execute. */
    static final long NO_EXECUTE = 0x200;
    /** Second doubleword: class. */
    public static final long CLASS = 0x80;

    private static final long ESID_1T = 0xffff_ff00_0000_0000L;

    private SegmentLookaside() {}

    /** {@return the index of the valid entry for an effective address, or -1} */
    public static int find(PpcState state, long ea) {
        long small = ea & ESID | VALID;
        long large = ea & ESID_1T | VALID;
        for (int i = 0; i < ENTRIES; i++) {
            long esid = state.slbEsid[i];
            if (esid == small && (state.slbVsid[i] & SIZE) == 0
                    || esid == large && (state.slbVsid[i] & SIZE) == SIZE_1T) {
                return i;
            }
        }
        return -1;
    }
}
