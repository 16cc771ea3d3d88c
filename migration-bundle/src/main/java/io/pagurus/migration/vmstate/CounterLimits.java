package io.pagurus.migration.vmstate;

import io.pagurus.vmstate.Count;
import io.pagurus.vmstate.Element;
import io.pagurus.vmstate.Member;
import io.pagurus.vmstate.SizeRule;
import io.pagurus.vmstate.VmStateDescription;
import io.pagurus.vmstate.VmStateField;
import java.lang.reflect.Array;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How high each member that counts elements or bytes may be set without outgrowing what it counts. */
final class CounterLimits {
    /** What is allocated anew has no size of its own to respect. */
    private static final int ALLOCATED = 16;

    private CounterLimits() {}

    /** {@return member path to highest value, for a description with its subsections} */
    static <S> Map<String, Integer> of(VmStateDescription<S> vmsd, S state) {
        Map<String, Integer> limits = new HashMap<>();
        collect(vmsd, state, limits);
        return limits;
    }

    private static <S> void collect(VmStateDescription<S> vmsd, S state, Map<String, Integer> limits) {
        for (VmStateField<S> field : vmsd.fields()) {
            int capacity = capacity(field, state);
            if (field.count() instanceof Count.FromMember<S>(Member<S> member, var type, int multiplier)) {
                int widest = type.bytes() == 1 ? 0xff : Integer.MAX_VALUE;
                limits.merge(member.path(), Math.min(widest, capacity / Math.max(1, multiplier)), Math::min);
            }
            if (sizeRule(field) instanceof SizeRule.FromMember<S>(Member<S> member, int multiplier)) {
                limits.merge(member.path(), capacity / Math.max(1, multiplier), Math::min);
            }
        }
        for (VmStateDescription<? super S> sub : vmsd.subsections()) {
            collect(sub, state, limits);
        }
    }

    private static <S> SizeRule<S> sizeRule(VmStateField<S> field) {
        return switch (field.element()) {
            case Element.Raw<S> raw -> raw.size();
            case Element.Unused<S> unused -> unused.size();
            case Element.Bitmap<S> bitmap -> bitmap.bits();
            default -> new SizeRule.Fixed<>(0);
        };
    }

    private static <S> int capacity(VmStateField<S> field, S state) {
        Member<S> member = field.member();
        if (member == null || field.alloc() || member.dynamic()) {
            return ALLOCATED;
        }
        return switch (member.get(state)) {
            case null -> member.writable() && member.type() == BitSet.class ? ALLOCATED : 0;
            case BitSet _ -> ALLOCATED * Long.SIZE;
            case List<?> list -> list.size();
            case long[] words when field.element() instanceof Element.Bitmap<S> -> words.length * Long.SIZE;
            case Object array when array.getClass().isArray() -> Array.getLength(array) - field.start();
            default -> 0;
        };
    }
}
