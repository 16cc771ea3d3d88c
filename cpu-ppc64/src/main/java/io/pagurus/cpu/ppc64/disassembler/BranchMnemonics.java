package io.pagurus.cpu.ppc64.disassembler;

import io.pagurus.cpu.ppc64.decode.Field;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Extended mnemonics of conditional branches (Power ISA I E.2): what a mnemonic begins with is told by BO and BI, what it
 * ends with by where the branch goes.
 */
final class BranchMnemonics {
    /** Meanings of BO (Power ISA I 2.4): the value without a hint, with the hint "not taken", with the hint "taken". */
    private static final String BO = """
            false   4   6   7
            true    12  14  15
            dnzf    0
            dzf     2
            dnzt    8
            dzt     10
            dnz     16  24  25
            dz      18  26  27
            always  20
            """;

    private static final List<String> TRUE = List.of("lt", "gt", "eq", "so");
    private static final List<String> FALSE = List.of("ge", "le", "ne", "ns");
    private static final List<String> CONDITIONS = List.of("true", "false");
    private static final List<String> HINTS = List.of("", "-", "+");

    private record Option(String meaning, String hint) {}

    private static final Map<Integer, Option> OPTIONS = options();

    private BranchMnemonics() {}

    /**
     * {@return the branch as it is written}
     *
     * @param encoding bc, bclr, bcctr or bctar
     * @param word the instruction
     * @param address where it stands
     */
    static Mnemonic of(Encoding encoding, int word, long address) {
        String kind = encoding.row().mnemonic().substring(2);
        int bi = Field.BI.of(word);
        Option option = OPTIONS.getOrDefault(Field.BO.of(word), new Option("", ""));
        String meaning = option.meaning();
        String condition = "";
        String stem = null;
        switch (meaning) {
            case "true", "false" -> {
                stem = (meaning.equals("true") ? TRUE : FALSE).get(bi % 4);
                condition = bi < 4 ? "" : "cr" + bi / 4;
            }
            case "dnzf", "dzf", "dnzt", "dzt" -> {
                stem = meaning;
                condition = OperandText.crBit(bi);
            }
            case "dnz", "dz" -> stem = bi == 0 ? meaning : null;
            case "always" -> stem = bi == 0 && !kind.isEmpty() ? "" : null;
            default -> stem = null;
        }
        if (stem == null || kind.equals("ctr") && stem.startsWith("d")) {
            stem = "c";
            condition = Field.BO.of(word) + "," + OperandText.crBit(bi);
        }
        String target = kind.isEmpty() ? OperandText.of(Field.BD, word, address) : hint(word);
        if (condition.isEmpty() && !kind.isEmpty() && !target.isEmpty() && CONDITIONS.contains(meaning)) {
            // An operand can only be left out if those behind it are.
            condition = "cr0";
        }
        return new Mnemonic(
                encoding.mnemonic("b" + stem + kind, word) + option.hint(),
                condition + (condition.isEmpty() || target.isEmpty() ? "" : ",") + target);
    }

    private static String hint(int word) {
        int hint = Field.BH.of(word);
        return hint == 0 ? "" : Integer.toString(hint);
    }

    private static Map<Integer, Option> options() {
        Map<Integer, Option> options = new HashMap<>();
        for (String line : BO.lines().toList()) {
            String[] columns = line.split("\\s+", -1);
            for (int i = 1; i < columns.length; i++) {
                options.put(Integer.valueOf(columns[i]), new Option(columns[0], HINTS.get(i - 1)));
            }
        }
        return options;
    }
}
