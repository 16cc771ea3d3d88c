package io.pagurus.migration.live;

import io.pagurus.migration.stream.VmDescLayout;
import io.pagurus.migration.vmstate.BytesOutput;
import io.pagurus.migration.vmstate.JsonStyle;
import io.pagurus.migration.vmstate.JsonText;
import io.pagurus.migration.vmstate.VmStateWriter;
import io.pagurus.savestate.SaveStateBody;
import io.pagurus.savestate.SaveStateEntry;
import io.pagurus.vmstate.StateOutput;
import io.pagurus.vmstate.VmStateException;
import org.jspecify.annotations.Nullable;

/** Writes what stands behind an entry: its payload, its object in the trailing JSON, or both as a passenger. */
public final class EntryWriter {
    private EntryWriter() {}

    /**
     * Writes an entry's payload.
     *
     * @param entry a described entry or a passenger
     * @param out receives the payload
     * @throws VmStateException if it cannot be saved
     */
    static void write(SaveStateEntry entry, StateOutput out) throws VmStateException {
        try {
            switch (entry.body()) {
                case SaveStateBody.Described<?> described -> writeDescribed(described, out);
                case SaveStateBody.Passenger passenger -> out.bytes(passenger.payload(), 0, passenger.payload().length);
                case SaveStateBody.Live _ -> throw noFullSection(entry);
            }
        } catch (VmStateException e) {
            throw e.within(entry.id().toString());
        }
    }

    private static <S> void writeDescribed(SaveStateBody.Described<S> described, StateOutput out)
            throws VmStateException {
        VmStateWriter.save(described.vmsd(), described.state(), out);
    }

    private static IllegalArgumentException noFullSection(SaveStateEntry entry) {
        return new IllegalArgumentException("an iterable is no FULL section: " + entry);
    }

    /**
     * Saves an entry and describes it.
     *
     * @param entry a described entry or a passenger
     * @param out receives the payload
     * @param style whose words to use
     * @param layout whose spaces to use
     * @return its object in the trailing JSON; null for a passenger that came without
     * @throws VmStateException if it cannot be saved
     */
    public static @Nullable String write(SaveStateEntry entry, StateOutput out, JsonStyle style, VmDescLayout layout)
            throws VmStateException {
        return switch (entry.body()) {
            case SaveStateBody.Described<?> described -> describe(entry, described, out, style, layout.text());
            case SaveStateBody.Passenger passenger -> {
                out.bytes(passenger.payload(), 0, passenger.payload().length);
                yield passenger.vmdesc();
            }
            case SaveStateBody.Live _ -> throw noFullSection(entry);
        };
    }

    private static <S> String describe(
            SaveStateEntry entry, SaveStateBody.Described<S> described, StateOutput out, JsonStyle style, JsonText json)
            throws VmStateException {
        json.startObject()
                .string("name", entry.idstr())
                .number("instance_id", Integer.toUnsignedLong(entry.instanceId()));
        try {
            VmStateWriter.save(described.vmsd(), described.state(), out, json, style);
        } catch (VmStateException e) {
            throw e.within(entry.id().toString());
        }
        json.endObject();
        return json.toString();
    }

    /**
     * {@return an entry's state as a passenger, or null if it has nothing to say now}
     *
     * @param entry a described entry
     * @throws VmStateException if it cannot be saved
     */
    public static SaveStateBody.@Nullable Passenger carry(SaveStateEntry entry) throws VmStateException {
        if (!SectionSaver.needed(entry)) {
            return null;
        }
        BytesOutput out = new BytesOutput();
        String vmdesc = write(entry, out, JsonStyle.UP_TO_9_2, VmDescLayout.COMPACT);
        return new SaveStateBody.Passenger(entry.versionId(), out.toByteArray(), vmdesc);
    }
}
