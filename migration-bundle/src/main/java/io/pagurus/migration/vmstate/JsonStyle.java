package io.pagurus.migration.vmstate;

/** How a description is worded, by the QEMU release that words it so. */
public enum JsonStyle {
    /**
     * Up to 9.2: one entry for an array of pointers, null or not, as its first element is; every element of an array that
     * is not compressed has an index.
     */
    UP_TO_9_2,
    /**
     * From 10.0 on: in an array of pointers a new entry begins where null and non-null meet, and nulls have type
     * {@code nullptr}; lengths count from the entry's own element, so the last element of an uncompressed array has no
     * index.
     */
    SINCE_10_0
}
