package io.pagurus.cpu.ppc64.oracle;

import java.util.List;

/**
 * A CPU model and byte order.
 *
 * @param power9 POWER9, else POWER8
 * @param littleEndian byte order
 */
record Target(boolean power9, boolean littleEndian) {
    /** All there are. */
    static final List<Target> ALL =
            List.of(new Target(true, true), new Target(true, false), new Target(false, true), new Target(false, false));

    @Override
    public String toString() {
        return (power9 ? "power9" : "power8") + (littleEndian ? "-le" : "-be");
    }
}
