package io.pagurus.vmstate;

/** How the member that counts a variable array is read (QEMU's {@code VMS_VARRAY_*} flags). */
public enum CountType {
    /** Signed; a negative count is refused. */
    INT32(4, true),
    /** Unsigned, 4 bytes. */
    UINT32(4, false),
    /** Unsigned, 2 bytes. */
    UINT16(2, false),
    /** Unsigned, 1 byte. */
    UINT8(1, false);

    private final int bytes;
    private final boolean signed;

    CountType(int bytes, boolean signed) {
        this.bytes = bytes;
        this.signed = signed;
    }

    /** {@return the width of the counter, bytes} */
    public int bytes() {
        return bytes;
    }

    /**
     * {@return the count a raw member value stands for}
     *
     * @param raw the member's value, widened in any way
     */
    public long read(long raw) {
        int unused = Long.SIZE - bytes * Byte.SIZE;
        return signed ? raw << unused >> unused : raw << unused >>> unused;
    }
}
