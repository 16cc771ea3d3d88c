package io.pagurus.vmstate;

import org.jspecify.annotations.Nullable;

/**
 * A place in a state object that a field reads and writes: a Java field, perhaps of a nested object or of an array
 * element, or a slot of a {@link StateRecord}.
 *
 * @param <S> the state class
 */
public interface Member<S> {
    /** {@return the path from the state object, such as {@code crq.qladdr}; {@code this} for the object itself} */
    String path();

    /** {@return the declared Java type; {@link Object} for a slot} */
    Class<?> type();

    /** {@return whether it is a slot, which may be absent and takes whatever array is loaded} */
    boolean dynamic();

    /** {@return whether {@link #set} may be called; false for final fields and the object itself} */
    boolean writable();

    /** {@return the content; null if the reference is null or the slot absent} */
    @Nullable
    Object get(S state);

    /** Replaces the content. */
    void set(S state, @Nullable Object value);

    /** {@return an integral or boolean member widened as Java does, without masking} */
    long getLong(S state);

    /** Sets an integral or boolean member, cutting the value to its width. */
    void setLong(S state, long value);
}
