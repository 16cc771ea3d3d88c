package io.pagurus.cpu.ppc64.disassembler;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Operands as assembly writes them, taken apart: {@code RT,D(RA0)} are the three operands {@code RT}, {@code D} and {@code
 * RA0}, with nothing, a comma and a parenthesis before them.
 *
 * @param names what stands for each operand
 * @param before what is written before each of them
 * @param after what is written behind the last
 */
record OperandList(List<String> names, List<String> before, String after) {
    private static final String PUNCTUATION = ",()";

    OperandList {
        names = List.copyOf(names);
        before = List.copyOf(before);
    }

    /** {@return the operands of a column of a table; {@code -} and nothing are none} */
    static OperandList parse(String column) {
        List<String> names = new ArrayList<>();
        List<String> before = new ArrayList<>();
        StringBuilder name = new StringBuilder();
        StringBuilder punctuation = new StringBuilder();
        for (char c : (column.equals("-") ? "" : column).toCharArray()) {
            if (PUNCTUATION.indexOf(c) < 0) {
                name.append(c);
                continue;
            }
            if (!name.isEmpty()) {
                names.add(name.toString());
                before.add(punctuation.toString());
                name.setLength(0);
                punctuation.setLength(0);
            }
            punctuation.append(c);
        }
        if (!name.isEmpty()) {
            names.add(name.toString());
            before.add(punctuation.toString());
            punctuation.setLength(0);
        }
        return new OperandList(names, before, punctuation.toString());
    }

    /** {@return the operands written out} */
    String text(Function<String, String> operand) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < names.size(); i++) {
            text.append(before.get(i)).append(operand.apply(names.get(i)));
        }
        return text.append(after).toString();
    }
}
