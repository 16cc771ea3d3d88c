package io.pagurus.cpu.ppc64.translator;

import io.pagurus.cpu.ppc64.decode.Field;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Map;
import java.util.function.Consumer;

/** Emitters of logical instructions and select (Power ISA I 3.3.12 and 3.3.13). */
final class LogicalEmitters {
    /** The operations on two doublewords, which they pop, by the names they have in mnemonics. */
    static final Map<String, Consumer<CodeBuilder>> OPERATIONS = Map.of(
            "and", CodeBuilder::land,
            "or", CodeBuilder::lor,
            "xor", CodeBuilder::lxor,
            "andc", code -> not(code).land(),
            "orc", code -> not(code).lor(),
            "nand", code -> not(code.land()),
            "nor", code -> not(code.lor()),
            "eqv", code -> not(code.lxor()));

    private LogicalEmitters() {}

    /** Adds the emitters by mnemonic. */
    static void addTo(Map<String, Emitter> emitters) {
        emitters.put("andi.", immediate(0, CodeBuilder::land));
        emitters.put("andis.", immediate(16, CodeBuilder::land));
        emitters.put("ori", immediate(0, CodeBuilder::lor));
        emitters.put("oris", immediate(16, CodeBuilder::lor));
        emitters.put("xori", immediate(0, CodeBuilder::lxor));
        emitters.put("xoris", immediate(16, CodeBuilder::lxor));
        OPERATIONS.forEach((name, operation) -> emitters.put(name, two(operation)));
        emitters.put("extsb", one(code -> code.l2i().i2b().i2l()));
        emitters.put("extsh", one(code -> code.l2i().i2s().i2l()));
        emitters.put("extsw", one(code -> code.l2i().i2l()));
        emitters.put("cntlzw", one(code -> count(code.l2i(), Integer.class, "numberOfLeadingZeros")));
        emitters.put("cntlzd", one(code -> count(code, Long.class, "numberOfLeadingZeros")));
        emitters.put("cnttzw", one(code -> count(code.l2i(), Integer.class, "numberOfTrailingZeros")));
        emitters.put("cnttzd", one(code -> count(code, Long.class, "numberOfTrailingZeros")));
        emitters.put("isel", (to, i) -> {
            Label second = to.code.newLabel();
            Label done = to.code.newLabel();
            to.test(i.of(Field.BC), false, second);
            to.gpr(i.of(Field.RA0));
            to.toGpr(i.of(Field.RT));
            to.code.goto_(done).labelBinding(second);
            to.gpr(i.of(Field.RB));
            to.toGpr(i.of(Field.RT));
            to.code.labelBinding(done);
        });
    }

    private static Emitter immediate(int shift, Consumer<CodeBuilder> operation) {
        return (to, i) -> {
            operation.accept(to.gpr(i.of(Field.RS)).code.loadConstant((long) i.of(Field.UI) << shift));
            to.result(i.of(Field.RA), Usage.records(i));
        };
    }

    private static Emitter two(Consumer<CodeBuilder> operation) {
        return (to, i) -> {
            operation.accept(to.gpr(i.of(Field.RS)).gpr(i.of(Field.RB)).code);
            to.result(i.of(Field.RA), Usage.records(i));
        };
    }

    private static Emitter one(Consumer<CodeBuilder> operation) {
        return (to, i) -> {
            operation.accept(to.gpr(i.of(Field.RS)).code);
            to.result(i.of(Field.RA), Usage.records(i));
        };
    }

    private static CodeBuilder not(CodeBuilder code) {
        return code.loadConstant(-1L).lxor();
    }

    private static void count(CodeBuilder code, Class<?> box, String name) {
        ClassDesc type = box == Integer.class ? ConstantDescs.CD_int : ConstantDescs.CD_long;
        code.invokestatic(RegionBuilder.desc(box), name, MethodTypeDesc.of(ConstantDescs.CD_int, type))
                .i2l();
    }
}
