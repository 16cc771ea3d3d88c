package io.pagurus.device.iommu;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * TCEs by number. Only stretches that hold something cost memory. Safe for virtual CPUs that write at the same time: each
 * write is atomic and none is lost, also where two of them are the first of a stretch.
 */
final class TceArray {
    /** Most entries of a table: 512 MiB of TCEs, a window of 256 GiB in 4 KiB pages. */
    static final int MAX_ENTRIES = 1 << 26;

    /** A closed window's table. */
    static final TceArray EMPTY = new TceArray(0);

    private static final VarHandle TCE = MethodHandles.arrayElementVarHandle(long[].class);
    private static final int STRETCH_SHIFT = 12;
    private static final int STRETCH = 1 << STRETCH_SHIFT;

    private static final long[] NOTHING = new long[STRETCH];

    private final int entries;
    private final AtomicReferenceArray<long[]> stretches;
    /** All entries, where most stretches held something from the beginning; then there are no stretches. */
    private final long @Nullable [] whole;

    TceArray(int entries) {
        this.entries = entries;
        this.stretches = new AtomicReferenceArray<>((entries + STRETCH - 1) >>> STRETCH_SHIFT);
        this.whole = null;
    }

    private TceArray(long[] tces) {
        this.entries = tces.length;
        this.stretches = EMPTY.stretches;
        this.whole = tces;
    }

    /** A table with the given contents; an array that is well filled is kept, so nobody else may write to it. */
    static TceArray of(long[] tces) {
        TceArray array = new TceArray(tces.length);
        int count = array.stretches.length();
        int used = 0;
        for (int at = 0; at < count; at++) {
            if (holdsSomething(tces, at)) {
                used++;
            }
        }
        if (2 * used > count) {
            return new TceArray(tces);
        }
        for (int at = 0; at < count; at++) {
            if (holdsSomething(tces, at)) {
                int from = at << STRETCH_SHIFT;
                array.stretches.set(at, Arrays.copyOfRange(tces, from, from + STRETCH));
            }
        }
        return array;
    }

    private static boolean holdsSomething(long[] tces, int stretch) {
        int from = stretch << STRETCH_SHIFT;
        int length = Math.min(STRETCH, tces.length - from);
        return !Arrays.equals(tces, from, from + length, NOTHING, 0, length);
    }

    int entries() {
        return entries;
    }

    long get(int index) {
        if (whole != null) {
            return (long) TCE.getAcquire(whole, index);
        }
        long[] stretch = stretches.get(index >>> STRETCH_SHIFT);
        return stretch == null ? 0 : (long) TCE.getAcquire(stretch, index & (STRETCH - 1));
    }

    void set(int index, long tce) {
        if (whole != null) {
            TCE.setRelease(whole, index, tce);
            return;
        }
        int at = index >>> STRETCH_SHIFT;
        long[] stretch = stretches.get(at);
        if (stretch == null) {
            if (tce == 0) {
                return;
            }
            long[] fresh = new long[STRETCH];
            long[] present = stretches.compareAndExchange(at, null, fresh);
            stretch = present == null ? fresh : present;
        }
        TCE.setRelease(stretch, index & (STRETCH - 1), tce);
    }

    /** {@return all entries, one after another, as a stream carries them; not to be changed} */
    long[] flat() {
        if (whole != null) {
            return whole;
        }
        long[] all = new long[entries];
        for (int at = 0; at < stretches.length(); at++) {
            long[] stretch = stretches.get(at);
            if (stretch != null) {
                int from = at << STRETCH_SHIFT;
                System.arraycopy(stretch, 0, all, from, Math.min(STRETCH, entries - from));
            }
        }
        return all;
    }

    /** {@return how many entries allow any access} */
    int mapped() {
        int count = 0;
        for (int i = 0; i < entries; i++) {
            if ((get(i) & 3) != 0) {
                count++;
            }
        }
        return count;
    }
}
