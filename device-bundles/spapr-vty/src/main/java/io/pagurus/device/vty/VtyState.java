package io.pagurus.device.vty;

import java.util.Arrays;

/**
 * State of a terminal (QEMU's {@code SpaprVioVty}): characters typed by the host that the guest has not taken. The
 * counters run freely; a counter modulo the buffer's size is a place in it.
 */
final class VtyState {
    /** Characters in the buffer at most (QEMU's {@code VTERM_BUFSIZE}). */
    static final int SIZE = 16;

    final VioState sdev = new VioState();
    /** Characters put in so far. */
    int in;
    /** Characters taken out so far. */
    int out;

    final byte[] buf = new byte[SIZE];

    int room() {
        return Math.max(0, SIZE - (in - out));
    }

    boolean empty() {
        return in == out;
    }

    void put(byte character) {
        buf[Integer.remainderUnsigned(in++, SIZE)] = character;
    }

    byte peek() {
        return buf[Integer.remainderUnsigned(out, SIZE)];
    }

    void drop() {
        out++;
    }

    void clear() {
        in = 0;
        out = 0;
        Arrays.fill(buf, (byte) 0);
        sdev.signalState = 0;
    }
}
