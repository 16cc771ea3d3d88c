package io.pagurus.migration.vmstate;

import io.pagurus.vmstate.StateInput;
import io.pagurus.vmstate.StateOutput;
import io.pagurus.vmstate.VmStateException;
import io.pagurus.vmstate.WireType;
import java.lang.reflect.Array;

/** Arrays of integers between memory and wire: in bulk where the widths agree, element by element where not. */
final class PrimitiveArrays {
    private PrimitiveArrays() {}

    static Object allocate(WireType type, int length) {
        if (type == WireType.BOOL) {
            return new boolean[length];
        }
        return switch (type.bytes()) {
            case 1 -> new byte[length];
            case 2 -> new short[length];
            case 4 -> new int[length];
            default -> new long[length];
        };
    }

    static void read(Object array, WireType type, int from, int count, StateInput in) throws VmStateException {
        int width = type == WireType.BOOL ? 0 : type.bytes();
        switch (array) {
            case long[] longs when width == 8 -> in.longs(longs, from, count);
            case int[] ints when width == 4 -> in.ints(ints, from, count);
            case short[] shorts when width == 2 -> in.shorts(shorts, from, count);
            case byte[] bytes when width == 1 -> in.bytes(bytes, from, count);
            default -> {
                for (int i = 0; i < count; i++) {
                    set(array, from + i, Scalars.read(type, in));
                }
            }
        }
    }

    static void write(Object array, WireType type, int from, int count, StateOutput out) throws VmStateException {
        int width = type == WireType.BOOL ? 0 : type.bytes();
        switch (array) {
            case long[] longs when width == 8 -> out.longs(longs, from, count);
            case int[] ints when width == 4 -> out.ints(ints, from, count);
            case short[] shorts when width == 2 -> out.shorts(shorts, from, count);
            case byte[] bytes when width == 1 -> out.bytes(bytes, from, count);
            default -> {
                for (int i = 0; i < count; i++) {
                    Scalars.write(type, get(array, from + i), out);
                }
            }
        }
    }

    static long get(Object array, int index) {
        return switch (array) {
            case long[] longs -> longs[index];
            case int[] ints -> ints[index];
            case short[] shorts -> shorts[index];
            case byte[] bytes -> bytes[index];
            case boolean[] flags -> flags[index] ? 1 : 0;
            default -> throw new IllegalArgumentException("no array of integers: " + array.getClass());
        };
    }

    static void set(Object array, int index, long value) {
        switch (array) {
            case long[] longs -> longs[index] = value;
            case int[] ints -> ints[index] = (int) value;
            case short[] shorts -> shorts[index] = (short) value;
            case byte[] bytes -> bytes[index] = (byte) value;
            case boolean[] flags -> flags[index] = value != 0;
            default -> throw new IllegalArgumentException("no array of integers: " + array.getClass());
        }
    }

    /** {@return a number in the boxed form an array of pointers holds} */
    static Object box(Class<?> component, long value) {
        if (component == Integer.class) {
            return (int) value;
        }
        if (component == Short.class) {
            return (short) value;
        }
        if (component == Byte.class) {
            return (byte) value;
        }
        if (component == Boolean.class) {
            return value != 0;
        }
        return value;
    }

    /** {@return a boxed number or boolean, widened} */
    static long unbox(Object value) {
        return value instanceof Boolean flag ? (flag ? 1 : 0) : ((Number) value).longValue();
    }

    static int length(Object array) {
        return Array.getLength(array);
    }
}
