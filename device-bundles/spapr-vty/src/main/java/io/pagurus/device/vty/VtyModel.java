package io.pagurus.device.vty;

import static io.pagurus.spapr.HcallStatus.H_PARAMETER;
import static io.pagurus.spapr.HcallStatus.H_SUCCESS;

import io.pagurus.spapr.Chardev;
import io.pagurus.spapr.Interrupts;
import io.pagurus.spapr.VioUnit;

/**
 * Behaviour of a terminal: H_GET_TERM_CHAR and H_PUT_TERM_CHAR (LoPAR 16.6), characters from the host. The guest's calls
 * and the host's characters may come on different threads.
 */
final class VtyModel implements VioUnit, Chardev.Frontend {
    /** Most characters in one call: two registers. */
    private static final int MAX = 2 * Long.BYTES;

    private final VtyState state;
    private final Chardev console;
    private final Interrupts interrupts;

    VtyModel(VtyState state, Chardev console, Interrupts interrupts) {
        this.state = state;
        this.console = console;
        this.interrupts = interrupts;
    }

    /** H_PUT_TERM_CHAR: r4 unit address, r5 count, r6 and r7 characters. */
    long put(long[] registers) {
        long count = registers[1];
        if (Long.compareUnsigned(count, MAX) > 0) {
            return H_PARAMETER;
        }
        byte[] characters = new byte[(int) count];
        for (int i = 0; i < characters.length; i++) {
            characters[i] = (byte) (registers[2 + i / Long.BYTES] >>> ((Long.BYTES - 1 - i % Long.BYTES) * Byte.SIZE));
        }
        if (characters.length > 0) {
            console.write(characters);
        }
        return H_SUCCESS;
    }

    /** H_GET_TERM_CHAR: r4 unit address; returns r4 count, r5 and r6 characters. */
    long get(long[] registers) {
        byte[] characters = new byte[MAX];
        int count = take(characters);
        registers[0] = count;
        registers[1] = 0;
        registers[2] = 0;
        for (int i = 0; i < count; i++) {
            registers[1 + i / Long.BYTES] |= (characters[i] & 0xffL) << ((Long.BYTES - 1 - i % Long.BYTES) * Byte.SIZE);
        }
        console.acceptInput();
        return H_SUCCESS;
    }

    /**
     * Takes what waits. PowerVM puts a NUL behind every carriage return, and guests take one away there: the NUL is added
     * so that none that was typed gets lost.
     */
    private synchronized int take(byte[] characters) {
        int count = 0;
        while (count < MAX && !state.empty()) {
            byte character = state.peek();
            if (character == '\r' && count > MAX - 2) {
                break;
            }
            characters[count++] = character;
            state.drop();
            if (character == '\r') {
                characters[count++] = 0;
            }
        }
        return count;
    }

    @Override
    public synchronized int room() {
        return state.room();
    }

    @Override
    public void receive(byte[] bytes) {
        boolean first;
        synchronized (this) {
            first = state.empty() && bytes.length > 0;
            for (int i = 0; i < bytes.length && state.room() > 0; i++) {
                state.put(bytes[i]);
            }
        }
        if (first) {
            interrupts.pulse(state.sdev.irq);
        }
    }

    /** A terminal knows no mode but 0: its interrupt is not switched here. */
    @Override
    public long signal(long mode) {
        if (mode != 0) {
            return H_PARAMETER;
        }
        state.sdev.signalState = 0;
        return H_SUCCESS;
    }
}
