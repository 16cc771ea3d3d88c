package io.pagurus.cpu.ppc64.oracle;

import java.util.Arrays;

/**
 * A case: registers and the instructions to run on them.
 *
 * @param in registers before
 * @param words at most {@link #LONGEST} instructions
 */
record Sequence(Registers in, int[] words) {
    /** Most instructions. */
    static final int LONGEST = 32;

    /** What follows the instructions. */
    static final int TRAP = 0x7fe00008;

    /** First effective address of the memory there is. */
    static final long REGION = 0x2000_0000L;

    /** Bytes of memory. */
    static final int REGION_SIZE = 0x10000;

    /** Effective address of the window. */
    static final long WINDOW = REGION + 0x4000;

    /** Effective address of the first instruction. */
    static final long CODE = REGION + 0xa000;

    /** {@return the same case with its first instructions only} */
    Sequence prefix(int length) {
        return new Sequence(in, Arrays.copyOf(words, length));
    }
}
