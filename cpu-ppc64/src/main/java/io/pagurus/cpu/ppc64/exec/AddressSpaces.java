package io.pagurus.cpu.ppc64.exec;

/**
 * Numbers the combinations of two registers that translations depend on, so that those made under one are found again
 * when it returns: a process that is switched to again, a kernel that opens its users' pages and closes them.
 */
final class AddressSpaces {
    /** Combinations that are told apart at a time. */
    static final int MOST = 8;

    private final long[] first = new long[MOST];
    private final long[] second = new long[MOST];
    private int count;

    /** {@return the number of a combination, below {@link #MOST}; -1 if there is no room for it} */
    int number(long one, long other) {
        for (int i = 0; i < count; i++) {
            if (first[i] == one && second[i] == other) {
                return i;
            }
        }
        if (count == MOST) {
            return -1;
        }
        first[count] = one;
        second[count] = other;
        return count++;
    }

    /** Takes all numbers back: nothing that was made under one is left. */
    void clear() {
        count = 0;
    }
}
