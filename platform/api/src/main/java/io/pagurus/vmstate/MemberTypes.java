package io.pagurus.vmstate;

import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether the Java type of a member can hold what its field carries. */
final class MemberTypes {
    private static final Map<Class<?>, Integer> WIDTHS = Map.of(
            byte.class,
            1,
            short.class,
            2,
            int.class,
            4,
            long.class,
            8, //
            Byte.class,
            1,
            Short.class,
            2,
            Integer.class,
            4,
            Long.class,
            8);

    private MemberTypes() {}

    static void requireInteger(Member<?> member) {
        if (!member.dynamic() && !(member.type().isPrimitive() && WIDTHS.containsKey(member.type()))) {
            throw wrong(member, "an integer, because it counts");
        }
    }

    static <S> void check(VmStateField<S> field, Member<S> member) {
        if (member.dynamic()) {
            return;
        }
        Class<?> type = member.type();
        switch (field.element()) {
            case Element.Scalar<S>(WireType wire) -> checkScalar(field, member, wire);
            case Element.Raw<S> _ -> require(type == byte[].class, member, "byte[]");
            case Element.Bitmap<S> _ ->
                require(type == long[].class || type == BitSet.class, member, "long[] or BitSet");
            case Element.Struct<S>(VmStateDescription<?> vmsd) -> checkStruct(field, member, vmsd);
            case Element.VersionedStruct<S>(VmStateDescription<?> vmsd, int _) -> checkStruct(field, member, vmsd);
            case Element.Queue<S> _ -> require(Collection.class.isAssignableFrom(type), member, "a Collection");
            case Element.Tree<S> _ -> require(Map.class.isAssignableFrom(type), member, "a Map");
            case Element.Tmp<S> _, Element.Unused<S> _, Element.Custom<S> _, Element.Check<S> _ -> {}
        }
        boolean replaced =
                (field.alloc() && type.isArray()) || (!field.isArray() && field.element() instanceof Element.Scalar<S>);
        require(!replaced || member.writable(), member, "not final, because loading replaces it");
    }

    private static <S> void checkScalar(VmStateField<S> field, Member<S> member, WireType wire) {
        Class<?> type = member.type();
        if (!field.isArray()) {
            require(
                    type.isPrimitive() && holds(type, wire),
                    member,
                    "an integer of " + wire.bytes() + " bytes or more");
            return;
        }
        Class<?> component = type.getComponentType();
        require(
                component != null && component.isPrimitive() != field.arrayOfPointers() && holds(component, wire),
                member,
                (field.arrayOfPointers() ? "an array of boxed integers of " : "an array of integers of ") + wire.bytes()
                        + " bytes or more");
    }

    private static boolean holds(@Nullable Class<?> type, WireType wire) {
        if (type == boolean.class || type == Boolean.class) {
            return wire == WireType.BOOL;
        }
        Integer width = type == null ? null : WIDTHS.get(type);
        return width != null && width >= wire.bytes();
    }

    private static <S> void checkStruct(VmStateField<S> field, Member<S> member, VmStateDescription<?> vmsd) {
        Class<?> type = member.type();
        if (!field.isArray()) {
            require(
                    vmsd.stateType().isAssignableFrom(type),
                    member,
                    vmsd.stateType().getName());
        } else if (!List.class.isAssignableFrom(type)) {
            Class<?> component = type.getComponentType();
            require(
                    component != null && vmsd.stateType().isAssignableFrom(component),
                    member,
                    "an array or List of " + vmsd.stateType().getName());
        }
    }

    private static void require(boolean fits, Member<?> member, String what) {
        if (!fits) {
            throw wrong(member, what);
        }
    }

    private static IllegalArgumentException wrong(Member<?> member, String what) {
        return new IllegalArgumentException(
                "member " + member.path() + " is " + member.type().getTypeName() + " but must be " + what);
    }
}
