package io.pagurus.vmstate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Builds a description, one verb a field, in wire order. A verb stands for QEMU's macro of that name; the last argument
 * of each may refine the field: {@code .bool("def_win", f -> f.since(3))}.
 *
 * <p>A field named {@code mig_nb_table} is bound to the Java member {@code migNbTable}, {@code crq.qladdr} to member
 * {@code qladdr} of the object in {@code crq}; {@link FieldSpec#as} names another one. Unsigned values live in Java
 * integers of the same width or wider. Counters and sizes are named like fields: by the field's name if this
 * description has one of that name, else by the same derivation.
 *
 * @param <S> the state class
 */
public final class VmStateBuilder<S> {
    final String name;
    final Class<S> stateType;
    final List<VmStateDescription<? super S>> subsections = new ArrayList<>();
    final List<FieldSpec<S>> specs = new ArrayList<>();
    int version;
    int minimumVersion;
    Priority priority = Priority.DEFAULT;
    boolean unmigratable;
    boolean earlySetup;

    @Nullable
    Predicate<? super S> needed;

    @Nullable
    StateHook<? super S> preLoad;

    @Nullable
    PostLoadHook<? super S> postLoad;

    @Nullable
    StateHook<? super S> preSave;

    @Nullable
    StateHook<? super S> postSave;

    @Nullable
    Supplier<? extends S> newState;

    private final Members<S> members;

    VmStateBuilder(String name, Class<S> stateType, Members<S> members) {
        this.name = name;
        this.stateType = stateType;
        this.members = members;
    }

    /** The version written and the newest one read; 0 unless set. */
    public VmStateBuilder<S> version(int id) {
        version = id;
        return this;
    }

    /** The oldest version read; 0 unless set. */
    public VmStateBuilder<S> minimumVersion(int id) {
        minimumVersion = id;
        return this;
    }

    /** When the section is saved relative to others. */
    public VmStateBuilder<S> priority(Priority rank) {
        priority = rank;
        return this;
    }

    /** A device with this state refuses migration. */
    public VmStateBuilder<S> unmigratable() {
        unmigratable = true;
        return this;
    }

    /** The section is sent before RAM. */
    public VmStateBuilder<S> earlySetup() {
        earlySetup = true;
        return this;
    }

    /** Saved only when the predicate holds. */
    public VmStateBuilder<S> needed(Predicate<? super S> predicate) {
        needed = predicate;
        return this;
    }

    /** Runs before a load. */
    public VmStateBuilder<S> preLoad(StateHook<? super S> hook) {
        preLoad = hook;
        return this;
    }

    /** Runs after a load, subsections included. */
    public VmStateBuilder<S> postLoad(PostLoadHook<? super S> hook) {
        postLoad = hook;
        return this;
    }

    /** Runs before a save. */
    public VmStateBuilder<S> preSave(StateHook<? super S> hook) {
        preSave = hook;
        return this;
    }

    /** Runs after a save whose preSave passed, even if it failed later. */
    public VmStateBuilder<S> postSave(StateHook<? super S> hook) {
        postSave = hook;
        return this;
    }

    /** How a fresh state is made; without it the constructor without arguments is used. */
    public VmStateBuilder<S> newState(Supplier<? extends S> maker) {
        newState = maker;
        return this;
    }

    /** The next subsection; its description works on the same object. */
    public VmStateBuilder<S> subsection(VmStateDescription<? super S> vmsd) {
        subsections.add(vmsd);
        return this;
    }

    @SafeVarargs
    private VmStateBuilder<S> add(FieldSpec<S> spec, Consumer<FieldSpec<S>>... particulars) {
        for (Consumer<FieldSpec<S>> particular : particulars) {
            particular.accept(spec);
        }
        specs.add(spec);
        return this;
    }

    private static <S> FieldSpec<S> scalarSpec(String field, WireType type) {
        return new FieldSpec<>(field, (_, _) -> new Element.Scalar<>(type));
    }

    private static <S> FieldSpec<S> structSpec(String field, VmStateDescription<?> vmsd) {
        return new FieldSpec<>(field, (_, _) -> new Element.Struct<>(vmsd));
    }

    private static <S> FieldSpec<S> rawSpec(String field, String jsonType, int size) {
        return new FieldSpec<>(field, (_, _) -> new Element.Raw<>(jsonType, new SizeRule.Fixed<>(size)));
    }

    /** One scalar of any type. */
    @SafeVarargs
    public final VmStateBuilder<S> scalar(String field, WireType type, Consumer<FieldSpec<S>>... particulars) {
        return add(scalarSpec(field, type), particulars);
    }

    /** {@code VMSTATE_BOOL}. */
    @SafeVarargs
    public final VmStateBuilder<S> bool(String field, Consumer<FieldSpec<S>>... particulars) {
        return scalar(field, WireType.BOOL, particulars);
    }

    /** {@code VMSTATE_INT8}. */
    @SafeVarargs
    public final VmStateBuilder<S> int8(String field, Consumer<FieldSpec<S>>... particulars) {
        return scalar(field, WireType.INT8, particulars);
    }

    /** {@code VMSTATE_INT16}. */
    @SafeVarargs
    public final VmStateBuilder<S> int16(String field, Consumer<FieldSpec<S>>... particulars) {
        return scalar(field, WireType.INT16, particulars);
    }

    /** {@code VMSTATE_INT32}. */
    @SafeVarargs
    public final VmStateBuilder<S> int32(String field, Consumer<FieldSpec<S>>... particulars) {
        return scalar(field, WireType.INT32, particulars);
    }

    /** {@code VMSTATE_INT64}. */
    @SafeVarargs
    public final VmStateBuilder<S> int64(String field, Consumer<FieldSpec<S>>... particulars) {
        return scalar(field, WireType.INT64, particulars);
    }

    /** {@code VMSTATE_UINT8}. */
    @SafeVarargs
    public final VmStateBuilder<S> uint8(String field, Consumer<FieldSpec<S>>... particulars) {
        return scalar(field, WireType.UINT8, particulars);
    }

    /** {@code VMSTATE_UINT16}. */
    @SafeVarargs
    public final VmStateBuilder<S> uint16(String field, Consumer<FieldSpec<S>>... particulars) {
        return scalar(field, WireType.UINT16, particulars);
    }

    /** {@code VMSTATE_UINT32}. */
    @SafeVarargs
    public final VmStateBuilder<S> uint32(String field, Consumer<FieldSpec<S>>... particulars) {
        return scalar(field, WireType.UINT32, particulars);
    }

    /** {@code VMSTATE_UINT64}, and {@code VMSTATE_UINTTL} of a 64-bit target. */
    @SafeVarargs
    public final VmStateBuilder<S> uint64(String field, Consumer<FieldSpec<S>>... particulars) {
        return scalar(field, WireType.UINT64, particulars);
    }

    /** {@code VMSTATE_UINT8_EQUAL}. */
    @SafeVarargs
    public final VmStateBuilder<S> uint8Equal(String field, Consumer<FieldSpec<S>>... particulars) {
        return scalar(field, WireType.UINT8_EQUAL, particulars);
    }

    /** {@code VMSTATE_UINT16_EQUAL}. */
    @SafeVarargs
    public final VmStateBuilder<S> uint16Equal(String field, Consumer<FieldSpec<S>>... particulars) {
        return scalar(field, WireType.UINT16_EQUAL, particulars);
    }

    /** {@code VMSTATE_INT32_EQUAL}. */
    @SafeVarargs
    public final VmStateBuilder<S> int32Equal(String field, Consumer<FieldSpec<S>>... particulars) {
        return scalar(field, WireType.INT32_EQUAL, particulars);
    }

    /** {@code VMSTATE_UINT32_EQUAL}. */
    @SafeVarargs
    public final VmStateBuilder<S> uint32Equal(String field, Consumer<FieldSpec<S>>... particulars) {
        return scalar(field, WireType.UINT32_EQUAL, particulars);
    }

    /** {@code VMSTATE_UINT64_EQUAL}, which the JSON calls {@code int64 equal}. */
    @SafeVarargs
    public final VmStateBuilder<S> uint64Equal(String field, Consumer<FieldSpec<S>>... particulars) {
        return scalar(field, WireType.UINT64_EQUAL, particulars);
    }

    /** {@code VMSTATE_INT32_POSITIVE_LE}: from 0 to the receiver's own value. */
    @SafeVarargs
    public final VmStateBuilder<S> int32PositiveLe(String field, Consumer<FieldSpec<S>>... particulars) {
        return scalar(field, WireType.INT32_POSITIVE_LE, particulars);
    }

    /** {@code VMSTATE_CPUDOUBLE}: the bits of a double in a {@code long}. */
    @SafeVarargs
    public final VmStateBuilder<S> cpuDouble(String field, Consumer<FieldSpec<S>>... particulars) {
        return scalar(field, WireType.CPU_DOUBLE, particulars);
    }

    /** {@code VMSTATE_TIMER}: expiry in ns in a {@code long}, -1 when not pending. */
    @SafeVarargs
    public final VmStateBuilder<S> timer(String field, Consumer<FieldSpec<S>>... particulars) {
        return scalar(field, WireType.TIMER, particulars);
    }

    /** {@code VMSTATE_*_ARRAY}: a primitive array of {@code elements}. */
    @SafeVarargs
    public final VmStateBuilder<S> array(
            String field, WireType type, int elements, Consumer<FieldSpec<S>>... particulars) {
        return add(VmStateBuilder.<S>scalarSpec(field, type).fixed(elements), particulars);
    }

    /** {@code VMSTATE_*_SUB_ARRAY}: {@code elements} of a primitive array from index {@code first} on. */
    @SafeVarargs
    public final VmStateBuilder<S> subArray(
            String field, WireType type, int first, int elements, Consumer<FieldSpec<S>>... particulars) {
        return add(VmStateBuilder.<S>scalarSpec(field, type).fixed(elements).from(first), particulars);
    }

    /** {@code VMSTATE_VARRAY_*}: a primitive array counted by another member. */
    @SafeVarargs
    public final VmStateBuilder<S> varray(
            String field, String counter, WireType type, Consumer<FieldSpec<S>>... particulars) {
        return add(VmStateBuilder.<S>scalarSpec(field, type).counted(counter), particulars);
    }

    /** {@code VMSTATE_ARRAY_OF_POINTER}: boxed numbers such as {@code Integer[]}; null elements are marked by a byte. */
    @SafeVarargs
    public final VmStateBuilder<S> arrayOfPointers(
            String field, WireType type, int elements, Consumer<FieldSpec<S>>... particulars) {
        return add(VmStateBuilder.<S>scalarSpec(field, type).fixed(elements).pointers(), particulars);
    }

    /** {@code VMSTATE_BUFFER}: {@code size} bytes. */
    @SafeVarargs
    public final VmStateBuilder<S> buffer(String field, int size, Consumer<FieldSpec<S>>... particulars) {
        return add(rawSpec(field, "buffer", size), particulars);
    }

    /** {@code VMSTATE_PARTIAL_BUFFER} and {@code VMSTATE_BUFFER_START_MIDDLE}: bytes from index {@code first} on. */
    @SafeVarargs
    public final VmStateBuilder<S> subBuffer(String field, int first, int size, Consumer<FieldSpec<S>>... particulars) {
        return add(VmStateBuilder.<S>rawSpec(field, "buffer", size).from(first), particulars);
    }

    /**
     * {@code VMSTATE_VBUFFER}: as many bytes as a member says, read as a signed 32-bit number;
     * {@link FieldSpec#multiply} is its MULTIPLY variant.
     */
    @SafeVarargs
    public final VmStateBuilder<S> vbuffer(String field, String sizeMember, Consumer<FieldSpec<S>>... particulars) {
        return add(
                new FieldSpec<>(field, (b, spec) -> new Element.Raw<>("buffer", b.sizeFrom(sizeMember, spec))),
                particulars);
    }

    /** {@code size} bytes of a custom encoding that is carried but not understood. */
    @SafeVarargs
    public final VmStateBuilder<S> opaque(
            String field, String jsonType, int size, Consumer<FieldSpec<S>>... particulars) {
        return add(rawSpec(field, jsonType, size), particulars);
    }

    /** {@code elements} times {@code size} bytes of a custom encoding, in one {@code byte[]}. */
    @SafeVarargs
    public final VmStateBuilder<S> opaqueArray(
            String field, String jsonType, int size, int elements, Consumer<FieldSpec<S>>... particulars) {
        return add(VmStateBuilder.<S>rawSpec(field, jsonType, size).fixed(elements), particulars);
    }

    /** {@code VMSTATE_UNUSED}: {@code size} zeros, ignored on load. */
    @SafeVarargs
    public final VmStateBuilder<S> unused(int size, Consumer<FieldSpec<S>>... particulars) {
        return add(
                new FieldSpec<S>("unused", (_, _) -> new Element.Unused<>(new SizeRule.Fixed<>(size))).unbound(),
                particulars);
    }

    /** {@code VMSTATE_UNUSED_VARRAY_UINT32}: as many times {@code size} zeros as a member says. */
    @SafeVarargs
    public final VmStateBuilder<S> unusedVarray(String counter, int size, Consumer<FieldSpec<S>>... particulars) {
        return add(
                new FieldSpec<S>("unused", (_, _) -> new Element.Unused<>(new SizeRule.Fixed<>(size)))
                        .unbound()
                        .counted(counter),
                particulars);
    }

    /** {@code VMSTATE_BITMAP}: {@code long[]} or {@link java.util.BitSet} of as many bits as a member says. */
    @SafeVarargs
    public final VmStateBuilder<S> bitmap(String field, String bitsMember, Consumer<FieldSpec<S>>... particulars) {
        return add(
                new FieldSpec<>(field, (b, spec) -> new Element.Bitmap<>(b.sizeFrom(bitsMember, spec))), particulars);
    }

    /** A bitmap whose number of bits is fixed. */
    @SafeVarargs
    public final VmStateBuilder<S> bitmap(String field, int bits, Consumer<FieldSpec<S>>... particulars) {
        return add(new FieldSpec<>(field, (_, _) -> new Element.Bitmap<>(new SizeRule.Fixed<>(bits))), particulars);
    }

    /** {@code VMSTATE_STRUCT}: a nested object. */
    @SafeVarargs
    public final VmStateBuilder<S> struct(
            String field, VmStateDescription<?> vmsd, Consumer<FieldSpec<S>>... particulars) {
        return add(structSpec(field, vmsd), particulars);
    }

    /** {@code VMSTATE_STRUCT_POINTER}: a nested object that may be null as long as a predicate keeps the field away. */
    @SafeVarargs
    public final VmStateBuilder<S> structPointer(
            String field, VmStateDescription<?> vmsd, Consumer<FieldSpec<S>>... particulars) {
        return add(VmStateBuilder.<S>structSpec(field, vmsd).pointer(), particulars);
    }

    /** {@code VMSTATE_VSTRUCT}: a nested object saved and loaded in the given version. */
    @SafeVarargs
    public final VmStateBuilder<S> vstruct(
            String field, VmStateDescription<?> vmsd, int structVersion, Consumer<FieldSpec<S>>... particulars) {
        return add(new FieldSpec<>(field, (_, _) -> new Element.VersionedStruct<>(vmsd, structVersion)), particulars);
    }

    /** {@code VMSTATE_STRUCT_ARRAY}: an array or list of nested objects. */
    @SafeVarargs
    public final VmStateBuilder<S> structArray(
            String field, VmStateDescription<?> vmsd, int elements, Consumer<FieldSpec<S>>... particulars) {
        return add(VmStateBuilder.<S>structSpec(field, vmsd).fixed(elements), particulars);
    }

    /** {@code VMSTATE_STRUCT_SUB_ARRAY}: {@code elements} nested objects from index {@code first} on. */
    @SafeVarargs
    public final VmStateBuilder<S> structSubArray(
            String field, VmStateDescription<?> vmsd, int first, int elements, Consumer<FieldSpec<S>>... particulars) {
        return add(VmStateBuilder.<S>structSpec(field, vmsd).fixed(elements).from(first), particulars);
    }

    /** {@code VMSTATE_STRUCT_VARRAY_*}: nested objects counted by another member. */
    @SafeVarargs
    public final VmStateBuilder<S> structVarray(
            String field, String counter, VmStateDescription<?> vmsd, Consumer<FieldSpec<S>>... particulars) {
        return add(VmStateBuilder.<S>structSpec(field, vmsd).counted(counter), particulars);
    }

    /** {@code VMSTATE_ARRAY_OF_POINTER_TO_STRUCT}: null elements are marked by a byte; the receiver's own array says which. */
    @SafeVarargs
    public final VmStateBuilder<S> arrayOfPointersToStruct(
            String field, VmStateDescription<?> vmsd, int elements, Consumer<FieldSpec<S>>... particulars) {
        return add(VmStateBuilder.<S>structSpec(field, vmsd).fixed(elements).pointers(), particulars);
    }

    /** {@code VMSTATE_WITH_TMP}: an object made from this one for the transfer; its hooks move the values. */
    @SafeVarargs
    public final <T> VmStateBuilder<S> tmp(
            VmStateDescription<T> vmsd, Function<? super S, ? extends T> maker, Consumer<FieldSpec<S>>... particulars) {
        return add(new FieldSpec<S>("tmp", (_, _) -> new Element.Tmp<>(vmsd, maker)).unbound(), particulars);
    }

    /** {@code VMSTATE_QTAILQ_V}: a {@link java.util.Collection}; loading appends. {@code since} is the element version. */
    @SafeVarargs
    public final VmStateBuilder<S> qtailq(
            String field, VmStateDescription<?> vmsd, Consumer<FieldSpec<S>>... particulars) {
        return add(new FieldSpec<>(field, (_, _) -> new Element.Queue<>("qtailq", vmsd)), particulars);
    }

    /** {@code VMSTATE_QLIST_V}: a {@link java.util.Collection}; loading appends. {@code since} is the element version. */
    @SafeVarargs
    public final VmStateBuilder<S> qlist(
            String field, VmStateDescription<?> vmsd, Consumer<FieldSpec<S>>... particulars) {
        return add(new FieldSpec<>(field, (_, _) -> new Element.Queue<>("qlist", vmsd)), particulars);
    }

    /** {@code VMSTATE_GTREE_DIRECT_KEY_V}: a {@link java.util.Map} with {@link Long} keys, written in its own order. */
    @SafeVarargs
    public final VmStateBuilder<S> gtree(
            String field, VmStateDescription<?> value, Consumer<FieldSpec<S>>... particulars) {
        return add(new FieldSpec<>(field, (_, _) -> new Element.Tree<>(null, value)), particulars);
    }

    /** {@code VMSTATE_GTREE_V}: a {@link java.util.Map}, written in its own order. {@code since} is the element version. */
    @SafeVarargs
    public final VmStateBuilder<S> gtree(
            String field,
            VmStateDescription<?> key,
            VmStateDescription<?> value,
            Consumer<FieldSpec<S>>... particulars) {
        return add(new FieldSpec<>(field, (_, _) -> new Element.Tree<>(key, value)), particulars);
    }

    /** {@code VMSTATE_VALIDATE}: no bytes, but the predicate must hold. */
    public VmStateBuilder<S> mustExist(FieldExists<? super S> test, String message) {
        return add(new FieldSpec<S>(message, (_, _) -> new Element.Check<>())
                .unbound()
                .when(test));
    }

    /** A hand-written encoding. */
    @SafeVarargs
    public final VmStateBuilder<S> custom(
            String field, CustomInfo<? super S> info, Consumer<FieldSpec<S>>... particulars) {
        return add(new FieldSpec<S>(field, (_, _) -> new Element.Custom<>(info)).unbound(), particulars);
    }

    /** {@code elements} times a hand-written encoding. */
    @SafeVarargs
    public final VmStateBuilder<S> customArray(
            String field, CustomInfo<? super S> info, int elements, Consumer<FieldSpec<S>>... particulars) {
        return add(
                new FieldSpec<S>(field, (_, _) -> new Element.Custom<>(info))
                        .unbound()
                        .fixed(elements),
                particulars);
    }

    /** A hand-written encoding, as many times as a member says. */
    @SafeVarargs
    public final VmStateBuilder<S> customVarray(
            String field, String counter, CustomInfo<? super S> info, Consumer<FieldSpec<S>>... particulars) {
        return add(
                new FieldSpec<S>(field, (_, _) -> new Element.Custom<>(info))
                        .unbound()
                        .counted(counter),
                particulars);
    }

    private SizeRule<S> sizeFrom(String sizeMember, FieldSpec<S> spec) {
        return new SizeRule.FromMember<>(counter(sizeMember), spec.multiplier);
    }

    private Member<S> counter(String fieldName) {
        Member<S> member = members.member(pathOf(fieldName));
        MemberTypes.requireInteger(member);
        return member;
    }

    private String pathOf(String fieldName) {
        for (FieldSpec<S> spec : specs) {
            if (spec.name.equals(fieldName)) {
                return pathOf(spec);
            }
        }
        return members.defaultPath(fieldName);
    }

    private String pathOf(FieldSpec<S> spec) {
        return spec.path != null ? spec.path : members.defaultPath(spec.name);
    }

    /**
     * {@return the description, with every member found and every type checked}
     *
     * @throws IllegalArgumentException naming the vmsd, the field and what is wrong with it
     */
    public VmStateDescription<S> build() {
        DescriptionChecks.check(this);
        List<VmStateField<S>> fields = new ArrayList<>(specs.size());
        for (FieldSpec<S> spec : specs) {
            try {
                fields.add(bind(spec));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("vmsd " + name + ", field " + spec.name + ": " + e.getMessage(), e);
            }
        }
        return new VmStateDescription<>(this, fields, newState != null ? newState : members.constructor());
    }

    private VmStateField<S> bind(FieldSpec<S> spec) {
        Element<S> element = spec.element.resolve(this, spec);
        Member<S> member = spec.bound ? members.member(pathOf(spec)) : null;
        VmStateField<S> field = new VmStateField<>(spec, element, countOf(spec), member);
        if (member != null) {
            MemberTypes.check(field, member);
        }
        return field;
    }

    private Count<S> countOf(FieldSpec<S> spec) {
        if (spec.countMember != null) {
            Member<S> member = counter(spec.countMember);
            CountType type = spec.countType != null ? spec.countType : countTypeOf(member);
            return new Count.FromMember<>(member, type, spec.multiplier);
        }
        return spec.elements >= 0 ? new Count.Fixed<>(spec.elements) : new Count.One<>();
    }

    /** A counter is read as the field that carries it is; one that is in no field, by its Java width, signed. */
    private CountType countTypeOf(Member<S> member) {
        for (FieldSpec<S> spec : specs) {
            boolean carries = spec.bound && pathOf(spec).equals(member.path());
            if (carries && spec.element.resolve(this, spec) instanceof Element.Scalar<S>(WireType type)) {
                return switch (type.bytes()) {
                    case 1 -> CountType.UINT8;
                    case 2 -> CountType.UINT16;
                    default -> type.signed() ? CountType.INT32 : CountType.UINT32;
                };
            }
        }
        return CountType.INT32;
    }
}
