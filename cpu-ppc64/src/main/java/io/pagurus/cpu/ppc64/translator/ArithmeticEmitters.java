package io.pagurus.cpu.ppc64.translator;

import io.pagurus.cpu.ppc64.decode.Field;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Map;
import java.util.function.Consumer;

/** Emitters of addition, subtraction, multiplication and comparison (Power ISA I 3.3.9 and 3.3.10), in 64-bit mode. */
final class ArithmeticEmitters {
    private static final long WORD = 0xffff_ffffL;

    private ArithmeticEmitters() {}

    /** What is carried into a sum. */
    private enum CarryIn {
        ZERO,
        ONE,
        CA
    }

    /** Pushes an operand of an instruction. */
    private interface Operand {
        void push(RegionBuilder to, Instruction i);
    }

    private static final Operand RA = (to, i) -> to.gpr(i.of(Field.RA));
    private static final Operand RB = (to, i) -> to.gpr(i.of(Field.RB));
    private static final Operand SI = (to, i) -> to.code.loadConstant((long) i.of(Field.SI));
    private static final Operand NOT_RA = (to, i) -> {
        to.gpr(i.of(Field.RA));
        to.code.loadConstant(-1L).lxor();
    };
    private static final Operand ZERO = (to, i) -> to.code.lconst_0();
    private static final Operand MINUS_ONE = (to, i) -> to.code.loadConstant(-1L);

    /** Adds the emitters by mnemonic. */
    static void addTo(Map<String, Emitter> emitters) {
        emitters.put("addi", (to, i) -> {
            to.gpr(i.of(Field.RA0)).code.loadConstant((long) i.of(Field.SI)).ladd();
            to.toGpr(i.of(Field.RT));
        });
        emitters.put("addis", (to, i) -> {
            to.gpr(i.of(Field.RA0))
                    .code
                    .loadConstant((long) i.of(Field.SI) << 16)
                    .ladd();
            to.toGpr(i.of(Field.RT));
        });
        emitters.put("add", two(CodeBuilder::ladd));
        emitters.put("mulld", two(CodeBuilder::lmul));
        emitters.put("subf", (to, i) -> {
            to.gpr(i.of(Field.RB)).gpr(i.of(Field.RA)).code.lsub();
            to.result(i.of(Field.RT), Usage.records(i));
        });
        emitters.put("neg", (to, i) -> {
            to.gpr(i.of(Field.RA)).code.lneg();
            to.result(i.of(Field.RT), Usage.records(i));
        });
        emitters.put("mulli", (to, i) -> {
            to.gpr(i.of(Field.RA)).code.loadConstant((long) i.of(Field.SI)).lmul();
            to.toGpr(i.of(Field.RT));
        });
        emitters.put("mullw", words(code -> code.l2i().i2l(), 0));
        emitters.put("mulhw", words(code -> code.l2i().i2l(), 32));
        emitters.put("mulhwu", words(code -> code.loadConstant(WORD).land(), 32));
        emitters.put("addic", carrying(RA, SI, CarryIn.ZERO));
        emitters.put("addic.", carrying(RA, SI, CarryIn.ZERO));
        emitters.put("subfic", carrying(NOT_RA, SI, CarryIn.ONE));
        emitters.put("addc", carrying(RA, RB, CarryIn.ZERO));
        emitters.put("adde", carrying(RA, RB, CarryIn.CA));
        emitters.put("addme", carrying(RA, MINUS_ONE, CarryIn.CA));
        emitters.put("addze", carrying(RA, ZERO, CarryIn.CA));
        emitters.put("subfc", carrying(NOT_RA, RB, CarryIn.ONE));
        emitters.put("subfe", carrying(NOT_RA, RB, CarryIn.CA));
        emitters.put("subfme", carrying(NOT_RA, MINUS_ONE, CarryIn.CA));
        emitters.put("subfze", carrying(NOT_RA, ZERO, CarryIn.CA));
        emitters.put("cmp", compare(RB, true));
        emitters.put("cmpi", compare(SI, true));
        emitters.put("cmpl", compare(RB, false));
        emitters.put("cmpli", compare((to, i) -> to.code.loadConstant((long) i.of(Field.UI)), false));
    }

    private static Emitter two(Consumer<CodeBuilder> operation) {
        return (to, i) -> {
            operation.accept(to.gpr(i.of(Field.RA)).gpr(i.of(Field.RB)).code);
            to.result(i.of(Field.RT), Usage.records(i));
        };
    }

    private static Emitter words(Consumer<CodeBuilder> extend, int shift) {
        return (to, i) -> {
            extend.accept(to.gpr(i.of(Field.RA)).code);
            extend.accept(to.gpr(i.of(Field.RB)).code);
            to.code.lmul();
            if (shift != 0) {
                to.code.loadConstant(shift).lushr();
            }
            to.result(i.of(Field.RT), Usage.records(i));
        };
    }

    private static Emitter carrying(Operand a, Operand b, CarryIn in) {
        return (to, i) -> {
            CodeBuilder code = to.code;
            a.push(to, i);
            code.lstore(RegionLocals.A);
            b.push(to, i);
            code.lstore(RegionLocals.B);
            code.lload(RegionLocals.A).lload(RegionLocals.B).ladd();
            if (in == CarryIn.ONE) {
                code.lconst_1().ladd();
            } else if (in == CarryIn.CA) {
                code.iload(to.locals.ca()).i2l().ladd();
            }
            code.dup2().lstore(RegionLocals.R);
            to.toGpr(i.of(Field.RT));
            // What is carried out of each bit: (a & b) | ((a | b) & ~sum).
            code.lload(RegionLocals.A).lload(RegionLocals.B).land();
            code.lload(RegionLocals.A).lload(RegionLocals.B).lor();
            code.lload(RegionLocals.R).loadConstant(-1L).lxor().land().lor();
            if (to.isa300) {
                code.dup2().loadConstant(31).lushr().l2i().iconst_1().iand().istore(to.locals.ca32());
            }
            code.loadConstant(63).lushr().l2i().istore(to.locals.ca());
            if (Usage.records(i)) {
                code.lload(RegionLocals.R).lconst_0().lcmp();
                to.compared(0);
            }
        };
    }

    private static Emitter compare(Operand b, boolean signed) {
        return (to, i) -> {
            CodeBuilder code = to.code;
            boolean whole = i.is(Field.L10);
            to.gpr(i.of(Field.RA));
            extend(code, whole, signed);
            b.push(to, i);
            if (i.has(Field.RB)) {
                extend(code, whole, signed);
            }
            if (whole && !signed) {
                code.invokestatic(
                        RegionBuilder.desc(Long.class),
                        "compareUnsigned",
                        MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_long, ConstantDescs.CD_long));
            } else {
                code.lcmp();
            }
            to.compared(i.of(Field.BF));
        };
    }

    private static void extend(CodeBuilder code, boolean whole, boolean signed) {
        if (whole) {
            return;
        }
        if (signed) {
            code.l2i().i2l();
        } else {
            code.loadConstant(WORD).land();
        }
    }
}
