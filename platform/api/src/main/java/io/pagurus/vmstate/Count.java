package io.pagurus.vmstate;

/**
 * How many elements a field has.
 *
 * @param <S> the state class
 */
public sealed interface Count<S> {
    /**
     * {@return the number of elements; negative only if a signed counter member is}
     *
     * @param state the state whose counter members are read
     */
    long of(S state);

    /** A single element. */
    record One<S>() implements Count<S> {
        @Override
        public long of(S state) {
            return 1;
        }
    }

    /**
     * A fixed array ({@code VMS_ARRAY}).
     *
     * @param elements at least 0
     */
    record Fixed<S>(int elements) implements Count<S> {
        @Override
        public long of(S state) {
            return elements;
        }
    }

    /**
     * A variable array ({@code VMS_VARRAY_*}), counted by another member.
     *
     * @param member the counter
     * @param type how the counter is read
     * @param multiplier what the counter is multiplied with ({@code VMS_MULTIPLY_ELEMENTS}), else 1
     */
    record FromMember<S>(Member<S> member, CountType type, int multiplier) implements Count<S> {
        @Override
        public long of(S state) {
            return type.read(member.getLong(state)) * multiplier;
        }
    }
}
