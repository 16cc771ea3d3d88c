package io.pagurus.migration.vmstate;

import io.pagurus.vmstate.Element;
import io.pagurus.vmstate.Errno;
import io.pagurus.vmstate.Member;
import io.pagurus.vmstate.SizeRule;
import io.pagurus.vmstate.StateInput;
import io.pagurus.vmstate.VmStateDescription;
import io.pagurus.vmstate.VmStateException;
import io.pagurus.vmstate.VmStateField;
import io.pagurus.vmstate.WireType;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Loads one field: its count and size, memory for it, then its elements. */
final class FieldLoad<S> {
    private static final int NULL_MARKER = 0x30;
    /** Elements that may take no bytes at all; nothing in the stream bounds their number. */
    private static final int MOST_EMPTY_ELEMENTS = 0x10000;

    private final LoadRun run;
    private final StateInput in;
    private final VmStateDescription<S> vmsd;
    private final VmStateField<S> field;
    private final S state;
    private int index = -1;

    FieldLoad(LoadRun run, VmStateDescription<S> vmsd, VmStateField<S> field, S state) {
        this.run = run;
        this.in = run.in;
        this.vmsd = vmsd;
        this.field = field;
        this.state = state;
    }

    /** {@return what was decoded; null if nothing is recorded or the field has no bytes} */
    @Nullable
    DecodedField run() throws VmStateException {
        if (field.mustExist()) {
            return null;
        }
        int offset = run.offset();
        long position = in.position();
        try {
            DecodedValue value = load();
            return value == null
                    ? null
                    : new DecodedField(
                            field.name(), field.element().jsonType(), run.offset() - (long) offset, offset, value);
        } catch (VmStateException e) {
            String place = index < 0 ? field.name() : field.name() + "[" + index + "]";
            throw e.at(position).within(place).receiverLine("Failed to load " + vmsd.name() + ":" + field.name());
        }
    }

    private @Nullable DecodedValue load() throws VmStateException {
        return switch (field.element()) {
            case Element.Scalar<S>(WireType type) -> scalars(type);
            case Element.Raw<S>(String _, SizeRule<S> size) -> raw(size);
            case Element.Unused<S>(SizeRule<S> size) -> unused(size);
            case Element.Bitmap<S>(SizeRule<S> bits) -> bitmap(bits);
            case Element.Struct<S>(VmStateDescription<?> nested) -> structs(nested, nested.versionId());
            case Element.VersionedStruct<S>(VmStateDescription<?> nested, int version) -> structs(nested, version);
            case Element.Tmp<S> tmp -> nested(tmp.vmsd(), tmp.maker().apply(state), field.versionId());
            case Element.Queue<S> queue ->
                new ContainerLoad(run, field.name(), field.versionId(), i -> index = i)
                        .queue(queue, target().collection());
            case Element.Tree<S> tree ->
                new ContainerLoad(run, field.name(), field.versionId(), i -> index = i)
                        .tree(tree, target().map(tree.key() == null));
            case Element.Custom<S> custom -> customs(custom);
            case Element.Check<S> _ -> null;
        };
    }

    private Member<S> member() {
        return Objects.requireNonNull(field.member(), field.name());
    }

    private LoadTarget<S> target() {
        return new LoadTarget<>(field, member(), state, !run.receiving());
    }

    /** {@return the number of elements; bounded if an element may be empty, else bounded by the stream as it is read} */
    private int count() throws VmStateException {
        long count = field.count().of(state);
        if (count < 0) {
            throw new VmStateException(Errno.EINVAL, "the element count is negative").found(String.valueOf(count));
        }
        boolean mayBeEmpty = field.element().minimumSize() == 0 && !field.arrayOfPointers();
        if (mayBeEmpty && count > MOST_EMPTY_ELEMENTS + in.remaining()) {
            throw new VmStateException(Errno.ENOMEM, "too many elements that may be empty")
                    .found(String.valueOf(count));
        }
        if (count > Integer.MAX_VALUE - 16 - field.start()) {
            throw new VmStateException(Errno.ENOMEM, "the array is larger than memory can hold")
                    .found(count + " elements");
        }
        return (int) count;
    }

    /** What the stream cannot hold is not allocated: the element at which it would end is named instead. */
    private void requireRoom(long count, long size) throws VmStateException {
        long remaining = in.remaining();
        if (size > 0 && count > remaining / size) {
            long whole = remaining / size;
            if (field.isArray()) {
                index = (int) whole;
            }
            throw VmStateException.shortRead(
                    in.position() + whole * size, field.isArray() ? size : count * size, remaining - whole * size);
        }
        if (count * size > Integer.MAX_VALUE - 16 - field.start()) {
            throw new VmStateException(Errno.ENOMEM, "the array is larger than memory can hold")
                    .found(count + " times " + size + " bytes");
        }
    }

    /** {@return how many references to allocate for {@code count} elements: no more than the stream can fill, and one} */
    private int capacity(int count, long elementSize) {
        return (int) Math.min(count, elementSize == 0 ? count : in.remaining() / elementSize + 1);
    }

    private int size(SizeRule<S> rule) throws VmStateException {
        long size = rule.of(state);
        if (size < 0) {
            throw new VmStateException(Errno.EINVAL, "the size is negative").found(String.valueOf(size));
        }
        if (size > in.remaining()) {
            throw VmStateException.shortRead(in.position(), size, in.remaining());
        }
        return (int) Math.min(size, Integer.MAX_VALUE - 16 - field.start());
    }

    private @Nullable DecodedValue scalars(WireType type) throws VmStateException {
        if (!field.isArray()) {
            Member<S> member = member();
            if (run.receiving() && type.mustEqual() && in.peek(type.bytes() - 1) < 0) {
                // QEMU compares the zeros that it reads past the end before it looks for the error.
                requireFit(type, Scalars.zeroPadded(type, in), type.normalize(member.getLong(state)));
            }
            long received = Scalars.read(type, in);
            if (run.receiving() && !(member.dynamic() && member.get(state) == null)) {
                requireFit(type, received, type.normalize(member.getLong(state)));
            }
            member.setLong(state, received);
            return run.recorded == null ? null : Scalars.decoded(type, received);
        }
        int count = count();
        if (field.arrayOfPointers()) {
            return pointers(type, count);
        }
        requireRoom(count, type.bytes());
        int offset = run.offset();
        Object array = target().primitives(type, field.start() + count);
        if (run.receiving() && (type.mustEqual() || type == WireType.INT32_POSITIVE_LE)) {
            for (index = 0; index < count; index++) {
                int at = field.start() + index;
                long received = Scalars.read(type, in);
                requireFit(type, received, type.normalize(PrimitiveArrays.get(array, at)));
                PrimitiveArrays.set(array, at, received);
            }
        } else {
            PrimitiveArrays.read(array, type, field.start(), count, in);
        }
        SectionBytes section = run.recorded;
        return section == null ? null : new DecodedValue.Ints(section, offset, count, type.bytes(), type.signed());
    }

    private void requireFit(WireType type, long received, long local) throws VmStateException {
        if (type.mustEqual() && received != local) {
            int unused = Long.SIZE - type.bytes() * Byte.SIZE;
            String ours = Long.toHexString(local << unused >>> unused);
            String theirs = Long.toHexString(received << unused >>> unused);
            VmStateException e = new VmStateException(Errno.EINVAL, "the value must equal the receiver's own")
                    .expected("0x" + ours)
                    .found("0x" + theirs)
                    .receiverLine(ours + " != " + theirs);
            String hint = field.errHint();
            throw hint == null ? e : e.receiverLine(hint);
        }
        if (type == WireType.INT32_POSITIVE_LE && (received < 0 || received > local)) {
            throw new VmStateException(Errno.EINVAL, "the value is out of range")
                    .expected("0 to " + local)
                    .found(String.valueOf(received))
                    .receiverLine("Invalid value " + received + " expecting positive value <= " + local);
        }
    }

    private @Nullable DecodedValue pointers(WireType type, int count) throws VmStateException {
        Object[] array = target().references(field.start() + capacity(count, 1), Long.class);
        boolean fills = target().fillsElements();
        List<DecodedValue> decoded = new ArrayList<>();
        for (index = 0; index < count; index++) {
            int at = field.start() + index;
            if (array[at] == null && !fills) {
                decoded.add(nullMarker());
            } else {
                long received = Scalars.read(type, in);
                array[at] = PrimitiveArrays.box(array.getClass().getComponentType(), received);
                decoded.add(Scalars.decoded(type, received));
            }
        }
        return arrayOf(decoded);
    }

    private DecodedValue nullMarker() throws VmStateException {
        int marker = in.u8();
        if (marker != NULL_MARKER) {
            throw new VmStateException(Errno.EINVAL, "the receiver's pointer is null, the sender's is not")
                    .expected("0x30")
                    .found("0x" + Integer.toHexString(marker))
                    .receiverLine("vmstate: get_nullptr expected VMS_NULLPTR_MARKER");
        }
        return new DecodedValue.Null();
    }

    private @Nullable DecodedValue arrayOf(List<DecodedValue> decoded) {
        return run.recorded == null ? null : new DecodedValue.Array(decoded);
    }

    private @Nullable DecodedValue raw(SizeRule<S> rule) throws VmStateException {
        int size = size(rule);
        int count = count();
        requireRoom(count, size);
        int offset = run.offset();
        byte[] bytes = target().bytes(field.start() + count * size);
        in.bytes(bytes, field.start(), count * size);
        return slice(offset);
    }

    private @Nullable DecodedValue slice(int offset) {
        SectionBytes section = run.recorded;
        return section == null ? null : new DecodedValue.Bytes(section, offset, run.offset() - offset);
    }

    private @Nullable DecodedValue unused(SizeRule<S> rule) throws VmStateException {
        int size = size(rule);
        int count = count();
        requireRoom(count, size);
        int offset = run.offset();
        byte[] block = new byte[Math.min(1024, count * size)];
        for (int left = count * size; left > 0; left -= block.length) {
            in.bytes(block, 0, Math.min(left, block.length));
        }
        return slice(offset);
    }

    private @Nullable DecodedValue bitmap(SizeRule<S> rule) throws VmStateException {
        long bits = rule.of(state);
        if (bits < 0) {
            throw new VmStateException(Errno.EINVAL, "the size is negative").found(String.valueOf(bits));
        }
        long words = (bits + 63) / 64;
        requireRoom(words, 8);
        int offset = run.offset();
        Member<S> member = member();
        if (member.type() == BitSet.class) {
            long[] received = new long[(int) words];
            in.longs(received, 0, received.length);
            BitSet set = BitSet.valueOf(received);
            if (member.get(state) instanceof BitSet own) {
                own.clear();
                own.or(set);
            } else {
                member.set(state, set);
            }
        } else {
            in.longs(target().words((int) words), 0, (int) words);
        }
        SectionBytes section = run.recorded;
        return section == null ? null : new DecodedValue.Ints(section, offset, (int) words, 8, false);
    }

    private @Nullable DecodedValue structs(VmStateDescription<?> nested, int version) throws VmStateException {
        if (!field.isArray()) {
            return nested(nested, target().object(nested), version);
        }
        int count = count();
        List<DecodedValue> decoded = new ArrayList<>();
        List<Object> list = target().list();
        int capacity = field.start() + capacity(count, field.arrayOfPointers() ? 1 : nested.minimumSize());
        Object[] array = list == null ? target().references(capacity, Object.class) : null;
        boolean fills = target().fillsElements();
        for (index = 0; index < count; index++) {
            int at = field.start() + index;
            Object element = array != null ? array[at] : list != null && at < list.size() ? list.get(at) : null;
            if (element == null && !fills && field.arrayOfPointers()) {
                decoded.add(nullMarker());
                continue;
            }
            if (element == null) {
                element = newElement(nested, fills || list != null);
                if (array != null) {
                    array[at] = element;
                } else if (list != null) {
                    list.add(element);
                }
            }
            DecodedValue value = nested(nested, element, version);
            if (value != null) {
                decoded.add(value);
            }
        }
        return arrayOf(decoded);
    }

    private static Object newElement(VmStateDescription<?> nested, boolean allowed) throws VmStateException {
        if (!allowed || !nested.canMakeState()) {
            throw new VmStateException(Errno.EINVAL, "the receiver has no element here");
        }
        return nested.newState();
    }

    private DecodedValue.@Nullable Struct nested(VmStateDescription<?> nested, Object object, int version)
            throws VmStateException {
        return run.body(typed(nested), object, version);
    }

    /** Member types are checked when a description is built, so the object fits. */
    @SuppressWarnings("unchecked")
    static VmStateDescription<Object> typed(VmStateDescription<?> vmsd) {
        return (VmStateDescription<Object>) vmsd;
    }

    private @Nullable DecodedValue customs(Element.Custom<S> custom) throws VmStateException {
        int count = count();
        List<DecodedValue> decoded = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            index = field.isArray() ? i : -1;
            int offset = run.offset();
            CustomInput input = new CustomInput(run);
            custom.info().get(state, i, input);
            DecodedValue bytes = slice(offset);
            if (bytes != null) {
                decoded.add(input.nested().isEmpty() ? bytes : input.asStruct(custom.jsonType()));
            }
        }
        if (run.recorded == null) {
            return null;
        }
        return field.isArray() || decoded.isEmpty() ? new DecodedValue.Array(decoded) : decoded.getFirst();
    }
}
