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
     * The decimal integer instructions leave an undefined result for an operand that is no number, and say so in CR field 6
     * (Power ISA 3.0 I 6.17.1). Here it is all ones; the oracle leaves what its loop had got to, and overlooks some.
     */
    NO_DECIMAL_INTEGER {
        @Override
        boolean covers(Opcode row, Outcome oracle, Outcome ours) {
            return row.mnemonic().startsWith("bcd") && (ours.out().cr >>> 4 & 15) == 1;
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
    },

    /**
     * The oracle's maximum, minimum and comparison of exponents raise the overflow, underflow and inexact exceptions of an
     * earlier instruction again, and with underflow enabled move the exponent of a subnormal result. They raise none but
     * VXSNAN, or none at all (Power ISA I 7.6.1.6).
     */
    RAISED_AGAIN {
        @Override
        boolean covers(Opcode row, Outcome oracle, Outcome ours) {
            return row.mnemonic().matches("x[sv](max|min)[ds]p|xscmpexp[dq]p")
                    && ((oracle.out().fpscr ^ ours.out().fpscr) & ~RANGE_STATUS) == 0
                    && (oracle.out().fpscr & RANGE_STATUS) != 0;
        }
    },

    /**
     * The oracle's conversions of integers raise the overflow and underflow exceptions of an earlier instruction again, after
     * mcrfs has cleared them. An integer is in the range of each format, so that they raise neither (Power ISA I 7.6.1).
     */
    RAISED_BY_INTEGER {
        @Override
        boolean covers(Opcode row, Outcome oracle, Outcome ours) {
            return row.mnemonic().matches("x[sv]cv[su]x[dw][ds]p")
                    && oracle.differences(ours).size() == 1
                    && ((oracle.out().fpscr ^ ours.out().fpscr) & ~RANGE_STATUS) == 0
                    && (oracle.out().fpscr & ~ours.out().fpscr & OUT_OF_RANGE) != 0;
        }
    },

    /**
     * The oracle's vector comparisons do not raise an enabled invalid operation of quiet NaNs, but a later instruction does
     * that need have none. Here the comparison does (Power ISA I 7.4.1).
     */
    COMPARISON_INTERRUPTS_LATER {
        @Override
        boolean covers(Opcode row, Outcome oracle, Outcome ours) {
            return row.mnemonic().matches("xvcmpg[et][ds]p")
                    && (ours.out().fpscr & VXVC_AND_VE) == VXVC_AND_VE
                    && ours.signal() == FLOATING_POINT;
        }
    },

    /**
     * After a vector comparison the oracle's next instructions copy into CR field 1 what the FPSCR held before it. Here it
     * is what the FPSCR holds after the instruction that copies (Power ISA I 2.3.1).
     */
    COPIED_BEFORE_COMPARISON {
        @Override
        boolean covers(Opcode row, Outcome oracle, Outcome ours) {
            long status = ours.out().fpscr >>> 28 & 15;
            return row.operands().startsWith("FRT")
                    && oracle.differences(ours).size() == 1
                    && oracle.out().cr != ours.out().cr
                    && ((oracle.out().cr ^ ours.out().cr) & ~CR1) == 0
                    && (ours.out().cr & CR1) == status << 24;
        }
    },

    /**
     * Of zeros with different signs the oracle's xsmaxcdp takes the first. Neither is greater, so that the second is the
     * result (Power ISA 3.0 I 7.6.3, VSX Scalar Maximum Type-C Double-Precision).
     */
    MAXIMUM_OF_ZEROS {
        @Override
        boolean covers(Opcode row, Outcome oracle, Outcome ours) {
            int at = Arrays.mismatch(oracle.out().vsr, ours.out().vsr);
            return row.mnemonic().equals("xsmaxcdp")
                    && oracle.differences(ours).size() == 1
                    && at >= 0
                    && (oracle.out().vsr[at] | ours.out().vsr[at]) == Long.MIN_VALUE;
        }
    },

    /**
     * Where a vector comparison interrupts, the oracle has lost what earlier instructions left in registers that an
     * instruction behind the comparison would write. That one has not run; here the registers show it, as those of a
     * precise interrupt do (Power ISA III 6.4).
     */
    LOST_AT_COMPARISON {
        @Override
        boolean covers(Opcode row, @Nullable Opcode interrupted, Outcome oracle, Outcome ours) {
            return interrupted != null
                    && interrupted != row
                    && interrupted.mnemonic().matches("xvcmp(eq|g[et]|ne)[ds]p\\.?")
                    && oracle.signal() == FLOATING_POINT
                    && ours.signal() == FLOATING_POINT
                    && oracle.offset() == ours.offset()
                    && oracle.out().fpscr == ours.out().fpscr
                    && Arrays.equals(oracle.out().vsr, ours.out().vsr)
                    && Arrays.equals(oracle.out().window, ours.out().window);
        }
    };

    /** CR field 1. */
    private static final long CR1 = 0x0f00_0000;

    /** FPSCR[FX,FEX,OX,UX,XX]. */
    private static final long RANGE_STATUS = 0xda00_0000L;

    /** FPSCR[OX,UX]. */
    private static final long OUT_OF_RANGE = 0x1800_0000L;

    /** FPSCR[VXVC,VE]. */
    private static final long VXVC_AND_VE = 0x0008_0080;

    /** SIGFPE. */
    private static final long FLOATING_POINT = 8;

    /** {@return whether it is this difference, of the last instruction} */
    boolean covers(Opcode row, Outcome oracle, Outcome ours) {
        return false;
    }

    /** {@return whether it is this difference, {@code interrupted} being the instruction that ended the sequence here} */
    boolean covers(Opcode row, @Nullable Opcode interrupted, Outcome oracle, Outcome ours) {
        return covers(row, oracle, ours);
    }

    /**
     * {@return whether the first difference of a sequence is a known one}
     *
     * @param row the last instruction; without it there is no difference
     * @param interrupted the instruction that ended the sequence here, or null if none did
     * @param oracle how the oracle ended it
     * @param ours how it ended here
     */
    static boolean permits(@Nullable Opcode row, @Nullable Opcode interrupted, Outcome oracle, Outcome ours) {
        return row != null && Arrays.stream(values()).anyMatch(known -> known.covers(row, interrupted, oracle, ours));
    }
}
