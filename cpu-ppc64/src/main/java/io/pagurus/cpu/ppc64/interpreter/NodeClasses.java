package io.pagurus.cpu.ppc64.interpreter;

import io.pagurus.cpu.ppc64.decode.Opcode;
import io.pagurus.cpu.ppc64.exec.Cpu;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes the classes of nodes: for each semantic method, and each combination of its flags, one hidden class whose
 * {@code execute} is that call. So each kind of instruction has a class of its own, which is what lets the JVM compile it
 * apart from all others, and no instruction has to be written twice.
 */
final class NodeClasses {
    private static final ClassDesc CPU = desc(Cpu.class);
    private static final ClassDesc NODE = desc(OperandNode.class);
    private static final String[] OPERANDS = {"a", "b", "c", "d", "e"};
    private static final MethodTypeDesc CONSTRUCTOR =
            MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_long, ConstantDescs.CD_int.arrayType());

    /** A semantic method with the values of its flags, bit by bit. */
    private record Key(Method semantics, int flags) {}

    private final Map<Key, MethodHandle> constructors = new ConcurrentHashMap<>();

    /**
     * {@return a node}
     *
     * @param row the instruction's row
     * @param word the instruction
     * @param address its effective address
     */
    Node make(Opcode row, int word, long address) {
        int[] operands = new int[OPERANDS.length];
        int flags = 0;
        int n = 0;
        int position = 0;
        for (Opcode.Parameter parameter : row.parameters()) {
            if (parameter.field() != null && parameter.type() == boolean.class) {
                flags |= (parameter.field().of(word) != 0 ? 1 : 0) << position;
            } else if (parameter.field() != null) {
                operands[n++] = parameter.field().of(word);
            }
            position++;
        }
        MethodHandle constructor =
                constructors.computeIfAbsent(new Key(row.semantics(), flags), key -> define(row, key.flags()));
        try {
            return (Node) constructor.invokeExact(address, operands);
        } catch (Throwable e) {
            throw new IllegalStateException("cannot make a node for " + row.mnemonic(), e);
        }
    }

    private static MethodHandle define(Opcode row, int flags) {
        Method semantics = row.semantics();
        byte[] bytes = ClassFile.of()
                .build(
                        ClassDesc.of(NodeClasses.class.getPackageName(), "Node_" + semantics.getName()),
                        type -> type.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER)
                                .withSuperclass(NODE)
                                .withMethodBody(
                                        "<init>",
                                        CONSTRUCTOR,
                                        0,
                                        code -> code.aload(0)
                                                .lload(1)
                                                .aload(3)
                                                .invokespecial(NODE, "<init>", CONSTRUCTOR)
                                                .return_())
                                .withMethodBody(
                                        "execute",
                                        MethodTypeDesc.of(ConstantDescs.CD_void, CPU),
                                        ClassFile.ACC_PUBLIC,
                                        code -> call(code, row, flags)));
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup().defineHiddenClass(bytes, true);
            return lookup.findConstructor(
                            lookup.lookupClass(), MethodType.methodType(void.class, long.class, int[].class))
                    .asType(MethodType.methodType(Node.class, long.class, int[].class));
        } catch (IllegalAccessException | NoSuchMethodException e) {
            throw new IllegalStateException("cannot define the node of " + row.mnemonic(), e);
        }
    }

    private static void call(CodeBuilder code, Opcode row, int flags) {
        code.aload(1);
        int n = 0;
        int position = 0;
        for (Opcode.Parameter parameter : row.parameters()) {
            if (parameter.field() == null) {
                code.aload(0).getfield(NODE, "cia", ConstantDescs.CD_long);
            } else if (parameter.type() == boolean.class) {
                code.loadConstant(flags >>> position & 1);
            } else {
                code.aload(0).getfield(NODE, OPERANDS[n++], ConstantDescs.CD_int);
            }
            position++;
        }
        Method semantics = row.semantics();
        code.invokestatic(
                        desc(semantics.getDeclaringClass()),
                        semantics.getName(),
                        MethodType.methodType(void.class, semantics.getParameterTypes())
                                .describeConstable()
                                .orElseThrow())
                .return_();
    }

    private static ClassDesc desc(Class<?> type) {
        return type.describeConstable().orElseThrow();
    }
}
