package io.pagurus.cpu.ppc64.disassembler;

import java.util.Arrays;

/**
 * Where the disassembler means to write something else than objdump: words that the ISA calls invalid or reserved. None
 * of them is in the code of a system; they are in data between it.
 */
enum NamedDifference {
    /** POWER1 had it; objdump writes such instructions when nothing newer fits. */
    FROM_BEFORE_THE_ISA("dozi|lu|lux|stu|stux|lm|lsi|lsx|psq_lu?|psq_stu?|lfqu?x|stfqu?x"),
    /** The pair of registers is odd, or BF has a fourth bit: objdump writes the even pair and leaves the bit away. */
    ODD_PAIR("d\\w+q\\.?|dtstsfiq"),
    /** BO has a reserved value (Power ISA I 2.4); objdump writes it as one without the reserved bit, or not at all. */
    RESERVED_BO("b.*"),
    /** A level of sync or wait that is reserved; more than one field in mfocrf and mtocrf; mftb of no time base. */
    RESERVED_OPERAND("sync|wait|mfocrf|mtocrf|mftb"),
    /** The base register is among those that are loaded. */
    INVALID_LOAD("lqarx|lq"),
    /** Bits and fields of FPSCR are written as those of CR are; objdump writes numbers. */
    FPSCR_FIELD("mtfsb[01]\\.?|mtfsfi\\.?") {
        @Override
        boolean applies(Line ours) {
            return true;
        }
    },
    /** The bit that records is reserved, or must be one. */
    RECORDS("addex\\.|trechkpt\\."),
    /** objdump does not look at some bits. */
    ATTN("attn");

    private final String mnemonics;

    NamedDifference(String mnemonics) {
        this.mnemonics = mnemonics;
    }

    /** {@return whether a difference is named: one of both says that the word is no instruction, or has reserved bits} */
    static boolean explains(Line theirs, Line ours) {
        return Arrays.stream(values())
                .anyMatch(named -> theirs.mnemonic().matches(named.mnemonics) && named.applies(ours)
                        || ours.mnemonic().matches(named.mnemonics) && !theirs.isInstruction());
    }

    boolean applies(Line ours) {
        return switch (this) {
            case FROM_BEFORE_THE_ISA -> !ours.isInstruction() || ours.mnemonic().matches("l[mqs].*|xvcmpne.*");
            case RESERVED_BO -> ours.mnemonic().startsWith("bc");
            default -> !ours.isInstruction();
        };
    }
}
