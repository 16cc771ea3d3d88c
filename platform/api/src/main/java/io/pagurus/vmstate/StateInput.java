package io.pagurus.vmstate;

/**
 * Bytes of a stream, read in order; all integers are big-endian. Every read past the end fails with
 * {@link VmStateException#shortRead EIO}. Implementations hold a bound: {@link #remaining()} is what decides how much
 * memory a reader may take for a count that came from the stream.
 */
public interface StateInput {
    /** {@return the absolute position in the stream of the next byte} */
    long position();

    /**
     * {@return an upper bound of the bytes that can still come; a channel whose end is unknown answers the limit it
     * enforces, never an unbounded number}
     */
    long remaining();

    /**
     * {@return the byte {@code ahead} places after the next one (0 to 511) as 0..255, or -1 if the stream ends before it;
     * consumes nothing}
     *
     * @param ahead 0 for the very next byte
     * @throws VmStateException if the channel itself fails
     */
    int peek(int ahead) throws VmStateException;

    /**
     * Reads exactly {@code length} bytes.
     *
     * @param target where they go
     * @param offset first index
     * @param length number of bytes
     * @throws VmStateException EIO if fewer are left
     */
    void bytes(byte[] target, int offset, int length) throws VmStateException;

    /**
     * {@return the next byte, 0..255}
     *
     * @throws VmStateException EIO at the end
     */
    int u8() throws VmStateException;

    /**
     * {@return the next 2 bytes, 0..65535}
     *
     * @throws VmStateException EIO if fewer are left
     */
    default int u16() throws VmStateException {
        return u8() << 8 | u8();
    }

    /**
     * {@return the next 4 bytes, 0..2^32-1}
     *
     * @throws VmStateException EIO if fewer are left
     */
    default long u32() throws VmStateException {
        return (long) u16() << 16 | u16();
    }

    /**
     * {@return the next 8 bytes as they are; a value of 2^63 or more reads negative}
     *
     * @throws VmStateException EIO if fewer are left
     */
    default long u64() throws VmStateException {
        return u32() << 32 | u32();
    }

    /**
     * Reads {@code length} 8-byte integers.
     *
     * @param target where they go
     * @param offset first index
     * @param length number of integers
     * @throws VmStateException EIO if fewer are left
     */
    default void longs(long[] target, int offset, int length) throws VmStateException {
        for (int i = 0; i < length; i++) {
            target[offset + i] = u64();
        }
    }

    /**
     * Reads {@code length} 4-byte integers.
     *
     * @param target where they go
     * @param offset first index
     * @param length number of integers
     * @throws VmStateException EIO if fewer are left
     */
    default void ints(int[] target, int offset, int length) throws VmStateException {
        for (int i = 0; i < length; i++) {
            target[offset + i] = (int) u32();
        }
    }

    /**
     * Reads {@code length} 2-byte integers.
     *
     * @param target where they go
     * @param offset first index
     * @param length number of integers
     * @throws VmStateException EIO if fewer are left
     */
    default void shorts(short[] target, int offset, int length) throws VmStateException {
        for (int i = 0; i < length; i++) {
            target[offset + i] = (short) u16();
        }
    }
}
