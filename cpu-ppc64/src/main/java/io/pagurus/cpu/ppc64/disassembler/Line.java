package io.pagurus.cpu.ppc64.disassembler;

/**
 * A disassembled word.
 *
 * @param address effective address
 * @param word the instruction word
 * @param mnemonic such as {@code clrldi.}; {@code .long} if the word is no instruction
 * @param operands such as {@code r3,r4,32}; empty if it has none
 */
public record Line(long address, int word, String mnemonic, String operands) {

    /** {@return whether the word is an instruction} */
    public boolean isInstruction() {
        return !mnemonic.equals(Disassembler.DATA);
    }

    /** {@return mnemonic and operands as objdump aligns them} */
    public String text() {
        return operands.isEmpty() ? mnemonic : "%-7s %s".formatted(mnemonic, operands);
    }
}
