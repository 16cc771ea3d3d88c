package io.pagurus.cpu.ppc64.translator;

import io.pagurus.cpu.ppc64.decode.Field;
import io.pagurus.cpu.ppc64.decode.Opcode;
import org.jspecify.annotations.Nullable;

/**
 * An instruction of a region.
 *
 * @param row its row
 * @param word the instruction
 * @param address its effective address
 * @param number how many instructions of its stretch are before it
 * @param emitter what translates it, or null if its semantic method is called
 */
record Instruction(
        Opcode row,
        int word,
        long address,
        int number,
        @Nullable Emitter emitter) {
    int of(Field field) {
        return field.of(word);
    }

    boolean is(Field flag) {
        return flag.of(word) != 0;
    }

    /** {@return effective address of the instruction behind it} */
    long next() {
        return address + 4;
    }

    /** {@return whether its semantic method takes a field} */
    boolean has(Field field) {
        for (Opcode.Parameter parameter : row.parameters()) {
            if (parameter.field() == field) {
                return true;
            }
        }
        return false;
    }

    /** {@return whether its method takes a flag and it is set} */
    boolean flag(Field field) {
        return has(field) && is(field);
    }
}
