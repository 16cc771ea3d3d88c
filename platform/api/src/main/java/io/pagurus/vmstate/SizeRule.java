package io.pagurus.vmstate;

/**
 * How large one element is: bytes of a buffer, or bits of a bitmap.
 *
 * @param <S> the state class
 */
public sealed interface SizeRule<S> {
    /**
     * {@return the size; negative only if the signed size member is}
     *
     * @param state the state whose size members are read
     */
    long of(S state);

    /**
     * Known from the description.
     *
     * @param size bytes, or bits of a bitmap
     */
    record Fixed<S>(int size) implements SizeRule<S> {
        @Override
        public long of(S state) {
            return size;
        }
    }

    /**
     * Read from a member as a signed 32-bit number ({@code VMS_VBUFFER}), whatever the member's own width is.
     *
     * @param member the member that holds the size
     * @param multiplier what it is multiplied with ({@code VMS_MULTIPLY}), else 1
     */
    record FromMember<S>(Member<S> member, int multiplier) implements SizeRule<S> {
        @Override
        public long of(S state) {
            return (long) (int) member.getLong(state) * multiplier;
        }
    }
}
