package io.pagurus.migration.stream;

import java.util.Arrays;

/** A growing array of longs. */
final class LongBag {
    private long[] items = new long[16];
    private int size;

    int size() {
        return size;
    }

    long get(int index) {
        return items[index];
    }

    void set(int index, long value) {
        items[index] = value;
    }

    void add(long value) {
        if (size == items.length) {
            items = Arrays.copyOf(items, size + (size >> 1));
        }
        items[size++] = value;
    }
}
