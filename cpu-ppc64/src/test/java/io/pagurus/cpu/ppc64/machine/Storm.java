package io.pagurus.cpu.ppc64.machine;

/** The guest program {@code storm}. */
final class Storm {
    /** Where an image has its number of iterations, a big-endian word. */
    private static final int ITERATIONS = 0x10;

    private Storm() {}

    /**
     * Sets in an image how many deadlines there are to be.
     *
     * @param image raw, for address 0
     * @param count the number, with the highest bit set for a line that differs from run to run
     */
    static void deadlines(byte[] image, int count) {
        for (int i = 0; i < Integer.BYTES; i++) {
            image[ITERATIONS + i] = (byte) (count >>> 24 - 8 * i);
        }
    }
}
