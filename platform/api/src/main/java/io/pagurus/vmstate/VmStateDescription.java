package io.pagurus.vmstate;

import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How a piece of state looks in a stream (QEMU's {@code VMStateDescription}): its name, versions, fields in wire order,
 * subsections, and what runs around a save or a load. Immutable; holds no state and does no I/O.
 *
 * @param <S> the class whose members the fields are bound to
 */
public final class VmStateDescription<S> {
    private final String name;
    private final Class<S> stateType;
    private final int versionId;
    private final int minimumVersionId;
    private final Priority priority;
    private final boolean unmigratable;
    private final boolean earlySetup;
    private final List<VmStateField<S>> fields;
    private final List<VmStateDescription<? super S>> subsections;
    private final @Nullable Predicate<? super S> needed;
    private final @Nullable StateHook<? super S> preLoad;
    private final @Nullable PostLoadHook<? super S> postLoad;
    private final @Nullable StateHook<? super S> preSave;
    private final @Nullable StateHook<? super S> postSave;
    private final @Nullable Supplier<? extends S> newState;
    private final long minimumSize;

    VmStateDescription(VmStateBuilder<S> b, List<VmStateField<S>> fields, @Nullable Supplier<? extends S> newState) {
        this.name = b.name;
        this.stateType = b.stateType;
        this.versionId = b.version;
        this.minimumVersionId = b.minimumVersion;
        this.priority = b.priority;
        this.unmigratable = b.unmigratable;
        this.earlySetup = b.earlySetup;
        this.fields = List.copyOf(fields);
        this.subsections = List.copyOf(b.subsections);
        this.needed = b.needed;
        this.preLoad = b.preLoad;
        this.postLoad = b.postLoad;
        this.preSave = b.preSave;
        this.postSave = b.postSave;
        this.newState = newState;
        this.minimumSize = this.fields.stream()
                .filter(f -> !f.conditional() && f.versionId() <= minimumVersionId)
                .mapToLong(f -> switch (f.count()) {
                    case Count.One<S> _ -> f.element().minimumSize();
                    case Count.Fixed<S>(int n) ->
                        f.arrayOfPointers() ? n : n * f.element().minimumSize();
                    case Count.FromMember<S> _ -> 0;
                })
                .sum();
    }

    /**
     * Begins a description bound to a Java class.
     *
     * @param name the vmsd's name, at most 255 bytes
     * @param stateType the class that holds the members
     * @param lookup a lookup of the describing class; it must be able to reach the members, private ones included
     */
    public static <S> VmStateBuilder<S> builder(String name, Class<S> stateType, MethodHandles.Lookup lookup) {
        return new VmStateBuilder<>(name, stateType, new ClassMembers<>(stateType, lookup));
    }

    /**
     * Begins a description that has no Java class behind it.
     *
     * @param name the vmsd's name, at most 255 bytes
     */
    public static VmStateBuilder<StateRecord> record(String name) {
        return new VmStateBuilder<>(name, StateRecord.class, new RecordMembers());
    }

    /** {@return the name: part of subsection headers, of messages and of the JSON} */
    public String name() {
        return name;
    }

    /** {@return the class the members belong to} */
    public Class<S> stateType() {
        return stateType;
    }

    /** {@return the version written, and the newest one read} */
    public int versionId() {
        return versionId;
    }

    /** {@return the oldest version read} */
    public int minimumVersionId() {
        return minimumVersionId;
    }

    /** {@return when the section is saved relative to others} */
    public Priority priority() {
        return priority;
    }

    /** {@return whether a device with this state refuses migration} */
    public boolean unmigratable() {
        return unmigratable;
    }

    /** {@return whether the section is sent before RAM (QEMU 8.0)} */
    public boolean earlySetup() {
        return earlySetup;
    }

    /** {@return the fields in wire order} */
    public List<VmStateField<S>> fields() {
        return fields;
    }

    /** {@return the subsections in wire order; each works on the same object as this description} */
    public List<VmStateDescription<? super S>> subsections() {
        return subsections;
    }

    /** {@return what decides whether this is saved at all; null means always} */
    public @Nullable Predicate<? super S> needed() {
        return needed;
    }

    /** {@return whether this is saved for {@code state}} */
    public boolean isNeeded(S state) {
        return needed == null || needed.test(state);
    }

    /** {@return what runs before a load, or null} */
    public @Nullable StateHook<? super S> preLoad() {
        return preLoad;
    }

    /** {@return what runs after a load, subsections included, or null} */
    public @Nullable PostLoadHook<? super S> postLoad() {
        return postLoad;
    }

    /** {@return what runs before a save, or null} */
    public @Nullable StateHook<? super S> preSave() {
        return preSave;
    }

    /** {@return what runs after a save that passed its preSave, even if it failed later, or null} */
    public @Nullable StateHook<? super S> postSave() {
        return postSave;
    }

    /** {@return the fewest bytes this can take in any version it reads, header excluded} */
    public long minimumSize() {
        return minimumSize;
    }

    /** {@return whether {@link #newState()} works} */
    public boolean canMakeState() {
        return newState != null;
    }

    /**
     * {@return a fresh state object, as list elements and scans need}
     *
     * @throws IllegalStateException if no supplier was given and the class has no constructor without arguments
     */
    public S newState() {
        if (newState == null) {
            throw new IllegalStateException("vmsd " + name + ": give newState(…), " + stateType.getSimpleName()
                    + " has no constructor without arguments");
        }
        return newState.get();
    }

    @Override
    public String toString() {
        return name + " v" + versionId;
    }
}
