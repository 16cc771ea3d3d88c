package io.pagurus.cpu.ppc64.disassembler;

import io.pagurus.cpu.ppc64.decode.Field;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One extended mnemonic and the instruction it stands for; see {@link ExtendedMnemonics} for how a row is written.
 *
 * @param name the extended mnemonic
 * @param operands its operands
 * @param basic mnemonic of the instruction
 * @param values what each of the instruction's operands is
 */
record ExtendedMnemonic(String name, OperandList operands, String basic, List<String> values) {
    ExtendedMnemonic {
        values = List.copyOf(values);
    }

    static ExtendedMnemonic parse(String line) {
        String[] columns = line.strip().split("\\s+", -1);
        if (columns.length != 4) {
            throw new IllegalArgumentException("an extended mnemonic has four columns: " + line);
        }
        return new ExtendedMnemonic(
                columns[0],
                OperandList.parse(columns[1]),
                columns[2],
                OperandList.parse(columns[3]).names());
    }

    /**
     * {@return the instruction written with this mnemonic, or null if it is not one that it stands for}
     *
     * @param encoding the instruction, of the basic mnemonic
     * @param word its word
     * @param address where it stands
     */
    @Nullable
    Mnemonic of(Encoding encoding, int word, long address) {
        Map<String, Integer> variables = new HashMap<>();
        for (int i = 0; i < values.size(); i++) {
            Field field = encoding.fields().get(i);
            if (!agrees(values.get(i), field, value(field, word), word, variables)) {
                return null;
            }
        }
        return new Mnemonic(encoding.mnemonic(name, word), operands.text(operand -> {
            Integer variable = variables.get(operand);
            if (variable != null) {
                return variable.toString();
            }
            return operand.matches("\\d+") ? operand : OperandText.of(Field.valueOf(operand), word, address);
        }));
    }

    /** The register that is always zero is written 0. */
    private static int value(Field field, int word) {
        return field.kind() == Field.Kind.GPR_OR_ZERO && field.of(word) == 32 ? 0 : field.of(word);
    }

    private static boolean agrees(String expected, Field field, int value, int word, Map<String, Integer> variables) {
        if (expected.equals(field.name())) {
            return true;
        }
        if (expected.matches("\\d+")) {
            return value == Integer.parseInt(expected);
        }
        if (expected.matches("\\d+-\\d+")) {
            String[] range = expected.split("-", -1);
            return value >= Integer.parseInt(range[0]) && value <= Integer.parseInt(range[1]);
        }
        if (expected.matches("(\\d+-)?n")) {
            int n = expected.equals("n")
                    ? value
                    : Integer.parseInt(expected.substring(0, expected.length() - 2)) - value;
            Integer before = variables.putIfAbsent("n", n);
            return before == null || before == n;
        }
        return value == Field.valueOf(expected).of(word);
    }
}
