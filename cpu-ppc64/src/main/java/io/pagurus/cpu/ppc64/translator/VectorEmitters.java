package io.pagurus.cpu.ppc64.translator;

import io.pagurus.cpu.ppc64.decode.Field;
import java.lang.classfile.CodeBuilder;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToIntBiFunction;

/**
 * Emitters of logical instructions on whole registers and of moves (Power ISA 2.07 I 4.6.5, 6.9.3, 7.6.1.6, 7.6.1.9): what
 * is no more than a few moves itself.
 */
final class VectorEmitters {
    private VectorEmitters() {}

    /** Adds the emitters by mnemonic. */
    static void addTo(Map<String, Emitter> emitters) {
        logical(emitters, "and", CodeBuilder::land);
        logical(emitters, "andc", code -> LogicalEmitters.not(code).land());
        logical(emitters, "or", CodeBuilder::lor);
        logical(emitters, "xor", CodeBuilder::lxor);
        logical(emitters, "nor", code -> LogicalEmitters.not(code.lor()));
        logical(emitters, "orc", code -> LogicalEmitters.not(code).lor());
        logical(emitters, "nand", code -> LogicalEmitters.not(code.land()));
        logical(emitters, "eqv", code -> LogicalEmitters.not(code.lxor()));
        emitters.put("mfvsrd", (to, i) -> to.doubleword(source(i)).toGpr(i.of(Field.RA)));
        emitters.put("mfvsrld", (to, i) -> to.doubleword(source(i) + 1).toGpr(i.of(Field.RA)));
        emitters.put("mfvsrwz", (to, i) -> {
            to.doubleword(source(i)).code.loadConstant(0xffff_ffffL).land();
            to.toGpr(i.of(Field.RA));
        });
        emitters.put("mtvsrd", (to, i) -> to.gpr(i.of(Field.RA)).toDoubleword(target(i)));
        emitters.put("mtvsrwa", (to, i) -> {
            to.gpr(i.of(Field.RA)).code.l2i().i2l();
            to.toDoubleword(target(i));
        });
        emitters.put("mtvsrwz", (to, i) -> {
            to.gpr(i.of(Field.RA)).code.loadConstant(0xffff_ffffL).land();
            to.toDoubleword(target(i));
        });
        emitters.put("mtvsrdd", (to, i) -> {
            to.gpr(i.of(Field.RA0)).toDoubleword(target(i));
            to.gpr(i.of(Field.RB)).toDoubleword(target(i) + 1);
        });
        emitters.put("fmr", scalar(_ -> {}));
        emitters.put("fneg", scalar(code -> code.loadConstant(Long.MIN_VALUE).lxor()));
        emitters.put("fabs", scalar(code -> code.loadConstant(Long.MAX_VALUE).land()));
        emitters.put("xxpermdi", (to, i) -> {
            int choice = i.of(Field.DM);
            to.doubleword(RegionBuilder.vsr(i.of(Field.XA)) + (choice >> 1));
            to.doubleword(RegionBuilder.vsr(i.of(Field.XB)) + (choice & 1)).toDoubleword(target(i) + 1);
            to.toDoubleword(target(i));
        });
        emitters.put("xxspltib", (to, i) -> {
            for (int k = 0; k < 2; k++) {
                to.code.loadConstant(i.of(Field.IMM8) * 0x0101_0101_0101_0101L);
                to.toDoubleword(target(i) + k);
            }
        });
    }

    /** Adds the two that do the same, one for vector registers and one for all. */
    private static void logical(Map<String, Emitter> emitters, String name, Consumer<CodeBuilder> operation) {
        emitters.put(
                "v" + name,
                both(
                        operation,
                        (i, which) ->
                                RegionBuilder.vr(i.of(which == 0 ? Field.VRT : which == 1 ? Field.VRA : Field.VRB))));
        emitters.put(
                "xxl" + name,
                both(
                        operation,
                        (i, which) ->
                                RegionBuilder.vsr(i.of(which == 0 ? Field.XT : which == 1 ? Field.XA : Field.XB))));
    }

    /**
     * {@return an emitter that does the same to both doublewords}
     *
     * @param operation pops two and pushes the result
     * @param register doubleword 0 of the target, 0, and of the sources, 1 and 2
     */
    private static Emitter both(Consumer<CodeBuilder> operation, ToIntBiFunction<Instruction, Integer> register) {
        return (to, i) -> {
            for (int k = 0; k < 2; k++) {
                to.doubleword(register.applyAsInt(i, 1) + k).doubleword(register.applyAsInt(i, 2) + k);
                operation.accept(to.code);
                to.toDoubleword(register.applyAsInt(i, 0) + k);
            }
        };
    }

    /** {@return an emitter of a move between floating-point registers} */
    private static Emitter scalar(Consumer<CodeBuilder> change) {
        return (to, i) -> {
            int target = RegionBuilder.vsr(i.of(Field.FRT));
            to.doubleword(RegionBuilder.vsr(i.of(Field.FRB)));
            change.accept(to.code);
            to.toDoubleword(target);
            to.code.lconst_0();
            to.toDoubleword(target + 1);
        };
    }

    private static int source(Instruction instruction) {
        return RegionBuilder.vsr(instruction.of(Field.XS));
    }

    private static int target(Instruction instruction) {
        return RegionBuilder.vsr(instruction.of(Field.XT));
    }
}
