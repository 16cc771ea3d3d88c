package io.pagurus.cpu.ppc64.isa.recorded;

/**
 * A few instructions and the registers they start from.
 *
 * @param name which row of the opcode table, and the number of the case
 * @param words the instructions
 * @param registers what they start from
 */
record InstructionCase(String name, int[] words, Registers registers) {

    /** Address of the first instruction. */
    static final long CODE = 0x2000_a000L;

    /** Address of the memory that instructions may access, and that is compared. */
    static final long WINDOW = 0x2000_4000L;

    /** Bytes of that memory. */
    static final int WINDOW_SIZE = 1024;

    /** What problem state sees besides floating point and vectors. */
    static final class Registers {
        final long[] gpr = new long[32];
        int cr;
        long xer;
        long lr;
        long ctr;
        long tar;
        final byte[] window = new byte[WINDOW_SIZE];
    }
}
