package io.pagurus.cpu.ppc64.decode;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;

/**
 * One row of the opcode table.
 *
 * @param mnemonic as the ISA spells it, with the dot if the instruction always records
 * @param form its format
 * @param mask bits that identify the instruction
 * @param value what they must be
 * @param reserved bits that make it illegal when set, as the oracle does it
 * @param operands as in assembly, such as {@code RT,D(RA)}; empty if it has none
 * @param attributes what else is to be known of it; see {@link OpcodeTable}
 * @param semantics the static method that is the instruction; its first parameter is the CPU
 * @param parameters what the method takes after the CPU
 */
public record Opcode(
        String mnemonic,
        Form form,
        int mask,
        int value,
        int reserved,
        String operands,
        Set<String> attributes,
        Method semantics,
        List<Parameter> parameters) {

    /**
     * A parameter of a semantic method.
     *
     * @param field the instruction field it is given, or null for {@code cia}, the instruction's own address
     * @param type int, boolean, or long for the address
     */
    public record Parameter(
            @org.jspecify.annotations.Nullable Field field, Class<?> type) {}

    /** Copies the collections. */
    public Opcode {
        attributes = Set.copyOf(attributes);
        parameters = List.copyOf(parameters);
    }

    /**
     * {@return whether a word is this instruction}
     *
     * @param word the instruction word
     */
    public boolean matches(int word) {
        return (word & mask) == value && (word & reserved) == 0;
    }

    /**
     * {@return whether the row has an attribute}
     *
     * @param attribute such as {@code branch}
     */
    public boolean is(String attribute) {
        return attributes.contains(attribute);
    }

    /** {@return whether its semantics set the next instruction address} */
    public boolean branches() {
        return attributes.contains("branch");
    }

    /** {@return whether the instructions after it must be looked up anew: they may be others now} */
    public boolean endsBlock() {
        return attributes.contains("branch") || attributes.contains("ends");
    }
}
