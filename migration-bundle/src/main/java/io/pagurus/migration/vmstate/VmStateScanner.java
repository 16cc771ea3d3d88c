package io.pagurus.migration.vmstate;

import io.pagurus.vmstate.StateInput;
import io.pagurus.vmstate.VmStateDescription;
import io.pagurus.vmstate.VmStateException;

/**
 * Looks at a section by a description without a device: delimits it and shows its fields. No hooks run and no value must
 * equal another. Predicates of fields see only what the section holds and what a fresh state begins with.
 */
public final class VmStateScanner {
    private VmStateScanner() {}

    /**
     * A section that was delimited.
     *
     * @param root the section's fields
     * @param bytes the section's payload; its size delimits the section
     */
    public record Scan(DecodedValue.Struct root, SectionBytes bytes) {}

    /**
     * {@return the fields of one section's body, read on a scratch state made by the description}
     *
     * @param vmsd the description
     * @param in the stream, at the first byte after the section's header
     * @param version the version the header names
     * @throws VmStateException if the section does not fit the description
     */
    public static <S> DecodedValue.Struct scan(VmStateDescription<S> vmsd, StateInput in, int version)
            throws VmStateException {
        return delimit(vmsd, vmsd.newState(), in, version).root();
    }

    /**
     * {@return one section's body with its bytes}
     *
     * @param vmsd the description
     * @param scratch a state to fill; a configured one answers predicates as its device would
     * @param in the stream, at the first byte after the section's header
     * @param version the version the header names
     * @throws VmStateException if the section does not fit the description
     */
    public static <S> Scan delimit(VmStateDescription<S> vmsd, S scratch, StateInput in, int version)
            throws VmStateException {
        RecordingInput recording = new RecordingInput(in);
        LoadRun run = new LoadRun(recording, LoadMode.SCAN, recording.recorded());
        DecodedValue.Struct root = run.section(vmsd, scratch, version);
        if (root == null) {
            throw new IllegalStateException("a recording run decodes every structure");
        }
        return new Scan(root, recording.recorded());
    }
}
