package io.pagurus.cpu.ppc64.exec;

import java.io.Serial;

/**
 * An interrupt on its way out of an instruction. Each CPU has one and throws it again and again, so it has no stack
 * trace; the CPU's run loop catches it, knows which instruction threw, and delivers.
 */
public final class GuestInterrupt extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Which interrupt. */
    private Vector vector = Vector.PROGRAM;

    /** Bits that the cause adds to SRR1 (33:36 and 42:47). */
    private long srr1;

    /** Whether SRR0 is the address of the following instruction: the instruction has completed. */
    private boolean completed;

    GuestInterrupt() {
        super(null, null, false, false);
    }

    GuestInterrupt of(Vector what, long cause, boolean after) {
        vector = what;
        srr1 = cause;
        completed = after;
        return this;
    }

    /** {@return which interrupt} */
    public Vector vector() {
        return vector;
    }

    /** {@return bits that the cause adds to SRR1} */
    public long srr1() {
        return srr1;
    }

    /** {@return whether the instruction has completed, so that SRR0 is to be the address of the next} */
    public boolean completed() {
        return completed;
    }
}
