package io.pagurus.cpu.ppc64.translator;

import io.pagurus.cpu.ppc64.decode.Opcode;
import io.pagurus.cpu.ppc64.decode.OpcodeTable;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes the class of a region. */
final class RegionWriter {
    private static final ClassDesc SUPER = RegionBuilder.desc(RegionCode.class);
    private static final MethodTypeDesc RUN =
            MethodTypeDesc.of(ConstantDescs.CD_int, RegionBuilder.CPU, ConstantDescs.CD_int, ConstantDescs.CD_int);
    private static final MethodTypeDesc INTERRUPTED = MethodTypeDesc.of(
            ConstantDescs.CD_void,
            RegionBuilder.CPU,
            ConstantDescs.CD_int,
            ConstantDescs.CD_int,
            ConstantDescs.CD_long);

    private final OpcodeTable table;

    RegionWriter(OpcodeTable table) {
        this.table = table;
    }

    /**
     * {@return the bytes of a class that extends {@link RegionCode}; its entries are the plan's seeds, in order}
     *
     * @param plan what to translate
     */
    byte[] write(RegionPlan plan) {
        List<List<Instruction>> stretches = plan.blocks().stream()
                .map(block -> instructions(block, plan.isa300()))
                .toList();
        RegionLocals locals = new RegionLocals();
        stretches.forEach(stretch -> stretch.forEach(instruction -> Usage.note(instruction, locals)));
        Map<Long, Integer> compared = ComparedFields.atStart(plan, stretches);
        ClassDesc self = ClassDesc.of(RegionWriter.class.getPackageName(), "Region");
        return ClassFile.of()
                .build(
                        self,
                        type -> type.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER)
                                .withSuperclass(SUPER)
                                .withMethodBody(
                                        ConstantDescs.INIT_NAME,
                                        ConstantDescs.MTD_void,
                                        0,
                                        code -> code.aload(0)
                                                .invokespecial(SUPER, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                                                .return_())
                                .withMethodBody(
                                        "run",
                                        RUN,
                                        ClassFile.ACC_PROTECTED | ClassFile.ACC_FINAL,
                                        code -> body(
                                                new RegionBuilder(code, locals, plan, self),
                                                plan,
                                                stretches,
                                                compared)));
    }

    /**
     * {@return bytes of bytecode of a region's method}
     *
     * @param type the class, as {@link #write} made it
     */
    static int size(byte[] type) {
        return ClassFile.of().parse(type).methods().stream()
                .filter(method -> method.methodName().equalsString("run"))
                .map(method ->
                        method.findAttribute(Attributes.code()).orElseThrow().codeLength())
                .findFirst()
                .orElseThrow();
    }

    private List<Instruction> instructions(RegionPlan.Stretch stretch, boolean isa300) {
        List<Instruction> instructions = new ArrayList<>();
        for (int word : stretch.words()) {
            Opcode row = table.find(word, isa300);
            if (row == null) {
                throw new IllegalStateException("a word that is no instruction");
            }
            int number = instructions.size();
            Instruction bare = new Instruction(row, word, stretch.address() + 4L * number, number, null);
            instructions.add(new Instruction(row, word, bare.address(), number, Emitters.of(bare)));
        }
        return instructions;
    }

    private static void body(
            RegionBuilder to, RegionPlan plan, List<List<Instruction>> stretches, Map<Long, Integer> compared) {
        CodeBuilder code = to.code;
        entry(to, plan);
        for (int i = 0; i < stretches.size(); i++) {
            RegionPlan.Stretch stretch = plan.blocks().get(i);
            code.labelBinding(java.util.Objects.requireNonNull(to.stretch(stretch.address())));
            to.startsCompared(compared.getOrDefault(stretch.address(), 0));
            stretch(to, stretch, stretches.get(i));
        }
        to.emitLater();
        leaving(to);
    }

    private static void entry(RegionBuilder to, RegionPlan plan) {
        CodeBuilder code = to.code;
        DirectMemory.open(code);
        var somewhere = code.newLabel();
        code.iload(RegionLocals.ENTRY)
                .ifge(somewhere)
                .iload(RegionLocals.BUDGET)
                .ireturn()
                .labelBinding(somewhere);
        code.aload(RegionLocals.CPU)
                .getfield(RegionBuilder.CPU, "gpr", RegionBuilder.LONGS)
                .astore(RegionLocals.GPRS);
        code.iconst_0().istore(RegionLocals.WHERE);
        code.iconst_m1().istore(RegionLocals.CFAR);
        code.aconst_null().astore(RegionLocals.INTERRUPT);
        for (int local :
                new int[] {RegionLocals.NIP, RegionLocals.EA, RegionLocals.A, RegionLocals.B, RegionLocals.R}) {
            code.lconst_0().lstore(local);
        }
        array(code, "dataTlb", RegionLocals.TLB);
        array(code, "vsr", RegionLocals.VSRS);
        for (int window : to.locals.windows()) {
            DirectMemory.noWindow(code);
            code.lstore(window);
        }
        to.fill();
        List<SwitchCase> cases = new ArrayList<>();
        for (int i = 1; i < plan.seeds().size(); i++) {
            cases.add(SwitchCase.of(
                    i,
                    java.util.Objects.requireNonNull(
                            to.stretch(plan.seeds().get(i).address()))));
        }
        var first = java.util.Objects.requireNonNull(
                to.stretch(plan.seeds().getFirst().address()));
        if (!cases.isEmpty()) {
            code.iload(RegionLocals.ENTRY).tableswitch(1, cases.size(), first, cases);
        } else {
            code.goto_(first);
        }
    }

    /** Emits what puts an array of the CPU into a local. Its length is asked for so that the JVM knows it is there. */
    private static void array(CodeBuilder code, String field, int local) {
        code.aload(RegionLocals.CPU)
                .getfield(RegionBuilder.CPU, field, RegionBuilder.LONGS)
                .dup()
                .astore(local)
                .arraylength()
                .pop();
    }

    private static void stretch(RegionBuilder to, RegionPlan.Stretch stretch, List<Instruction> instructions) {
        CodeBuilder code = to.code;
        for (Instruction instruction : instructions) {
            Emitter emitter = instruction.emitter();
            if (emitter == null) {
                if (SemanticCall.emit(to, instruction)) {
                    return;
                }
            } else if (instruction.row().branches()) {
                code.iinc(RegionLocals.BUDGET, -instructions.size());
                BranchEmitters.emit(to, instruction, stretch.targets());
                return;
            } else {
                emitter.emit(to, instruction);
            }
        }
        code.iinc(RegionLocals.BUDGET, -instructions.size());
        to.go(instructions.getLast().address(), stretch.end());
    }

    private static void leaving(RegionBuilder to) {
        CodeBuilder code = to.code;
        code.labelBinding(to.fault);
        code.astore(RegionLocals.INTERRUPT);
        interrupted(to);
        code.goto_(to.leave());
        to.leaveStopped();
        code.labelBinding(to.leave());
        to.spillChanged();
        var raise = code.newLabel();
        code.aload(RegionLocals.INTERRUPT).ifnonnull(raise);
        code.aload(RegionLocals.CPU)
                .lload(RegionLocals.NIP)
                .putfield(RegionBuilder.CPU, "nip", ConstantDescs.CD_long)
                .iload(RegionLocals.BUDGET)
                .ireturn();
        code.labelBinding(to.syncedFault);
        code.astore(RegionLocals.INTERRUPT);
        interrupted(to);
        code.labelBinding(raise);
        code.aload(RegionLocals.INTERRUPT).athrow();
    }

    private static void interrupted(RegionBuilder to) {
        to.code
                .aload(RegionLocals.THIS)
                .aload(RegionLocals.CPU)
                .iload(RegionLocals.BUDGET)
                .iload(RegionLocals.WHERE)
                .loadConstant(to.base)
                .invokevirtual(to.self, "interrupted", INTERRUPTED);
    }
}
