package io.pagurus.vmstate;

/** Bytes of a stream, written in order; all integers are big-endian and cut to the width written. */
public interface StateOutput {
    /** {@return the absolute position in the stream of the next byte} */
    long position();

    /**
     * Writes {@code length} bytes.
     *
     * @param source where they come from
     * @param offset first index
     * @param length number of bytes
     * @throws VmStateException EIO if the channel fails
     */
    void bytes(byte[] source, int offset, int length) throws VmStateException;

    /**
     * Writes the low 8 bits.
     *
     * @throws VmStateException EIO if the channel fails
     */
    void u8(int value) throws VmStateException;

    /**
     * Writes the low 16 bits.
     *
     * @throws VmStateException EIO if the channel fails
     */
    default void u16(int value) throws VmStateException {
        u8(value >>> 8);
        u8(value);
    }

    /**
     * Writes the low 32 bits.
     *
     * @throws VmStateException EIO if the channel fails
     */
    default void u32(long value) throws VmStateException {
        u16((int) (value >>> 16));
        u16((int) value);
    }

    /**
     * Writes all 64 bits.
     *
     * @throws VmStateException EIO if the channel fails
     */
    default void u64(long value) throws VmStateException {
        u32(value >>> 32);
        u32(value);
    }

    /**
     * Writes {@code length} 8-byte integers.
     *
     * @param source where they come from
     * @param offset first index
     * @param length number of integers
     * @throws VmStateException EIO if the channel fails
     */
    default void longs(long[] source, int offset, int length) throws VmStateException {
        for (int i = 0; i < length; i++) {
            u64(source[offset + i]);
        }
    }

    /**
     * Writes {@code length} 4-byte integers.
     *
     * @param source where they come from
     * @param offset first index
     * @param length number of integers
     * @throws VmStateException EIO if the channel fails
     */
    default void ints(int[] source, int offset, int length) throws VmStateException {
        for (int i = 0; i < length; i++) {
            u32(source[offset + i]);
        }
    }

    /**
     * Writes {@code length} 2-byte integers.
     *
     * @param source where they come from
     * @param offset first index
     * @param length number of integers
     * @throws VmStateException EIO if the channel fails
     */
    default void shorts(short[] source, int offset, int length) throws VmStateException {
        for (int i = 0; i < length; i++) {
            u16(source[offset + i]);
        }
    }
}
