package io.pagurus.spapr;

import org.jspecify.annotations.Nullable;

/**
 * Base page sizes of segments, with the actual sizes their pages may have (Power ISA III 5.7.7, "Virtual Address
 * Generation"; the encodings are those of POWER7 to POWER9, which a guest learns from ibm,segment-page-sizes). The hardware
 * has 64 KiB pages in 4 KiB segments too, which no pseries machine offers.
 */
public enum HashPageSize {
    /** 4 KiB. */
    KIB_4(12, 0x000, 12, 0, 24, 0x38),
    /** 64 KiB. */
    KIB_64(16, 0x110, 16, 0x1, 24, 0x8),
    /** 16 MiB. */
    MIB_16(24, 0x100, 24, 0),
    /** 16 GiB. */
    GIB_16(34, 0x120, 34, 0x3);

    /** L and LP in the second doubleword of an SLB entry. */
    private static final long SEGMENT_ENCODING = 0x130;
    /** RPN in the second doubleword of a page table entry; its low bits are LP. */
    private static final long RPN = 0x0fff_ffff_ffff_f000L;

    private final int shift;
    private final long segment;

    @SuppressWarnings("ImmutableEnumChecker") // Never written to.
    private final int[] actual;

    HashPageSize(int shift, long segment, int... actual) {
        this.shift = shift;
        this.segment = segment;
        this.actual = actual;
    }

    /** {@return log2 of the size in bytes} */
    public int shift() {
        return shift;
    }

    /**
     * {@return the base page size of a segment, or null if the encoding means none}
     *
     * @param vsid second doubleword of the SLB entry
     * @param largest log2 of the largest page in use
     */
    public static @Nullable HashPageSize ofSegment(long vsid, int largest) {
        for (HashPageSize size : values()) {
            if (size.segment == (vsid & SEGMENT_ENCODING) && size.shift <= largest) {
                return size;
            }
        }
        return null;
    }

    /**
     * {@return log2 of the size of a page in a segment of this base size; 0 if the entry cannot belong to one}
     *
     * @param first first doubleword of the page table entry
     * @param second second doubleword
     * @param largest log2 of the largest page in use
     */
    public int actualShift(long first, long second, int largest) {
        if ((first & HashTable.LARGE) == 0) {
            return this == KIB_4 ? shift : 0;
        }
        for (int i = 0; i < actual.length && actual[i] <= largest; i += 2) {
            long low = (1L << actual[i]) - 1 & RPN;
            if (actual[i] > 12 && (second & low) == (long) actual[i + 1] << 12) {
                return actual[i];
            }
        }
        return 0;
    }

    /**
     * {@return log2 of the size of a page, whatever the segment; 0 if the encoding means none}
     *
     * @param first first doubleword of the page table entry
     * @param second second doubleword
     * @param largest log2 of the largest page in use
     */
    public static int shiftOf(long first, long second, int largest) {
        for (HashPageSize base : values()) {
            int found = base.shift <= largest ? base.actualShift(first, second, largest) : 0;
            if (found != 0) {
                return found;
            }
        }
        return 0;
    }
}
