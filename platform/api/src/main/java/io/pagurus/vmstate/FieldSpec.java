package io.pagurus.vmstate;

import org.jspecify.annotations.Nullable;

/**
 * The particulars of one field while its description is being built: what the variants of QEMU's macros ({@code _V},
 * {@code _TEST}, {@code _POINTER}, {@code _ALLOC} …) say beside name and type.
 *
 * @param <S> the state class
 */
public final class FieldSpec<S> {
    /** Makes the element once the members of the whole description are known. */
    interface ElementRule<S> {
        Element<S> resolve(VmStateBuilder<S> builder, FieldSpec<S> spec);
    }

    final String name;
    final ElementRule<S> element;

    @Nullable
    String path;

    @Nullable
    String errHint;

    @Nullable
    FieldExists<? super S> exists;

    @Nullable
    String countMember;

    @Nullable
    CountType countType;

    int elements = -1;
    int multiplier = 1;
    int start;
    int since;
    boolean bound = true;
    boolean pointer;
    boolean arrayOfPointers;
    boolean alloc;

    FieldSpec(String name, ElementRule<S> element) {
        this.name = name;
        this.element = element;
    }

    /** Present from this version of the vmsd on ({@code _V}). */
    public FieldSpec<S> since(int version) {
        since = version;
        return this;
    }

    /** Present exactly when the predicate holds ({@code _TEST}); {@link #since} no longer decides. */
    public FieldSpec<S> when(FieldExists<? super S> predicate) {
        exists = predicate;
        return this;
    }

    /**
     * Binds to a member other than the one derived from the name. Dots reach nested objects, {@code [3]} an array
     * element, {@code this} is the state itself (a C structure that embeds its parent type).
     */
    public FieldSpec<S> as(String memberPath) {
        path = memberPath;
        return this;
    }

    /** The line printed after a failed must-equal check. */
    public FieldSpec<S> errHint(String line) {
        errHint = line;
        return this;
    }

    /** The array or buffer is allocated on load, in the size the stream asks for ({@code VMS_ALLOC}). */
    public FieldSpec<S> alloc() {
        alloc = true;
        pointer = true;
        return this;
    }

    /** The C member is a pointer ({@code VMS_POINTER}); in Java this changes nothing but what is shown. */
    public FieldSpec<S> pointer() {
        pointer = true;
        return this;
    }

    /** How the counter member is read, where that differs from its own field or Java type. */
    public FieldSpec<S> countType(CountType type) {
        countType = type;
        return this;
    }

    /** Multiplies the counter ({@code VMS_MULTIPLY_ELEMENTS}) or the size member ({@code VMS_MULTIPLY}). */
    public FieldSpec<S> multiply(int factor) {
        multiplier = factor;
        return this;
    }

    FieldSpec<S> fixed(int count) {
        elements = count;
        return this;
    }

    FieldSpec<S> counted(String member) {
        countMember = member;
        return this;
    }

    FieldSpec<S> from(int firstIndex) {
        start = firstIndex;
        return this;
    }

    FieldSpec<S> pointers() {
        arrayOfPointers = true;
        return this;
    }

    FieldSpec<S> unbound() {
        bound = false;
        return this;
    }
}
