package io.pagurus.cpu.ppc64.isa;

import io.pagurus.cpu.ppc64.exec.Cpu;

/**
 * How the vector instructions see a vector register: two doublewords, the more significant first; its elements are
 * counted from the left, whatever the byte order of storage (Power ISA I 6.3).
 */
final class VectorRegister {
    private VectorRegister() {}

    /** {@return the more significant doubleword of a register: elements of the first half} */
    static long high(Cpu c, int vr) {
        return c.vsr[64 + 2 * vr];
    }

    /** {@return the less significant doubleword of a register: elements of the second half} */
    static long low(Cpu c, int vr) {
        return c.vsr[65 + 2 * vr];
    }

    /** Sets a register; both doublewords are made before, so it may be one that they are made of. */
    static void set(Cpu c, int vr, long high, long low) {
        c.vsr[64 + 2 * vr] = high;
        c.vsr[65 + 2 * vr] = low;
    }

    /** Sets VSCR[SAT] if something is not zero; nothing but mtvscr ever clears it. */
    static void saturated(Cpu c, long overflows) {
        if (overflows != 0) {
            c.vscrSat = 1;
        }
    }
}
