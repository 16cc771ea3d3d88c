package io.pagurus.device.iommu;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TceArrayTest {
    /** Lengths around a stretch of 4096, and how far apart the entries in use are. */
    @ParameterizedTest
    @CsvSource({"1, 1", "4095, 1", "4096, 5000", "4097, 4096", "5000, 1", "262144, 1", "262144, 20000"})
    void holdsWhatAStreamBrought(int length, int step) {
        long[] tces = new long[length];
        for (int i = 0; i < length; i += step) {
            tces[i] = (long) i << 12 | 3;
        }
        TceArray array = TceArray.of(tces.clone());
        assertEquals(length, array.entries());
        assertArrayEquals(tces, array.flat());
        for (int i = 0; i < length; i += 511) {
            assertEquals(tces[i], array.get(i));
        }
        tces[length - 1] = 0x7003;
        array.set(length - 1, 0x7003);
        assertEquals(0x7003, array.get(length - 1));
        assertArrayEquals(tces, array.flat());
        assertEquals((length + step - 1) / step + ((length - 1) % step == 0 ? 0 : 1), array.mapped());
    }

    @Test
    void keepsAFullArrayAndDropsAnEmptyOne() {
        long[] full = new long[8192];
        full[0] = 1;
        full[4096] = 1;
        assertSame(full, TceArray.of(full).flat());
        long[] empty = new long[8192];
        assertNotSame(empty, TceArray.of(empty).flat());
    }
}
