package io.pagurus.cpu.ppc64.translator;

import io.pagurus.cpu.ppc64.decode.Field;
import java.lang.classfile.CodeBuilder;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;

/**
 * Emitters of logical instructions on whole registers and of moves (Power ISA 2.07 I 4.6.5, 6.9.3, 7.6.1.6, 7.6.1.9): what
 * is no more than a few moves itself.
 */
final class VectorEmitters {
    private VectorEmitters() {}

    /** Adds the emitters by mnemonic. */
    static void addTo(Map<String, Emitter> emitters) {
        LogicalEmitters.OPERATIONS.forEach((name, operation) -> {
            // One for vector registers and one for all.
            emitters.put("v" + name, both(operation, RegionBuilder::vr, Field.VRT, Field.VRA, Field.VRB));
            emitters.put("xxl" + name, both(operation, RegionBuilder::vsr, Field.XT, Field.XA, Field.XB));
        });
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

    /**
     * {@return an emitter that does the same to both doublewords}
     *
     * @param operation pops two and pushes the result
     * @param register which doubleword is the first of a register
     */
    private static Emitter both(
            Consumer<CodeBuilder> operation, IntUnaryOperator register, Field target, Field first, Field second) {
        return (to, i) -> {
            for (int k = 0; k < 2; k++) {
                to.doubleword(register.applyAsInt(i.of(first)) + k);
                to.doubleword(register.applyAsInt(i.of(second)) + k);
                operation.accept(to.code);
                to.toDoubleword(register.applyAsInt(i.of(target)) + k);
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
