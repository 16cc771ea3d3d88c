package io.pagurus.cpu.ppc64.translator;

import io.pagurus.cpu.ppc64.decode.Field;
import io.pagurus.cpu.ppc64.decode.Opcode;
import java.util.Set;

/** Which registers an instruction needs as locals. */
final class Usage {
    private static final Set<String> CARRYING = Set.of(
            "addic", "addic.", "subfic", "addc", "adde", "addme", "addze", "subfc", "subfe", "subfme", "subfze",
            "srawi", "sradi");

    private static final int ANY_CONDITION = 0x10;
    private static final int NO_COUNT = 4;

    private Usage() {}

    /** Notes an instruction's registers. */
    static void note(Instruction instruction, RegionLocals locals) {
        Opcode row = instruction.row();
        for (Opcode.Parameter parameter : row.parameters()) {
            Field field = parameter.field();
            if (field != null && (field.kind() == Field.Kind.GPR || field.kind() == Field.Kind.GPR_OR_ZERO)) {
                locals.useGpr(instruction.of(field));
            }
        }
        if (instruction.emitter() == null) {
            return;
        }
        if (records(instruction)) {
            locals.useCr(0);
        }
        if (instruction.has(Field.BF)) {
            locals.useCr(instruction.of(Field.BF));
        }
        if (instruction.has(Field.BC)) {
            locals.useCr(instruction.of(Field.BC) >> 2);
        }
        if (CARRYING.contains(row.mnemonic())) {
            locals.useCarry();
        }
        if (row.branches()) {
            branch(instruction, locals);
        }
        switch (row.mnemonic()) {
            case "mflr", "mtlr" -> locals.useLr();
            case "mfctr", "mtctr" -> locals.useCtr();
            default -> {
                // No other names either.
            }
        }
        if (row.is("storage")) {
            locals.useWindow(StorageAddress.kind(instruction), StorageAddress.windowBase(instruction));
        }
    }

    /** {@return whether an instruction compares its result with zero into CR field 0} */
    static boolean records(Instruction instruction) {
        return instruction.flag(Field.RC) || instruction.row().mnemonic().endsWith(".");
    }

    private static void branch(Instruction instruction, RegionLocals locals) {
        String mnemonic = instruction.row().mnemonic();
        if (instruction.flag(Field.LK) || mnemonic.equals("bclr")) {
            locals.useLr();
        }
        if (mnemonic.equals("bcctr")) {
            locals.useCtr();
        }
        if (instruction.has(Field.BO)) {
            if ((instruction.of(Field.BO) & NO_COUNT) == 0) {
                locals.useCtr();
            }
            if ((instruction.of(Field.BO) & ANY_CONDITION) == 0) {
                locals.useCr(instruction.of(Field.BI) >> 2);
            }
        }
    }
}
