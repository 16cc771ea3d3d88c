package io.pagurus.migration.vmstate;

import io.pagurus.vmstate.StateOutput;
import io.pagurus.vmstate.VmStateDescription;
import io.pagurus.vmstate.VmStateException;

/** Saves state by its description, as QEMU's {@code vmstate_save_state} does. */
public final class VmStateWriter {
    private VmStateWriter() {}

    /**
     * Saves one section's body in the description's newest version.
     *
     * @param vmsd the description; whether it is needed at all is the caller's question
     * @param state where the values come from
     * @param out the stream, after the section's header
     * @throws VmStateException if a hook refuses, a value cannot be written or the channel fails
     */
    public static <S> void save(VmStateDescription<S> vmsd, S state, StateOutput out) throws VmStateException {
        save(vmsd, state, out, SaveListener.NONE);
    }

    /**
     * Saves and tells which predicates held.
     *
     * @param vmsd the description
     * @param state where the values come from
     * @param out the stream, after the section's header
     * @param listener is told of each predicate
     * @throws VmStateException if a hook refuses, a value cannot be written or the channel fails
     */
    public static <S> void save(VmStateDescription<S> vmsd, S state, StateOutput out, SaveListener listener)
            throws VmStateException {
        new SaveRun(out, JsonStyle.UP_TO_9_2, listener).section(vmsd, state, null);
    }

    /**
     * Saves and describes what was saved in the same walk: {@code vmsd_name}, {@code version}, {@code fields} and
     * {@code subsections} are added to the object that is open in {@code json}.
     *
     * @param vmsd the description
     * @param state where the values come from
     * @param out the stream, after the section's header
     * @param json the description so far, inside the object of this device
     * @param style whose words to use
     * @throws VmStateException if a hook refuses, a value cannot be written or the channel fails
     */
    public static <S> void save(VmStateDescription<S> vmsd, S state, StateOutput out, JsonText json, JsonStyle style)
            throws VmStateException {
        new SaveRun(out, style, SaveListener.NONE).section(vmsd, state, new VmDescJson(json));
    }
}
