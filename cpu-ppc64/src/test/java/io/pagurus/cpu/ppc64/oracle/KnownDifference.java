package io.pagurus.cpu.ppc64.oracle;

import io.pagurus.cpu.ppc64.decode.Opcode;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Differences from the oracle that stay, each with what permits it. */
enum KnownDifference {
    /**
     * In the oracle stqcx. never succeeds after lqarx while it has one CPU; here it does. A reservation may be lost for
     * reasons of the implementation at any time, and need not be (Power ISA II 1.7.4.1).
     */
    QUADWORD_RESERVATION_LOST {
        @Override
        boolean covers(Opcode row, Outcome oracle, Outcome ours) {
            return row.mnemonic().equals("stqcx.")
                    && (oracle.out().cr >>> 28 & 2) == 0
                    && (ours.out().cr >>> 28 & 2) != 0;
        }
    };

    abstract boolean covers(Opcode row, Outcome oracle, Outcome ours);

    /** {@return whether the first difference of a sequence, at this instruction, is a known one} */
    static boolean permits(@Nullable Opcode row, Outcome oracle, Outcome ours) {
        return row != null && Arrays.stream(values()).anyMatch(known -> known.covers(row, oracle, ours));
    }
}
