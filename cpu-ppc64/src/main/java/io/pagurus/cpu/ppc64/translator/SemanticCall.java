package io.pagurus.cpu.ppc64.translator;

import io.pagurus.cpu.ppc64.decode.Field;
import io.pagurus.cpu.ppc64.decode.Opcode;
import io.pagurus.cpu.ppc64.state.PpcState;
import io.pagurus.cpu.ppc64.state.Spr;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.Set;

/** The call of a semantic method with constant operands: how an instruction runs that has no emitter. */
final class SemanticCall {
    /** What the method may touch of the registers that are locals. */
    enum Effect {
        /** The GPRs among its operands. */
        OPERANDS,
        /** Any register. */
        REGISTERS,
        /** Any register, and what decoded code or translations depend on: the region is left. */
        EVERYTHING
    }

    private static final MethodTypeDesc REACHED =
            MethodTypeDesc.of(ConstantDescs.CD_void, RegionBuilder.CPU, ConstantDescs.CD_int, ConstantDescs.CD_int);

    /** Beginnings of the names of the classes whose instructions change neither mode nor translation. */
    private static final Set<String> PLAIN = Set.of(
            "ConditionRegister",
            "FixedPoint",
            "FloatingPoint",
            "Vector",
            "Vsx",
            "Decimal",
            "Quad",
            "Atomic",
            "CacheControl",
            "ProgramPriority",
            "ReservedNoOp");

    /** Instructions of other classes that only read. */
    private static final Set<String> READING = Set.of("mfspr", "mfmsr", "mftb");

    /** Special purpose registers that nothing is derived from and that stand for no other. */
    private static final Set<Integer> INERT =
            Set.of(Spr.DSISR, Spr.DAR, Spr.SRR0, Spr.SRR1, Spr.SPRG0, Spr.SPRG1, Spr.SPRG2, Spr.SPRG3);

    /** Fields by which an instruction names more than one register. */
    private static final Set<Field> MANY = Set.of(Field.RTP, Field.RSP, Field.NB, Field.FXM, Field.SPR, Field.TBR);

    private SemanticCall() {}

    /** {@return what an instruction may touch} */
    static Effect effect(Instruction instruction) {
        Opcode row = instruction.row();
        if (row.endsBlock() || row.is("hv")) {
            return Effect.EVERYTHING;
        }
        if (instruction.has(Field.SPR) && INERT.contains(instruction.of(Field.SPR))) {
            return Effect.OPERANDS;
        }
        String facility = row.semantics().getDeclaringClass().getSimpleName();
        if (PLAIN.stream().noneMatch(facility::startsWith)) {
            return READING.contains(row.mnemonic()) || setsXer(instruction) ? Effect.REGISTERS : Effect.EVERYTHING;
        }
        if (facility.equals("ConditionRegister")
                || facility.startsWith("Atomic")
                || facility.equals("FixedPointMultiple")
                || facility.equals("ProgramPriority")
                || row.mnemonic().endsWith(".")
                || instruction.flag(Field.RC)
                || instruction.flag(Field.RC21)
                || instruction.flag(Field.OE)) {
            return Effect.REGISTERS;
        }
        for (Opcode.Parameter parameter : row.parameters()) {
            Field field = parameter.field();
            if (field != null
                    && (MANY.contains(field)
                            || field.kind() == Field.Kind.CR_BIT
                            || field.kind() == Field.Kind.CR_FIELD)) {
                return Effect.REGISTERS;
            }
        }
        boolean carries = facility.equals("FixedPointArithmetic") || facility.equals("FixedPointRotate");
        return carries ? Effect.REGISTERS : Effect.OPERANDS;
    }

    private static boolean setsXer(Instruction instruction) {
        return instruction.row().mnemonic().equals("mtspr") && instruction.of(Field.SPR) == Spr.XER;
    }

    /**
     * Emits the call.
     *
     * @param to receives it
     * @param instruction the instruction
     * @return whether the region is left behind it
     */
    static boolean emit(RegionBuilder to, Instruction instruction) {
        CodeBuilder code = to.code;
        Effect effect = effect(instruction);
        to.where(instruction);
        if (effect == Effect.OPERANDS) {
            gprs(instruction, to::spillGpr);
            to.guarded(() -> call(code, instruction), to.fault);
            gprs(instruction, to::fillGpr);
            return false;
        }
        to.spill();
        code.aload(RegionLocals.THIS)
                .aload(RegionLocals.CPU)
                .iload(RegionLocals.BUDGET)
                .loadConstant(instruction.number())
                .invokevirtual(to.self, "reached", REACHED);
        to.guarded(() -> call(code, instruction), to.syncedFault);
        if (effect == Effect.REGISTERS) {
            to.fill();
            if (instruction.flag(Field.OE) || setsXer(instruction)) {
                var without = code.newLabel();
                code.aload(RegionLocals.CPU)
                        .getfield(RegionBuilder.CPU, "so", ConstantDescs.CD_int)
                        .ifeq(without);
                out(to, instruction, true);
                code.labelBinding(without);
            }
            return false;
        }
        out(to, instruction, !instruction.row().branches());
        return true;
    }

    /** Leaves with the registers in the CPU. */
    private static void out(RegionBuilder to, Instruction instruction, boolean goesOn) {
        CodeBuilder code = to.code;
        if (goesOn) {
            code.aload(RegionLocals.CPU)
                    .loadConstant(instruction.next())
                    .putfield(RegionBuilder.CPU, "nip", ConstantDescs.CD_long);
        }
        code.iload(RegionLocals.BUDGET)
                .loadConstant(instruction.number() + 1)
                .isub()
                .ireturn();
    }

    private interface Move {
        void gpr(int n);
    }

    private static void gprs(Instruction instruction, Move move) {
        boolean[] done = new boolean[PpcState.GPRS];
        for (Opcode.Parameter parameter : instruction.row().parameters()) {
            Field field = parameter.field();
            if (field != null && (field.kind() == Field.Kind.GPR || field.kind() == Field.Kind.GPR_OR_ZERO)) {
                int n = instruction.of(field);
                if (n < PpcState.GPRS && !done[n]) {
                    done[n] = true;
                    move.gpr(n);
                }
            }
        }
    }

    private static void call(CodeBuilder code, Instruction instruction) {
        Method semantics = instruction.row().semantics();
        code.aload(RegionLocals.CPU);
        for (Opcode.Parameter parameter : instruction.row().parameters()) {
            Field field = parameter.field();
            if (field == null) {
                code.loadConstant(instruction.address());
            } else {
                code.loadConstant(instruction.of(field));
            }
        }
        code.invokestatic(
                RegionBuilder.desc(semantics.getDeclaringClass()),
                semantics.getName(),
                MethodType.methodType(void.class, semantics.getParameterTypes())
                        .describeConstable()
                        .orElseThrow());
    }
}
