package io.pagurus.cpu.ppc64.exec;

/**
 * The layout of {@link Cpu#dataTlb}, the software TLB for loads and stores: entries of {@link #SIZE} numbers, those for
 * loads first, found by the number of the page.
 *
 * <p>An entry says how its page is reached, and of which window the page is a part: a stretch of effective addresses that
 * is one stretch of host memory, all of it in the TLB when it was entered. Translated code checks against the window, so
 * that an array or a stack that begins in one page and ends in the next costs it no second look.
 */
public final class DataTlb {
    /** Entries for each kind of access. */
    public static final int ENTRIES = 1 << 14;

    /** Numbers of an entry. */
    public static final int SIZE = 4;

    /** Effective address of the page, joined with the context; 0 in an entry that is not in use, whose other numbers mean nothing. */
    public static final int TAG = 0;

    /** Subtracted from an effective address it gives the offset in the window less 2<sup>63</sup>, to be compared signed. */
    public static final int START = 1;

    /** Below it are the offsets, less 2<sup>63</sup>, at which sixteen bytes lie in the window. */
    public static final int LIMIT = 2;

    /** Makes a host address of an effective one. */
    public static final int ADDEND = 3;

    /** What translated code takes from {@link #LIMIT}: an access of sixteen bytes must fit. */
    private static final int LARGEST = 15;

    /** A window ends at multiples of so many bytes. */
    private static final int LARGEST_WINDOW = 64 * Cpu.PAGE;

    private static final int LENGTH = 2 * ENTRIES * SIZE;

    /** An entry whose window is empty. */
    public static final int NONE = LENGTH;

    private DataTlb() {}

    /** {@return a TLB that has nothing} */
    static long[] create() {
        long[] tlb = new long[LENGTH + SIZE];
        clear(tlb);
        return tlb;
    }

    /** Takes everything out. */
    static void clear(long[] tlb) {
        java.util.Arrays.fill(tlb, 0);
        tlb[NONE + LIMIT] = Long.MIN_VALUE;
    }

    /**
     * {@return where the entry for loads from a page is}
     *
     * @param ea an effective address in the page
     */
    public static int load(long ea) {
        return ((int) (ea >>> Cpu.PAGE_BITS) & ENTRIES - 1) * SIZE;
    }

    /**
     * {@return where the entry for stores to a page is}
     *
     * @param ea an effective address in the page
     */
    public static int store(long ea) {
        return load(ea) + ENTRIES * SIZE;
    }

    /**
     * Enters a page.
     *
     * @param tlb the TLB
     * @param kind {@link Storage#LOAD} or {@link Storage#STORE}
     * @param ea an effective address in the page
     * @param context {@link Cpu#dataContext}
     * @param addend what makes a host address of an effective one
     */
    public static void enter(long[] tlb, int kind, long ea, long context, long addend) {
        long page = ea & -Cpu.PAGE;
        long start = page;
        long end = page + Cpu.PAGE;
        int before = entry(kind, page - Cpu.PAGE);
        if ((page & LARGEST_WINDOW - 1) != 0 && leads(tlb, before, page - Cpu.PAGE, context, addend)) {
            start = start(tlb, before);
        }
        int behind = entry(kind, end);
        if ((end & LARGEST_WINDOW - 1) != 0 && leads(tlb, behind, end, context, addend)) {
            end = end(tlb, behind);
        }
        int i = entry(kind, page);
        tlb[i + TAG] = page | context;
        tlb[i + ADDEND] = addend;
        for (long part = start; part < end; part += Cpu.PAGE) {
            int at = entry(kind, part);
            if (leads(tlb, at, part, context, addend)) {
                window(tlb, at, start, end);
            }
        }
    }

    /**
     * Takes a page of the host out of the entries for stores and out of their windows.
     *
     * @param tlb the TLB
     * @param hostPage host address shifted right by {@link Cpu#PAGE_BITS}
     */
    static void removeStores(long[] tlb, long hostPage) {
        long host = hostPage << Cpu.PAGE_BITS;
        for (int i = ENTRIES * SIZE; i < LENGTH; i += SIZE) {
            if (tlb[i + TAG] == 0) {
                continue;
            }
            long removed = host - tlb[i + ADDEND];
            long page = tlb[i + TAG] & -Cpu.PAGE;
            if (removed == page) {
                tlb[i + TAG] = 0;
            } else if (removed >= start(tlb, i) && removed < end(tlb, i)) {
                window(tlb, i, page, page + Cpu.PAGE);
            }
        }
    }

    private static int entry(int kind, long ea) {
        return kind == Storage.STORE ? store(ea) : load(ea);
    }

    private static boolean leads(long[] tlb, int i, long page, long context, long addend) {
        return tlb[i + TAG] == (page | context) && tlb[i + ADDEND] == addend;
    }

    private static void window(long[] tlb, int i, long start, long end) {
        tlb[i + START] = start + Long.MIN_VALUE;
        tlb[i + LIMIT] = end - start - LARGEST + Long.MIN_VALUE;
    }

    private static long start(long[] tlb, int i) {
        return tlb[i + START] + Long.MIN_VALUE;
    }

    private static long end(long[] tlb, int i) {
        return start(tlb, i) + tlb[i + LIMIT] + LARGEST + Long.MIN_VALUE;
    }
}
