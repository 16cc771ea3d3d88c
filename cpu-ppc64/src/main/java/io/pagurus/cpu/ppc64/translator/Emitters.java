package io.pagurus.cpu.ppc64.translator;

import io.pagurus.cpu.ppc64.decode.Field;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which instructions have emitters: the hottest. */
final class Emitters {
    private static final Map<String, Emitter> BY_MNEMONIC = new HashMap<>();

    static {
        ArithmeticEmitters.addTo(BY_MNEMONIC);
        LogicalEmitters.addTo(BY_MNEMONIC);
        RotateEmitters.addTo(BY_MNEMONIC);
        VectorEmitters.addTo(BY_MNEMONIC);
        BY_MNEMONIC.put("mflr", (to, i) -> {
            to.code.lload(to.locals.lr());
            to.toGpr(i.of(Field.RT));
        });
        BY_MNEMONIC.put("mfctr", (to, i) -> {
            to.code.lload(to.locals.ctr());
            to.toGpr(i.of(Field.RT));
        });
        BY_MNEMONIC.put("mtlr", (to, i) -> to.gpr(i.of(Field.RS)).code.lstore(to.locals.lr()));
        BY_MNEMONIC.put("mtctr", (to, i) -> to.gpr(i.of(Field.RS)).code.lstore(to.locals.ctr()));
    }

    private Emitters() {}

    /** {@return the emitter of an instruction, or null if its semantic method is to be called} */
    static @Nullable Emitter of(Instruction instruction) {
        boolean copiesFpscr = instruction.row().is("fp") && instruction.flag(Field.RC);
        if (instruction.flag(Field.OE) || copiesFpscr) {
            return null;
        }
        if (instruction.row().branches()) {
            return BranchEmitters.has(instruction)
                    ? (to, branch) -> BranchEmitters.emit(to, branch, java.util.List.of())
                    : null;
        }
        String mnemonic = instruction.row().mnemonic();
        Emitter emitter = BY_MNEMONIC.get(mnemonic);
        return emitter != null || !instruction.row().is("storage") ? emitter : StorageEmitters.of(instruction);
    }

    /** {@return the mnemonics that have emitters, storage access and branches aside} */
    static Iterable<String> mnemonics() {
        return BY_MNEMONIC.keySet();
    }
}
