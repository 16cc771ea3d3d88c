package io.pagurus.cpu.ppc64.translator;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.exec.DataTlb;
import io.pagurus.cpu.ppc64.exec.HostMemory;
import io.pagurus.cpu.ppc64.exec.Storage;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;

/**
 * How translated code gets at guest RAM by host address: by sun.misc.Unsafe where the runtime lets it, whose methods the
 * JVM's first compiler makes one move of; else by {@link HostMemory}, which only the second compiler does. The addresses
 * come from the software TLB either way.
 */
final class DirectMemory {
    private static final String NAME = "sun.misc.Unsafe";
    private static final ClassDesc UNSAFE = ClassDesc.of(NAME);
    private static final ClassDesc MEMORY = RegionBuilder.desc(HostMemory.class);
    private static final MethodTypeDesc GET_ELEMENT =
            MethodTypeDesc.of(ConstantDescs.CD_long, ConstantDescs.CD_Object, ConstantDescs.CD_long);
    private static final @Nullable Object INSTANCE = find();

    /** Where an array's elements begin. */
    private static final int BASE = base();

    /** How far apart an array's elements are. */
    private static final int SCALE = INSTANCE == null ? 1 : Long.BYTES;

    private DirectMemory() {}

    private static int base() {
        try {
            return INSTANCE == null ? 0 : base(INSTANCE.getClass());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no place of an array's elements", e);
        }
    }

    private static int base(Class<?> unsafe) throws ReflectiveOperationException {
        return unsafe.getField("ARRAY_LONG_BASE_OFFSET").getInt(null);
    }

    private static @Nullable Object find() {
        try {
            Class<?> type = Class.forName(NAME, true, DirectMemory.class.getClassLoader());
            Field field = type.getDeclaredField("theUnsafe");
            field.setAccessible(true);
            Object instance = field.get(null);
            // It may be there and refuse (--sun-misc-unsafe-memory-access=deny).
            type.getMethod("getLong", Object.class, long.class).invoke(instance, new long[1], (long) base(type));
            return instance;
        } catch (ReflectiveOperationException | RuntimeException e) {
            return null;
        }
    }

    /** {@return whether it is by Unsafe} */
    static boolean byUnsafe() {
        return INSTANCE != null;
    }

    /** {@return what the class of a region has as its class data} */
    static Object classData() {
        return INSTANCE == null ? DirectMemory.class : INSTANCE;
    }

    /** Emits what puts the means of access into its local. */
    static void open(CodeBuilder code) {
        if (INSTANCE != null) {
            code.loadConstant(DynamicConstantDesc.ofNamed(
                            ConstantDescs.BSM_CLASS_DATA, ConstantDescs.DEFAULT_NAME, UNSAFE))
                    .astore(RegionLocals.MEMORY);
        }
    }

    /** Emits what has to come before the address. */
    static void begin(CodeBuilder code) {
        if (INSTANCE != null) {
            code.aload(RegionLocals.MEMORY);
        }
    }

    /**
     * Emits a load from the address on the stack: an int, zero-extended, or a long.
     *
     * @param bytes how many: 1, 2, 4 or 8
     * @param bigEndian whether the first is the most significant
     */
    static void get(CodeBuilder code, int bytes, boolean bigEndian) {
        ClassDesc type = bytes == 8 ? ConstantDescs.CD_long : ConstantDescs.CD_int;
        if (INSTANCE == null) {
            code.invokestatic(MEMORY, "get" + 8 * bytes, MethodTypeDesc.of(type, ConstantDescs.CD_long));
        } else {
            code.invokevirtual(UNSAFE, "get" + name(bytes), MethodTypeDesc.of(type(bytes), ConstantDescs.CD_long));
        }
        if (bigEndian) {
            reverse(code, bytes);
        }
        if (bytes == 1) {
            code.loadConstant(0xff).iand();
        } else if (bytes == 2) {
            code.i2c();
        }
    }

    /** Emits a store of the value on the stack, an int or a long, to the address below it, as {@link #get}. */
    static void put(CodeBuilder code, int bytes, boolean bigEndian) {
        if (bigEndian) {
            reverse(code, bytes);
        }
        ClassDesc type = bytes == 8 ? ConstantDescs.CD_long : ConstantDescs.CD_int;
        if (INSTANCE == null) {
            code.invokestatic(
                    MEMORY, "put" + 8 * bytes, MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_long, type));
            return;
        }
        if (bytes == 1) {
            code.i2b();
        } else if (bytes == 2) {
            code.i2s();
        }
        code.invokevirtual(
                UNSAFE,
                "put" + name(bytes),
                MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_long, type(bytes)));
    }

    /**
     * Emits what pushes where the entry for {@link RegionLocals#EA} is in {@link RegionLocals#TLB}.
     *
     * @param kind {@link Storage#LOAD} or {@link Storage#STORE}
     */
    static void entry(CodeBuilder code, int kind) {
        // Its place in bytes, or as an index: by the number of the page, which is bits 12 and up of the address.
        int size = DataTlb.SIZE * SCALE;
        int shift = Cpu.PAGE_BITS - Integer.numberOfTrailingZeros(size);
        long first = kind == Storage.STORE ? (long) DataTlb.ENTRIES * size : 0;
        code.lload(RegionLocals.EA)
                .loadConstant(shift)
                .lushr()
                .loadConstant((DataTlb.ENTRIES - 1L) * size)
                .land()
                .loadConstant(BASE + first)
                .ladd();
    }

    /** Emits what pushes where the entry without a window is. */
    static void noWindow(CodeBuilder code) {
        code.loadConstant(BASE + (long) DataTlb.NONE * SCALE);
    }

    /**
     * Emits what pushes a number of an entry of the software TLB.
     *
     * @param entry the local that says where it is
     * @param number which, as {@link DataTlb} has it
     */
    static void tlb(CodeBuilder code, int entry, int number) {
        begin(code);
        code.aload(RegionLocals.TLB).lload(entry);
        if (number != 0) {
            code.loadConstant((long) number * SCALE).ladd();
        }
        if (INSTANCE == null) {
            code.l2i().laload();
        } else {
            code.invokevirtual(UNSAFE, "getLong", GET_ELEMENT);
        }
    }

    /**
     * Emits what pushes an element of an array.
     *
     * @param array the local that holds it, of which it is known that it is an array of longs and not null
     * @param index which, known to be there
     */
    static void element(CodeBuilder code, int array, int index) {
        begin(code);
        code.aload(array);
        if (INSTANCE == null) {
            code.loadConstant(index).laload();
        } else {
            code.loadConstant(BASE + (long) index * SCALE).invokevirtual(UNSAFE, "getLong", GET_ELEMENT);
        }
    }

    /** Emits what sets an element of an array, as {@link #element}, to the value of a local. */
    static void setElement(CodeBuilder code, int array, int index, int value) {
        begin(code);
        code.aload(array);
        if (INSTANCE == null) {
            code.loadConstant(index).lload(value).lastore();
        } else {
            code.loadConstant(BASE + (long) index * SCALE)
                    .lload(value)
                    .invokevirtual(
                            UNSAFE,
                            "putLong",
                            MethodTypeDesc.of(
                                    ConstantDescs.CD_void,
                                    ConstantDescs.CD_Object,
                                    ConstantDescs.CD_long,
                                    ConstantDescs.CD_long));
        }
    }

    private static void reverse(CodeBuilder code, int bytes) {
        switch (bytes) {
            case 2 -> {
                code.i2s();
                reverse(code, Short.class, ConstantDescs.CD_short);
            }
            case 4 -> reverse(code, Integer.class, ConstantDescs.CD_int);
            case 8 -> reverse(code, Long.class, ConstantDescs.CD_long);
            default -> {
                // A byte has no order.
            }
        }
    }

    private static void reverse(CodeBuilder code, Class<?> box, ClassDesc type) {
        code.invokestatic(RegionBuilder.desc(box), "reverseBytes", MethodTypeDesc.of(type, type));
    }

    private static String name(int bytes) {
        return switch (bytes) {
            case 1 -> "Byte";
            case 2 -> "Short";
            case 4 -> "Int";
            default -> "Long";
        };
    }

    private static ClassDesc type(int bytes) {
        return switch (bytes) {
            case 1 -> ConstantDescs.CD_byte;
            case 2 -> ConstantDescs.CD_short;
            case 4 -> ConstantDescs.CD_int;
            default -> ConstantDescs.CD_long;
        };
    }
}
