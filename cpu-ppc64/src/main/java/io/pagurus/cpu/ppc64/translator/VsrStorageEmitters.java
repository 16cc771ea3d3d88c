package io.pagurus.cpu.ppc64.translator;

import io.pagurus.cpu.ppc64.decode.Field;
import io.pagurus.cpu.ppc64.decode.Opcode;
import io.pagurus.cpu.ppc64.fp.Float64Conversions;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Emitters of the loads and stores of floating-point, vector and vector-scalar registers (Power ISA I 4.6.2 to 4.6.4, 6.7.2,
 * 6.7.3, 7.6.1.1, 7.6.1.2). Those of parts of a vector, of pairs and with a length have none.
 */
final class VsrStorageEmitters {
    private static final ClassDesc CONVERSIONS = RegionBuilder.desc(Float64Conversions.class);

    /** What doubleword 1 is after a load into doubleword 0. */
    private enum Second {
        KEPT,
        ZERO,
        SAME
    }

    private VsrStorageEmitters() {}

    /** Adds the emitters by mnemonic; forms with update and indexed ones are found by that without. */
    static void addTo(Map<String, Emitter> emitters) {
        emitters.put("lfd", scalar(8, VsrStorageEmitters::asItIs, Second.ZERO));
        emitters.put("lxsd", scalar(8, VsrStorageEmitters::asItIs, Second.ZERO));
        emitters.put("lxsdx", scalar(8, VsrStorageEmitters::asItIs, Second.KEPT));
        emitters.put("lxvdsx", scalar(8, VsrStorageEmitters::asItIs, Second.SAME));
        emitters.put("lfs", scalar(4, VsrStorageEmitters::ofSingle, Second.ZERO));
        emitters.put("lxssp", scalar(4, VsrStorageEmitters::ofSingle, Second.ZERO));
        emitters.put("lxsspx", scalar(4, VsrStorageEmitters::ofSingle, Second.KEPT));
        emitters.put("lfiwax", scalar(4, CodeBuilder::i2l, Second.ZERO));
        emitters.put("lxsiwax", scalar(4, CodeBuilder::i2l, Second.KEPT));
        emitters.put("lfiwzx", scalar(4, VsrStorageEmitters::unsigned, Second.ZERO));
        emitters.put("lxsiwzx", scalar(4, VsrStorageEmitters::unsigned, Second.KEPT));
        emitters.put(
                "lxvwsx",
                scalar(4, code -> unsigned(code).loadConstant(0x1_0000_0001L).lmul(), Second.SAME));
        emitters.put("lxv", (to, i) -> loadQuad(to, i, 1, to.littleEndian, VsrStorageEmitters::asItIs));
        emitters.put("lvx", (to, i) -> loadQuad(to, i, 16, to.littleEndian, VsrStorageEmitters::asItIs));
        emitters.put("lvxl", (to, i) -> loadQuad(to, i, 16, to.littleEndian, VsrStorageEmitters::asItIs));
        emitters.put("lxvd2x", (to, i) -> loadQuad(to, i, 1, false, VsrStorageEmitters::asItIs));
        emitters.put("lxvw4x", (to, i) -> loadQuad(to, i, 1, false, words(to)));
        emitters.put("stfd", scalarStore(8, VsrStorageEmitters::asItIs));
        emitters.put("stxsd", scalarStore(8, VsrStorageEmitters::asItIs));
        emitters.put("stfs", scalarStore(4, VsrStorageEmitters::toSingle));
        emitters.put("stxssp", scalarStore(4, VsrStorageEmitters::toSingle));
        emitters.put("stfiwx", scalarStore(4, CodeBuilder::l2i));
        emitters.put("stxsiwx", scalarStore(4, CodeBuilder::l2i));
        emitters.put("stxv", (to, i) -> storeQuad(to, i, 1, to.littleEndian, VsrStorageEmitters::asItIs));
        emitters.put("stvx", (to, i) -> storeQuad(to, i, 16, to.littleEndian, VsrStorageEmitters::asItIs));
        emitters.put("stvxl", (to, i) -> storeQuad(to, i, 16, to.littleEndian, VsrStorageEmitters::asItIs));
        emitters.put("stxvd2x", (to, i) -> storeQuad(to, i, 1, false, VsrStorageEmitters::asItIs));
        emitters.put("stxvw4x", (to, i) -> storeQuad(to, i, 1, false, words(to)));
    }

    /** {@return doubleword 0 of the register that an access loads or stores} */
    private static int doubleword(Instruction instruction) {
        for (Opcode.Parameter parameter : instruction.row().parameters()) {
            Field field = parameter.field();
            if (field != null) {
                switch (field.kind()) {
                    case FPR, VSR -> {
                        return RegionBuilder.vsr(instruction.of(field));
                    }
                    case VR -> {
                        return RegionBuilder.vr(instruction.of(field));
                    }
                    default -> {
                        // One of the address.
                    }
                }
            }
        }
        throw new IllegalStateException(instruction.row().mnemonic() + " has no such register");
    }

    /**
     * {@return an emitter of a load into doubleword 0}
     *
     * @param bytes how many, 4 or 8
     * @param widen makes the doubleword of the number in storage, an int or a long
     * @param second what happens to doubleword 1
     */
    private static Emitter scalar(int bytes, Consumer<CodeBuilder> widen, Second second) {
        return (to, i) -> {
            StorageAddress.find(to, i, bytes, 1);
            StorageAddress.host(to, i, 0);
            DirectMemory.get(to.code, bytes, !to.littleEndian);
            widen.accept(to.code);
            int target = doubleword(i);
            if (second == Second.SAME) {
                to.code.dup2();
                to.toDoubleword(target + 1);
            }
            to.toDoubleword(target);
            if (second == Second.ZERO) {
                to.code.lconst_0();
                to.toDoubleword(target + 1);
            }
            StorageAddress.update(to, i);
        };
    }

    private static Emitter scalarStore(int bytes, Consumer<CodeBuilder> narrow) {
        return (to, i) -> {
            StorageAddress.find(to, i, bytes, 1);
            StorageAddress.host(to, i, 0);
            to.doubleword(doubleword(i));
            narrow.accept(to.code);
            DirectMemory.put(to.code, bytes, !to.littleEndian);
            StorageAddress.update(to, i);
        };
    }

    /**
     * Loads a whole register.
     *
     * @param alignment what the address is made a multiple of
     * @param lastFirst whether doubleword 0 is the one at the higher address
     * @param elements puts the elements of a doubleword into their order, either way
     */
    private static void loadQuad(
            RegionBuilder to, Instruction i, int alignment, boolean lastFirst, Consumer<CodeBuilder> elements) {
        StorageAddress.find(to, i, 16, alignment);
        int target = doubleword(i);
        for (int k = 0; k < 2; k++) {
            StorageAddress.host(to, i, 8 * k);
            DirectMemory.get(to.code, 8, !to.littleEndian);
            elements.accept(to.code);
            to.toDoubleword(target + (lastFirst ? 1 - k : k));
        }
    }

    /** Stores one, likewise. */
    private static void storeQuad(
            RegionBuilder to, Instruction i, int alignment, boolean lastFirst, Consumer<CodeBuilder> elements) {
        StorageAddress.find(to, i, 16, alignment);
        int source = doubleword(i);
        for (int k = 0; k < 2; k++) {
            StorageAddress.host(to, i, 8 * k);
            to.doubleword(source + (lastFirst ? 1 - k : k));
            elements.accept(to.code);
            DirectMemory.put(to.code, 8, !to.littleEndian);
        }
    }

    private static void asItIs(CodeBuilder code) {
        // The number in storage is the one in the register.
    }

    /** Words stand in the order of their addresses, whatever the byte order. */
    private static Consumer<CodeBuilder> words(RegionBuilder to) {
        return to.littleEndian
                ? code -> code.loadConstant(32)
                        .invokestatic(
                                RegionBuilder.desc(Long.class),
                                "rotateLeft",
                                MethodTypeDesc.of(ConstantDescs.CD_long, ConstantDescs.CD_long, ConstantDescs.CD_int))
                : VsrStorageEmitters::asItIs;
    }

    private static CodeBuilder unsigned(CodeBuilder code) {
        return code.i2l().loadConstant(0xffff_ffffL).land();
    }

    private static void ofSingle(CodeBuilder code) {
        code.invokestatic(
                CONVERSIONS, "fromSingleFormat", MethodTypeDesc.of(ConstantDescs.CD_long, ConstantDescs.CD_int));
    }

    private static void toSingle(CodeBuilder code) {
        code.invokestatic(
                CONVERSIONS, "toSingleFormat", MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_long));
    }
}
