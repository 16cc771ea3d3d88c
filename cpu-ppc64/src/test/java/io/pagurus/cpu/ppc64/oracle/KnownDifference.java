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
    },

    /**
     * On hosts with certain vector instructions the oracle's vrldmi inserts into zeros, on others into the target, as the
     * ISA has it (Power ISA I 6.9.4).
     */
    INSERTED_INTO_ZEROS {
        @Override
        boolean covers(Opcode row, Outcome oracle, Outcome ours) {
            return row.mnemonic().equals("vrldmi");
        }
    },

    /**
     * For a digit or sign that is none the oracle's denbcd leaves bytes of its own memory in the target, and it takes a
     * digit of ten for one. Here the operation is invalid and its result a NaN (Power ISA I 5.6.6).
     */
    BCD_NOT_ENCODED {
        @Override
        boolean covers(Opcode row, Outcome oracle, Outcome ours) {
            return row.mnemonic().startsWith("denbcd") && (ours.out().fpscr & 0x100) != 0;
        }
    };

    abstract boolean covers(Opcode row, Outcome oracle, Outcome ours);

    /** {@return whether the first difference of a sequence, at this instruction, is a known one} */
    static boolean permits(@Nullable Opcode row, Outcome oracle, Outcome ours) {
        return row != null && Arrays.stream(values()).anyMatch(known -> known.covers(row, oracle, ours));
    }
}
