package io.pagurus.migration.vmstate;

import io.pagurus.vmstate.Element;
import io.pagurus.vmstate.Member;
import io.pagurus.vmstate.SizeRule;
import io.pagurus.vmstate.VmStateDescription;
import io.pagurus.vmstate.VmStateException;
import io.pagurus.vmstate.VmStateField;
import io.pagurus.vmstate.WireType;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Fills states by their description: counts fit their arrays, values a receiver compares with its own stay, lists and
 * trees are short. The same seed gives the same states. Temporary structures and hand-written encodings are left alone.
 */
public final class RandomStates {
    private static final int MOST_CONTAINER_ELEMENTS = 3;
    private static final int CHECK_ATTEMPTS = 50;

    private final SplittableRandom random;

    /** Begins a sequence of states. */
    public RandomStates(long seed) {
        random = new SplittableRandom(seed);
    }

    /** What a predicate was seen to say. */
    public enum Seen {
        /** It held. */
        PRESENT,
        /** It did not hold. */
        ABSENT
    }

    /**
     * Fills a state, subsections included.
     *
     * @return whether every check of the description holds; a state that fails one cannot be saved
     */
    public <S> boolean fill(VmStateDescription<S> vmsd, S state) {
        for (int attempt = 0; attempt < CHECK_ATTEMPTS; attempt++) {
            fillAll(vmsd, state);
            if (checksHold(vmsd, state)) {
                return true;
            }
        }
        return false;
    }

    /**
     * {@return by {@linkplain SaveListener path} what each predicate was seen to say in random states}
     *
     * @param vmsd the description
     * @param states makes states as the device's reset leaves them
     * @param rounds how many states to try
     */
    public <S> Map<String, EnumSet<Seen>> explore(
            VmStateDescription<S> vmsd, Supplier<? extends S> states, int rounds) {
        Map<String, EnumSet<Seen>> seen = new TreeMap<>();
        SaveListener listener = (path, present) ->
                seen.computeIfAbsent(path, _ -> EnumSet.noneOf(Seen.class)).add(present ? Seen.PRESENT : Seen.ABSENT);
        for (int round = 0; round < rounds; round++) {
            S state = states.get();
            fill(vmsd, state);
            evaluate(vmsd, state, listener);
        }
        return seen;
    }

    private static <S> void evaluate(VmStateDescription<S> vmsd, S state, SaveListener listener) {
        try {
            VmStateWriter.save(vmsd, state, new BytesOutput(), listener);
        } catch (VmStateException e) {
            // What was evaluated before the refusal counts all the same.
        }
    }

    private <S> void fillAll(VmStateDescription<S> vmsd, S state) {
        Map<String, Integer> counters = CounterLimits.of(vmsd, state);
        fillCounters(vmsd, state, counters);
        fillFields(vmsd, state, counters);
    }

    private <S> void fillCounters(VmStateDescription<S> vmsd, S state, Map<String, Integer> limits) {
        for (VmStateField<S> field : vmsd.fields()) {
            Member<S> member = field.member();
            if (field.element() instanceof Element.Scalar<S>(WireType type) && !field.isArray() && member != null) {
                Integer limit = limits.get(member.path());
                if (limit != null && !type.mustEqual() && type != WireType.INT32_POSITIVE_LE) {
                    member.setLong(state, random.nextInt(limit + 1));
                }
            }
        }
        for (VmStateDescription<? super S> sub : vmsd.subsections()) {
            fillCounters(sub, state, limits);
        }
    }

    private <S> void fillFields(VmStateDescription<S> vmsd, S state, Map<String, Integer> counters) {
        for (VmStateField<S> field : vmsd.fields()) {
            Member<S> member = field.member();
            if (member != null && !counters.containsKey(member.path())) {
                fillField(field, member, state);
            }
        }
        for (VmStateDescription<? super S> sub : vmsd.subsections()) {
            fillFields(sub, state, counters);
        }
    }

    private <S> void fillField(VmStateField<S> field, Member<S> member, S state) {
        try {
            switch (field.element()) {
                case Element.Scalar<S>(WireType type) -> scalars(field, member, type, state);
                case Element.Raw<S>(String _, SizeRule<S> rule) -> {
                    int length = (int) (rule.of(state) * field.count().of(state));
                    byte[] bytes = new LoadTarget<>(field, member, state, true).bytes(field.start() + length);
                    for (int i = 0; i < length; i++) {
                        bytes[field.start() + i] = (byte) random.nextInt();
                    }
                }
                case Element.Bitmap<S>(SizeRule<S> rule) -> bitmap(field, member, (int) rule.of(state), state);
                case Element.Struct<S>(VmStateDescription<?> nested) -> structs(field, member, nested, state);
                case Element.VersionedStruct<S>(VmStateDescription<?> nested, int _) ->
                    structs(field, member, nested, state);
                case Element.Queue<S> queue -> {
                    Collection<Object> list = new LoadTarget<>(field, member, state, true).collection();
                    list.clear();
                    for (int n = random.nextInt(MOST_CONTAINER_ELEMENTS + 1); n > 0; n--) {
                        list.add(filled(queue.vmsd()));
                    }
                }
                case Element.Tree<S> tree -> tree(field, member, tree, state);
                case Element.Tmp<S> _, Element.Unused<S> _, Element.Custom<S> _, Element.Check<S> _ -> {}
            }
        } catch (VmStateException e) {
            throw new IllegalStateException("field " + field.name() + " cannot be filled: " + e.getMessage(), e);
        }
    }

    private <S> void scalars(VmStateField<S> field, Member<S> member, WireType type, S state) throws VmStateException {
        if (type.mustEqual()) {
            return;
        }
        if (!field.isArray()) {
            long own = type == WireType.INT32_POSITIVE_LE ? type.normalize(member.getLong(state)) : 0;
            member.setLong(
                    state, type == WireType.INT32_POSITIVE_LE ? random.nextLong(Math.max(own, 0) + 1) : number(type));
            return;
        }
        int count = (int) field.count().of(state);
        if (field.arrayOfPointers()) {
            if (member.get(state) instanceof Object[] array) {
                for (int i = field.start(); i < field.start() + count; i++) {
                    if (array[i] != null) {
                        array[i] = PrimitiveArrays.box(array.getClass().getComponentType(), number(type));
                    }
                }
            }
            return;
        }
        Object array = new LoadTarget<>(field, member, state, true).primitives(type, field.start() + count);
        for (int i = 0; i < count; i++) {
            PrimitiveArrays.set(array, field.start() + i, number(type));
        }
    }

    /** Edges come often: predicates like zero, one and all ones. */
    private long number(WireType type) {
        return type.normalize(
                switch (random.nextInt(8)) {
                    case 0 -> 0;
                    case 1 -> 1;
                    case 2 -> -1;
                    case 3 -> random.nextInt(256);
                    default -> random.nextLong();
                });
    }

    private <S> void bitmap(VmStateField<S> field, Member<S> member, int bits, S state) throws VmStateException {
        BitSet set = new BitSet(bits);
        for (int i = 0; i < bits; i++) {
            set.set(i, random.nextBoolean());
        }
        if (member.get(state) instanceof BitSet own) {
            own.clear();
            own.or(set);
        } else if (member.type() == BitSet.class) {
            member.set(state, set);
        } else {
            int length = (bits + 63) / 64;
            long[] words = new LoadTarget<>(field, member, state, true).words(length);
            System.arraycopy(Arrays.copyOf(set.toLongArray(), length), 0, words, 0, length);
        }
    }

    private <S> void structs(VmStateField<S> field, Member<S> member, VmStateDescription<?> nested, S state)
            throws VmStateException {
        LoadTarget<S> target = new LoadTarget<>(field, member, state, true);
        if (!field.isArray()) {
            if (member.get(state) != null || member.dynamic()) {
                fillAll(FieldLoad.typed(nested), target.object(nested));
            }
            return;
        }
        int end = field.start() + (int) field.count().of(state);
        List<Object> list = target.list();
        if (list != null) {
            while (list.size() < end) {
                list.add(nested.newState());
            }
        }
        List<Object> elements = list != null ? list : Arrays.asList(target.references(end, Object.class));
        for (int i = field.start(); i < end; i++) {
            if (elements.get(i) == null && !field.arrayOfPointers()) {
                elements.set(i, nested.newState());
            }
            if (elements.get(i) != null) {
                fillAll(FieldLoad.typed(nested), elements.get(i));
            }
        }
    }

    private <S> void tree(VmStateField<S> field, Member<S> member, Element.Tree<S> tree, S state)
            throws VmStateException {
        VmStateDescription<?> keyVmsd = tree.key();
        Map<Object, Object> map = new LoadTarget<>(field, member, state, true).map(keyVmsd == null);
        map.clear();
        for (int n = random.nextInt(MOST_CONTAINER_ELEMENTS + 1); n > 0; n--) {
            Object key = keyVmsd == null ? (Object) number(WireType.UINT64) : filled(keyVmsd);
            map.put(key, filled(tree.value()));
        }
    }

    private Object filled(VmStateDescription<?> vmsd) {
        Object element = vmsd.newState();
        fillAll(FieldLoad.typed(vmsd), element);
        return Objects.requireNonNull(element);
    }

    private static <S> boolean checksHold(VmStateDescription<S> vmsd, S state) {
        return vmsd.fields().stream().filter(VmStateField::mustExist).allMatch(f -> f.present(state, vmsd.versionId()));
    }
}
