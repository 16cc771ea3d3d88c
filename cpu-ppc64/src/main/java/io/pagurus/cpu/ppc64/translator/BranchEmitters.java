package io.pagurus.cpu.ppc64.translator;

import io.pagurus.cpu.ppc64.decode.Field;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.SwitchCase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Emitters of branches (Power ISA I 2.4): control flow of the JVM within the region, an exit out of it. */
final class BranchEmitters {
    private static final int ANY_CONDITION = 0x10;
    private static final int CONDITION_TRUE = 8;
    private static final int NO_COUNT = 4;
    private static final int COUNT_ZERO = 2;

    /** Up to so many targets are compared one after the other. */
    private static final int FEW = 3;

    private BranchEmitters() {}

    /** {@return whether a branch has an emitter} */
    static boolean has(Instruction branch) {
        return switch (branch.row().mnemonic()) {
            case "b", "bc", "bclr" -> true;
            case "bcctr" -> (branch.of(Field.BO) & NO_COUNT) != 0;
            default -> false;
        };
    }

    /** {@return where a branch goes whose target is in the instruction} */
    static Optional<Long> target(Instruction branch) {
        long from = branch.is(Field.AA) ? 0 : branch.address();
        return switch (branch.row().mnemonic()) {
            case "b" -> Optional.of(from + branch.of(Field.LI));
            case "bc" -> Optional.of(from + branch.of(Field.BD));
            default -> Optional.empty();
        };
    }

    /**
     * Emits a branch.
     *
     * @param to receives it
     * @param branch the instruction
     * @param targets of an indirect one, stretches of the region, the most frequent first
     */
    static void emit(RegionBuilder to, Instruction branch, List<Long> targets) {
        CodeBuilder code = to.code;
        Optional<Long> direct = target(branch);
        if (direct.isEmpty()) {
            code.lload(branch.row().mnemonic().equals("bclr") ? to.locals.lr() : to.locals.ctr())
                    .loadConstant(~3L)
                    .land()
                    .lstore(RegionLocals.A);
        }
        if (branch.flag(Field.LK)) {
            code.loadConstant(branch.next()).lstore(to.locals.lr());
        }
        Label notTaken = code.newLabel();
        boolean falls = condition(to, branch, notTaken);
        to.taken(branch.address());
        if (direct.isPresent()) {
            to.go(branch.address(), direct.get());
        } else {
            indirect(to, branch.address(), targets);
        }
        if (falls) {
            code.labelBinding(notTaken);
            to.go(branch.address(), branch.next());
        }
    }

    /** Goes to a label if the branch is not taken; says whether that can be. */
    private static boolean condition(RegionBuilder to, Instruction branch, Label notTaken) {
        if (!branch.has(Field.BO)) {
            return false;
        }
        CodeBuilder code = to.code;
        int bo = branch.of(Field.BO);
        if ((bo & NO_COUNT) == 0) {
            code.lload(to.locals.ctr())
                    .lconst_1()
                    .lsub()
                    .dup2()
                    .lstore(to.locals.ctr())
                    .lconst_0()
                    .lcmp();
            if ((bo & COUNT_ZERO) != 0) {
                code.ifne(notTaken);
            } else {
                code.ifeq(notTaken);
            }
        }
        if ((bo & ANY_CONDITION) == 0) {
            to.test(branch.of(Field.BI), (bo & CONDITION_TRUE) == 0, notTaken);
        }
        return (bo & NO_COUNT) == 0 || (bo & ANY_CONDITION) == 0;
    }

    private static void indirect(RegionBuilder to, long from, List<Long> targets) {
        CodeBuilder code = to.code;
        List<Label> labels = new ArrayList<>();
        for (long target : targets) {
            Label label = code.newLabel();
            labels.add(label);
            to.later(() -> {
                code.labelBinding(label);
                to.go(from, target);
            });
        }
        if (targets.size() <= FEW) {
            for (int i = 0; i < targets.size(); i++) {
                code.lload(RegionLocals.A)
                        .loadConstant((long) targets.get(i))
                        .lcmp()
                        .ifeq(labels.get(i));
            }
            to.exitTo(RegionLocals.A);
            return;
        }
        Label elsewhere = code.newLabel();
        code.lload(RegionLocals.A)
                .loadConstant(to.base)
                .lsub()
                .dup2()
                .lstore(RegionLocals.B)
                .loadConstant(32)
                .lushr()
                .lconst_0()
                .lcmp()
                .ifne(elsewhere);
        List<SwitchCase> cases = new ArrayList<>();
        for (int i = 0; i < targets.size(); i++) {
            cases.add(SwitchCase.of((int) (targets.get(i) - to.base), labels.get(i)));
        }
        code.lload(RegionLocals.B).l2i().lookupswitch(elsewhere, cases);
        code.labelBinding(elsewhere);
        to.exitTo(RegionLocals.A);
    }
}
