package io.pagurus.cpu.ppc64.disassembler;

import io.pagurus.cpu.ppc64.decode.Field;

/** How the value of a field is written. */
final class OperandText {
    private static final String[] CR_BITS = {"lt", "gt", "eq", "so"};

    private OperandText() {}

    /**
     * {@return the operand that a field is}
     *
     * @param field the field
     * @param word the instruction
     * @param address where it stands, for displacements of branches
     */
    static String of(Field field, int word, long address) {
        int value = field.of(word);
        return switch (field.kind()) {
            case GPR -> "r" + value;
            case GPR_OR_ZERO -> value == 32 ? "0" : "r" + value;
            case FPR -> "f" + value;
            case VR -> "v" + value;
            case VSR -> "vs" + value;
            case CR_FIELD -> "cr" + value;
            case CR_BIT -> crBit(value);
            case TARGET -> "0x" + Long.toHexString((Field.AA.of(word) != 0 ? 0 : address) + value);
            case SPR, SIGNED, UNSIGNED, DISPLACEMENT, FLAG ->
                Integer.toString(field == Field.NB && value == 0 ? 32 : value);
        };
    }

    /** {@return a condition register bit, such as {@code 4*cr7+eq}} */
    static String crBit(int bit) {
        return (bit < 4 ? "" : "4*cr" + bit / 4 + "+") + CR_BITS[bit % 4];
    }
}
