package io.pagurus.vmstate;

/**
 * A hand-written encoding (a {@code VMStateInfo} of a device's own): its name in the vmdesc JSON, and how one element is
 * read and written.
 *
 * @param <S> the state class the field belongs to
 */
public interface CustomInfo<S> {
    /** A {@link #size()} that depends on the state. */
    int VARIABLE = -1;

    /** {@return the type's name in the vmdesc JSON, such as {@code slbe}} */
    String jsonType();

    /** {@return the bytes one element takes on the wire, or {@link #VARIABLE}} */
    int size();

    /**
     * Reads one element.
     *
     * @param state where it goes
     * @param index which element of an array; 0 for a single one
     * @param in the stream
     * @throws VmStateException if the bytes do not fit this state
     */
    void get(S state, int index, FieldInput in) throws VmStateException;

    /**
     * Writes one element.
     *
     * @param state where it comes from
     * @param index which element of an array; 0 for a single one
     * @param out the stream
     * @throws VmStateException if the state cannot be written
     */
    void put(S state, int index, FieldOutput out) throws VmStateException;
}
