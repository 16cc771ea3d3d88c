package io.pagurus.migration.live;

import io.pagurus.migration.vmstate.BytesOutput;
import io.pagurus.savestate.SaveStateBody;
import io.pagurus.savestate.SaveStateEntry;
import io.pagurus.vmstate.VmStateDescription;
import io.pagurus.vmstate.VmStateException;
import java.util.ArrayList;
import java.util.List;

/** Saves described entries and passengers as FULL sections in memory. */
public final class SectionSaver {
    private static final int SECTION_FOOTER = 0x7e;
    private static final int END_OF_STREAM = 0;

    private SectionSaver() {}

    /**
     * {@return whether an entry has something to say now: {@code needed} of its description, always for a passenger}
     *
     * @param entry an entry
     */
    public static boolean needed(SaveStateEntry entry) {
        return switch (entry.body()) {
            case SaveStateBody.Described<?> described -> isNeeded(described);
            case SaveStateBody.Passenger _ -> true;
            case SaveStateBody.Live _ -> false;
        };
    }

    /**
     * Saves those of the entries that are needed, in the given order. Iterables are left out.
     *
     * @param entries in the order in which they are to be sent
     * @return their sections
     * @throws VmStateException if one cannot be saved; the message names it
     */
    public static SavedSections save(List<SaveStateEntry> entries) throws VmStateException {
        return saveAlways(entries.stream().filter(SectionSaver::needed).toList());
    }

    /**
     * Saves entries whether they are needed or not: what their devices hold, not what they would send.
     *
     * @param entries described entries and passengers, in the order wanted
     * @return their sections
     * @throws VmStateException if one cannot be saved; the message names it
     */
    public static SavedSections saveAlways(List<SaveStateEntry> entries) throws VmStateException {
        BytesOutput out = new BytesOutput();
        List<SavedSection> sections = new ArrayList<>();
        for (SaveStateEntry entry : entries) {
            int start = Math.toIntExact(out.position());
            EntryWriter.write(entry, out);
            sections.add(new SavedSection(entry, start, Math.toIntExact(out.position()) - start));
            out.u8(SECTION_FOOTER);
            out.u32(entry.sectionId());
        }
        out.u8(END_OF_STREAM);
        return new SavedSections(out.toByteArray(), sections);
    }

    private static <S> boolean isNeeded(SaveStateBody.Described<S> described) {
        VmStateDescription<S> vmsd = described.vmsd();
        return vmsd.isNeeded(described.state());
    }
}
