package io.pagurus.vmstate;

import org.jspecify.annotations.Nullable;

/**
 * One field of a description (QEMU's {@code VMStateField}), bound to its member.
 *
 * @param <S> the state class
 */
public final class VmStateField<S> {
    private final String name;
    private final @Nullable String errHint;
    private final Element<S> element;
    private final Count<S> count;
    private final @Nullable Member<S> member;
    private final int start;
    private final int versionId;
    private final @Nullable FieldExists<? super S> exists;
    private final boolean pointer;
    private final boolean arrayOfPointers;
    private final boolean alloc;

    VmStateField(FieldSpec<S> spec, Element<S> element, Count<S> count, @Nullable Member<S> member) {
        this.name = spec.name;
        this.errHint = spec.errHint;
        this.element = element;
        this.count = count;
        this.member = member;
        this.start = spec.start;
        this.versionId = spec.since;
        this.exists = spec.exists;
        this.pointer = spec.pointer;
        this.arrayOfPointers = spec.arrayOfPointers;
        this.alloc = spec.alloc;
    }

    /** {@return the name in messages and in the vmdesc JSON} */
    public String name() {
        return name;
    }

    /** {@return the line QEMU prints after a failed must-equal check, if any} */
    public @Nullable String errHint() {
        return errHint;
    }

    /** {@return what one element is} */
    public Element<S> element() {
        return element;
    }

    /** {@return how many elements there are} */
    public Count<S> count() {
        return count;
    }

    /** {@return the member it is bound to; null for unused bytes, checks, temporary structures and custom encodings} */
    public @Nullable Member<S> member() {
        return member;
    }

    /** {@return the member's index that the first element has; not 0 only for a part of an array or buffer} */
    public int start() {
        return start;
    }

    /**
     * {@return the first version of the vmsd that has this field; for lists, trees and temporary structures also the
     * version their bodies are loaded with}
     */
    public int versionId() {
        return versionId;
    }

    /** {@return the predicate that alone decides the field's presence, or null} */
    public @Nullable FieldExists<? super S> exists() {
        return exists;
    }

    /** {@return whether the C member is a pointer ({@code VMS_POINTER})} */
    public boolean pointer() {
        return pointer;
    }

    /** {@return whether each element may be null ({@code VMS_ARRAY_OF_POINTER})} */
    public boolean arrayOfPointers() {
        return arrayOfPointers;
    }

    /** {@return whether the array or buffer is allocated anew on load ({@code VMS_ALLOC})} */
    public boolean alloc() {
        return alloc;
    }

    /** {@return whether this is a pure check without bytes ({@code VMS_MUST_EXIST})} */
    public boolean mustExist() {
        return element instanceof Element.Check<S>;
    }

    /** {@return whether there is an array rather than a single element} */
    public boolean isArray() {
        return !(count instanceof Count.One<S>);
    }

    /**
     * {@return whether the field is in the stream}
     *
     * @param state the state as loaded or saved so far
     * @param version on load the stream's version, on save the current one
     */
    public boolean present(S state, int version) {
        return exists != null ? exists.test(state, version) : versionId <= version;
    }

    /** {@return whether {@link #present} can differ between two streams of one version} */
    public boolean conditional() {
        return exists != null;
    }

    /** {@return the nested description of a structure, list or tree value; null for everything else} */
    public @Nullable VmStateDescription<?> nested() {
        return switch (element) {
            case Element.Struct<S> struct -> struct.vmsd();
            case Element.VersionedStruct<S> struct -> struct.vmsd();
            case Element.Tmp<S> tmp -> tmp.vmsd();
            case Element.Queue<S> queue -> queue.vmsd();
            case Element.Tree<S> tree -> tree.value();
            default -> null;
        };
    }

    /**
     * {@return whether the vmdesc JSON may describe an array of this field once for all elements: no field of it comes
     * and goes, and no structure of it has subsections}
     */
    public boolean compressible() {
        if (exists != null) {
            return false;
        }
        return !(element instanceof Element.Struct<S>(VmStateDescription<?> vmsd))
                || (vmsd.subsections().isEmpty() && vmsd.fields().stream().allMatch(VmStateField::compressible));
    }

    @Override
    public String toString() {
        return name + ": " + element.jsonType();
    }
}
