package io.pagurus.testing.conformance;

import io.pagurus.migration.live.SectionSaver;
import io.pagurus.migration.vmstate.BytesInput;
import io.pagurus.migration.vmstate.BytesOutput;
import io.pagurus.migration.vmstate.VmStateReader;
import io.pagurus.migration.vmstate.VmStateWriter;
import io.pagurus.savestate.SaveStateBody;
import io.pagurus.savestate.SaveStateEntry;
import io.pagurus.savestate.SaveStateRegistry;
import io.pagurus.savestate.SectionId;
import io.pagurus.vmstate.Errno;
import io.pagurus.vmstate.VmStateException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * The sections that a registry's described entries send.
 *
 * @param sections in order; those not needed are absent
 */
public record SavedState(List<Section> sections) {
    /**
     * One section; compared by {@link SavedState#lines}.
     *
     * @param id identity
     * @param versionId version_id
     * @param payload bytes between header and footer
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Section(SectionId id, int versionId, byte[] payload) {
        /**
         * {@return the section with other bytes}
         *
         * @param other the bytes
         */
        public Section withPayload(byte[] other) {
            return new Section(id, versionId, other);
        }

        @Override
        public String toString() {
            String hex = HexFormat.of().formatHex(payload, 0, Math.min(payload.length, 64));
            return "%s v%d %d bytes %s".formatted(id, versionId, payload.length, hex);
        }
    }

    /**
     * Saves.
     *
     * @param registry whose entries
     * @return their sections
     * @throws VmStateException if one refuses
     */
    public static SavedState of(SaveStateRegistry registry) throws VmStateException {
        List<Section> sections = new ArrayList<>();
        for (SaveStateEntry entry : registry.entries()) {
            if (entry.body() instanceof SaveStateBody.Described<?> described && SectionSaver.needed(entry)) {
                sections.add(new Section(entry.id(), entry.versionId(), bytes(described)));
            }
        }
        return new SavedState(sections);
    }

    private static <S> byte[] bytes(SaveStateBody.Described<S> described) throws VmStateException {
        BytesOutput out = new BytesOutput();
        VmStateWriter.save(described.vmsd(), described.state(), out);
        return out.toByteArray();
    }

    /**
     * Loads everything by the receiver's rules.
     *
     * @param receiver the registry to load through
     * @throws VmStateException if a section is not found, does not fit or is not consumed
     */
    public void load(SaveStateRegistry receiver) throws VmStateException {
        for (Section section : sections) {
            load(receiver, section);
        }
    }

    /**
     * Loads one section.
     *
     * @param receiver the registry to load through
     * @param section the section
     * @throws VmStateException if it is not found, does not fit or is not consumed
     */
    public static void load(SaveStateRegistry receiver, Section section) throws VmStateException {
        SaveStateEntry entry = receiver.find(section.id().idstr(), section.id().instanceId())
                .orElseThrow(() -> new VmStateException(Errno.EINVAL, "no entry for " + section.id()))
                .entry();
        if (entry.body() instanceof SaveStateBody.Described<?> described) {
            load(described, section);
        }
    }

    private static <S> void load(SaveStateBody.Described<S> described, Section section) throws VmStateException {
        BytesInput in = new BytesInput(section.payload());
        VmStateReader.load(described.vmsd(), described.state(), in, section.versionId());
        if (in.remaining() != 0) {
            throw new VmStateException(Errno.EINVAL, in.remaining() + " bytes are left over").at(in.position());
        }
    }

    /** {@return the sections in words, for comparison} */
    public List<String> lines() {
        return sections.stream()
                .map(section -> section + " #" + Arrays.hashCode(section.payload()))
                .toList();
    }
}
