package io.pagurus.cpu.ppc64.disassembler;

import io.pagurus.cpu.ppc64.decode.Field;
import io.pagurus.cpu.ppc64.decode.OpcodeRow;
import java.util.List;

/**
 * How the words of a row of the opcode table look: which bits are its opcode, which its operands, and that all others are
 * zero.
 *
 * @param row the row
 * @param list its operands
 * @param fields the fields that they are, in the same order
 * @param operandBits bits of the word that belong to an operand or change the mnemonic
 */
record Encoding(OpcodeRow row, OperandList list, List<Field> fields, int operandBits) {
    Encoding {
        fields = List.copyOf(fields);
    }

    static Encoding of(OpcodeRow row) {
        OperandList list = OperandList.parse(row.operands());
        List<Field> fields = list.names().stream().map(Field::valueOf).toList();
        int bits = 0;
        for (Field field : fields) {
            bits |= bits(field);
        }
        for (String attribute : List.of("aa", "lk", "oe", "rc", "rc21")) {
            if (row.attributes().contains(attribute)) {
                bits |= bits(flag(attribute));
            }
        }
        return new Encoding(row, list, fields, bits);
    }

    /** {@return whether a word is this instruction as the ISA writes it} */
    boolean matches(int word) {
        return (word & row.fixed()) == row.encoded()
                && (word & ~(row.fixed() | operandBits)) == 0
                && evenPairs(word)
                && !isInvalidUpdate(word);
    }

    /** {@return whether a bit that changes the mnemonic is set} */
    boolean has(String attribute, int word) {
        return row.attributes().contains(attribute) && flag(attribute).of(word) != 0;
    }

    /** {@return the mnemonic with what its flags add} */
    String mnemonic(String base, int word) {
        return base
                + (has("oe", word) ? "o" : "")
                + (has("lk", word) ? "l" : "")
                + (has("aa", word) ? "a" : "")
                + (has("rc", word) || has("rc21", word) ? "." : "");
    }

    private boolean evenPairs(int word) {
        return fields.stream().allMatch(field -> switch (field) {
            case RTP, RSP, FRTP, FRSP, FRAP, FRBP -> (field.of(word) & 1) == 0;
            default -> true;
        });
    }

    /** Forms with update must name a register, and a load's must be another than its target (Power ISA I 3.3.2). */
    private boolean isInvalidUpdate(int word) {
        if (!row.attributes().contains("storage") || !fields.contains(Field.RA)) {
            return false;
        }
        int base = Field.RA.of(word);
        return base == 0 || fields.contains(Field.RT) && base == Field.RT.of(word);
    }

    private static Field flag(String attribute) {
        return switch (attribute) {
            case "aa" -> Field.AA;
            case "lk" -> Field.LK;
            case "oe" -> Field.OE;
            case "rc21" -> Field.RC21;
            default -> Field.RC;
        };
    }

    private static int bits(Field field) {
        int bits = 0;
        for (int bit = 0; bit < 32; bit++) {
            if (field.of(1 << bit) != field.of(0) || field.of(~(1 << bit)) != field.of(-1)) {
                bits |= 1 << bit;
            }
        }
        return bits;
    }
}
