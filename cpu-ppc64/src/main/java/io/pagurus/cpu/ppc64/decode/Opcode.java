package io.pagurus.cpu.ppc64.decode;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;

/**
 * One instruction: its row of the opcode table, and what it does.
 *
 * @param row the row
 * @param semantics the static method that is the instruction; its first parameter is the CPU
 * @param parameters what the method takes after the CPU
 */
public record Opcode(OpcodeRow row, Method semantics, List<Parameter> parameters) {

    /**
     * A parameter of a semantic method.
     *
     * @param field the instruction field it is given, or null for {@code cia}, the instruction's own address
     * @param type int, boolean, or long for the address
     */
    public record Parameter(
            @org.jspecify.annotations.Nullable Field field, Class<?> type) {}

    /** Copies the parameters. */
    public Opcode {
        parameters = List.copyOf(parameters);
    }

    /** {@return as the ISA spells it, with the dot if the instruction always records} */
    public String mnemonic() {
        return row.mnemonic();
    }

    /** {@return its format} */
    public Form form() {
        return row.form();
    }

    /** {@return bits that identify the instruction} */
    public int mask() {
        return row.mask();
    }

    /** {@return what they must be} */
    public int value() {
        return row.value();
    }

    /** {@return bits that make it illegal when set, as the oracle does it} */
    public int reserved() {
        return row.reserved();
    }

    /** {@return as in assembly, such as {@code RT,D(RA)}; empty if it has none} */
    public String operands() {
        return row.operands();
    }

    /** {@return what else is to be known of it; see {@link OpcodeTable}} */
    public Set<String> attributes() {
        return row.attributes();
    }

    /**
     * {@return whether a word is this instruction}
     *
     * @param word the instruction word
     */
    public boolean matches(int word) {
        return (word & row.mask()) == row.value() && (word & row.reserved()) == 0;
    }

    /**
     * {@return whether the row has an attribute}
     *
     * @param attribute such as {@code branch}
     */
    public boolean is(String attribute) {
        return row.attributes().contains(attribute);
    }

    /** {@return whether its semantics set the next instruction address} */
    public boolean branches() {
        return is("branch");
    }

    /** {@return whether the instructions after it must be looked up anew: they may be others now} */
    public boolean endsBlock() {
        return is("branch") || is("ends");
    }
}
