package io.pagurus.migration.vmstate;

import io.pagurus.vmstate.Element;
import io.pagurus.vmstate.Errno;
import io.pagurus.vmstate.Member;
import io.pagurus.vmstate.SizeRule;
import io.pagurus.vmstate.StateOutput;
import io.pagurus.vmstate.VmStateDescription;
import io.pagurus.vmstate.VmStateException;
import io.pagurus.vmstate.VmStateField;
import io.pagurus.vmstate.WireType;
import java.lang.reflect.Array;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Saves one field and describes it. */
final class FieldSave<S> {
    private static final int NULL_MARKER = 0x30;

    private final SaveRun run;
    private final StateOutput out;
    private final VmStateDescription<S> vmsd;
    private final VmStateField<S> field;
    private final S state;
    private final @Nullable VmDescJson json;
    private int index = -1;

    FieldSave(SaveRun run, VmStateDescription<S> vmsd, VmStateField<S> field, S state, @Nullable VmDescJson json) {
        this.run = run;
        this.out = run.out;
        this.vmsd = vmsd;
        this.field = field;
        this.state = state;
        this.json = json;
    }

    void run() throws VmStateException {
        try {
            save();
        } catch (VmStateException e) {
            String place = index < 0 ? field.name() : field.name() + "[" + index + "]";
            throw e.within(place).receiverLine("Save of field " + vmsd.name() + "/" + field.name() + " failed");
        } catch (IndexOutOfBoundsException | ClassCastException e) {
            throw new VmStateException(Errno.EINVAL, "the member does not hold what its description says: " + e, e)
                    .within(field.name());
        }
    }

    private void save() throws VmStateException {
        switch (field.element()) {
            case Element.Scalar<S>(WireType type) -> scalars(type);
            case Element.Raw<S>(String _, SizeRule<S> rule) -> raw(notNegative(rule.of(state)));
            case Element.Unused<S>(SizeRule<S> rule) -> unused(notNegative(rule.of(state)));
            case Element.Bitmap<S>(SizeRule<S> rule) -> bitmap(notNegative(rule.of(state)));
            case Element.Struct<S>(VmStateDescription<?> nested) -> structs(nested, nested.versionId());
            case Element.VersionedStruct<S>(VmStateDescription<?> nested, int version) -> structs(nested, version);
            case Element.Tmp<S> tmp -> {
                Object made = tmp.maker().apply(state);
                elements(1, (_, j) -> nested(tmp.vmsd(), made, tmp.vmsd().versionId(), j), _ -> false);
            }
            case Element.Queue<S> queue -> elements(1, (_, j) -> queue(queue, j), _ -> false);
            case Element.Tree<S> tree -> elements(1, (_, j) -> tree(tree, j), _ -> false);
            case Element.Custom<S> custom ->
                elements(count(), (i, _) -> custom.info().put(state, i, new CustomOutput(out)), _ -> false);
            case Element.Check<S> _ -> {}
        }
    }

    private int notNegative(long number) throws VmStateException {
        if (number < 0 || number > Integer.MAX_VALUE) {
            throw new VmStateException(Errno.EINVAL, "the count or size is out of range").found(String.valueOf(number));
        }
        return (int) number;
    }

    private int count() throws VmStateException {
        return notNegative(field.count().of(state));
    }

    private Member<S> member() {
        return Objects.requireNonNull(field.member(), field.name());
    }

    private Object content() throws VmStateException {
        Object content = member().get(state);
        if (content == null) {
            throw new VmStateException(Errno.EINVAL, "member " + member().path() + " is null");
        }
        return content;
    }

    private interface ElementSave {
        void save(int index, @Nullable VmDescJson json) throws VmStateException;
    }

    private interface NullTest {
        boolean isNull(int index);
    }

    /** Saves element by element; an array that compresses is described by its first element. */
    private void elements(int count, ElementSave element, NullTest nulls) throws VmStateException {
        VmDescJson loop = json;
        boolean since10 = run.style == JsonStyle.SINCE_10_0;
        boolean wasNull = false;
        for (int i = 0; i < count; i++) {
            index = field.isArray() ? i : -1;
            boolean isNull = nulls.isNull(i);
            int length = since10 ? count - i : count;
            if (since10 && isNull != wasNull) {
                wasNull = isNull;
                loop = json;
                length = sameFrom(i, count, nulls);
            }
            boolean nullEntry = since10 && isNull;
            long from = out.position();
            if (loop != null) {
                loop.startField(vmsd, field, i, length, nullEntry);
            }
            if (isNull) {
                out.u8(NULL_MARKER);
            } else {
                element.save(i, loop);
            }
            if (loop != null) {
                loop.endField(field, out.position() - from, nullEntry);
                if (field.compressible()) {
                    loop = null;
                }
            }
        }
    }

    private static int sameFrom(int first, int count, NullTest nulls) {
        for (int i = first + 1; i < count; i++) {
            if (nulls.isNull(i) != nulls.isNull(first)) {
                return i - first;
            }
        }
        return count - first;
    }

    /** Describes elements of one known size, so that the bytes can be written at once. */
    private void describe(int count, long size) {
        if (json == null) {
            return;
        }
        int entries = field.compressible() ? Math.min(count, 1) : count;
        for (int i = 0; i < entries; i++) {
            json.startField(vmsd, field, i, run.style == JsonStyle.SINCE_10_0 ? count - i : count, false);
            json.endField(field, size, false);
        }
    }

    private void scalars(WireType type) throws VmStateException {
        if (!field.isArray()) {
            describe(1, type.bytes());
            Scalars.write(type, member().getLong(state), out);
            return;
        }
        int count = count();
        if (field.arrayOfPointers()) {
            Object[] array = (Object[]) content();
            elements(
                    count,
                    (i, _) -> Scalars.write(type, PrimitiveArrays.unbox(array[field.start() + i]), out),
                    i -> array[field.start() + i] == null);
            return;
        }
        describe(count, type.bytes());
        if (count > 0) {
            Object array = content();
            requireCapacity(Array.getLength(array), field.start() + (long) count);
            PrimitiveArrays.write(array, type, field.start(), count, out);
        }
    }

    private void requireCapacity(int length, long needed) throws VmStateException {
        if (length < needed) {
            throw new VmStateException(Errno.EINVAL, "member " + member().path() + " is shorter than its count says")
                    .expected(needed + " elements")
                    .found(String.valueOf(length));
        }
    }

    private void raw(int size) throws VmStateException {
        int count = count();
        describe(count, size);
        int total = notNegative((long) count * size);
        if (total > 0) {
            byte[] bytes = (byte[]) content();
            requireCapacity(bytes.length, field.start() + (long) total);
            out.bytes(bytes, field.start(), total);
        }
    }

    private void unused(int size) throws VmStateException {
        int count = count();
        describe(count, size);
        byte[] zeros = new byte[Math.min(1024, notNegative((long) count * size))];
        for (int left = count * size; left > 0; left -= zeros.length) {
            out.bytes(zeros, 0, Math.min(left, zeros.length));
        }
    }

    private void bitmap(int bits) throws VmStateException {
        int words = (int) ((bits + 63L) / 64);
        describe(1, words * 8L);
        Object content = content();
        long[] array = content instanceof BitSet set ? set.toLongArray() : (long[]) content;
        if (content instanceof BitSet && array.length < words) {
            array = java.util.Arrays.copyOf(array, words);
        }
        requireCapacity(array.length, words);
        out.longs(array, 0, words);
    }

    private void structs(VmStateDescription<?> nested, int version) throws VmStateException {
        if (!field.isArray()) {
            Object object = content();
            elements(1, (_, j) -> nested(nested, object, version, j), _ -> false);
            return;
        }
        int count = count();
        if (count == 0) {
            return;
        }
        Object content = content();
        List<?> list = content instanceof List<?> l ? l : java.util.Arrays.asList((Object[]) content);
        requireCapacity(list.size(), field.start() + (long) count);
        elements(
                count,
                (i, j) -> nested(nested, notNull(list.get(field.start() + i)), version, j),
                i -> field.arrayOfPointers() && list.get(field.start() + i) == null);
    }

    private static Object notNull(@Nullable Object element) throws VmStateException {
        if (element == null) {
            throw new VmStateException(Errno.EINVAL, "the element is null");
        }
        return element;
    }

    private void nested(VmStateDescription<?> nested, Object object, int version, @Nullable VmDescJson j)
            throws VmStateException {
        run.body(FieldLoad.typed(nested), object, version, j);
    }

    private void queue(Element.Queue<S> queue, @Nullable VmDescJson j) throws VmStateException {
        index = 0;
        for (Object element : (Collection<?>) content()) {
            out.u8(1);
            nested(queue.vmsd(), element, queue.vmsd().versionId(), j);
            index++;
        }
        index = -1;
        out.u8(0);
    }

    private void tree(Element.Tree<S> tree, @Nullable VmDescJson j) throws VmStateException {
        Map<?, ?> map = (Map<?, ?>) content();
        VmStateDescription<?> key = tree.key();
        out.u32(map.size());
        index = 0;
        try {
            for (Map.Entry<?, ?> node : map.entrySet()) {
                out.u8(1);
                if (key == null) {
                    out.u64((Long) node.getKey());
                } else {
                    nested(key, node.getKey(), key.versionId(), j);
                }
                nested(tree.value(), node.getValue(), tree.value().versionId(), j);
                index++;
            }
        } catch (VmStateException e) {
            throw e.receiverLine(
                    field.name() + " : failed to save gtree (-" + e.errno().number() + ")");
        }
        index = -1;
        out.u8(0);
    }
}
