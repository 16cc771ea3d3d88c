package io.pagurus.device.iommu;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicReferenceArray;

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

    private final int entries;
    private final AtomicReferenceArray<long[]> stretches;

    TceArray(int entries) {
        this.entries = entries;
        this.stretches = new AtomicReferenceArray<>((entries + STRETCH - 1) >>> STRETCH_SHIFT);
    }

    /** A table with the given contents. */
    static TceArray of(long[] tces) {
        TceArray array = new TceArray(tces.length);
        for (int i = 0; i < tces.length; i++) {
            if (tces[i] != 0) {
                array.set(i, tces[i]);
            }
        }
        return array;
    }

    int entries() {
        return entries;
    }

    long get(int index) {
        long[] stretch = stretches.get(index >>> STRETCH_SHIFT);
        return stretch == null ? 0 : (long) TCE.getAcquire(stretch, index & (STRETCH - 1));
    }

    void set(int index, long tce) {
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

    /** {@return all entries, one after another, as a stream carries them} */
    long[] flat() {
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
