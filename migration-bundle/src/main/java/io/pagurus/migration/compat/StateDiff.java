package io.pagurus.migration.compat;

import io.pagurus.migration.live.SavedSection;
import io.pagurus.migration.live.SavedSections;
import io.pagurus.savestate.SaveStateEntry;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What differs between a section as it was sent and the section in which the receiver would send it on.
 *
 * @param outcome {@code identical}, {@code compatible} or {@code lossy}
 * @param dropped fields that the sender sent and the receiver would not send on
 * @param changed fields that the receiver would send on with another value
 * @param defaulted fields that the receiver sends and the sender did not
 * @param identity whether idstr, instance_id or version_id differ
 */
record StateDiff(
        Outcome outcome, List<String> dropped, List<String> changed, List<String> defaulted, boolean identity) {
    /** Copies the lists. */
    StateDiff {
        dropped = List.copyOf(dropped);
        changed = List.copyOf(changed);
        defaulted = List.copyOf(defaulted);
    }

    /** {@return the differences as sentences} */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        dropped.forEach(field -> notes.add("dropped: " + field));
        changed.forEach(field -> notes.add("changed: " + field));
        defaulted.forEach(field -> notes.add("not sent, keeps its reset value: " + field));
        return notes;
    }

    /**
     * Compares a section with what its receiver would send.
     *
     * @param sent the sender's sections
     * @param section one of them
     * @param sentOn what the receiver would send
     * @param receiver the entry that took the section
     */
    static StateDiff between(SavedSections sent, SavedSection section, SavedSections sentOn, SaveStateEntry receiver) {
        Optional<SavedSection> there = sentOn.find(receiver.id());
        if (there.isEmpty()) {
            // needed() is false on the receiving side: what came equals what its device has after reset.
            return new StateDiff(Outcome.COMPATIBLE, List.of(), List.of(), List.of(), false);
        }
        SavedSection other = there.get();
        boolean identity = !section.id().equals(other.id()) || section.versionId() != other.versionId();
        if (!identity && sent.samePayload(section, sentOn, other)) {
            return new StateDiff(Outcome.IDENTICAL, List.of(), List.of(), List.of(), false);
        }
        Map<String, String> before = FieldTexts.of(section.entry(), sent.payload(section));
        Map<String, String> after = FieldTexts.of(other.entry(), sentOn.payload(other));
        List<String> dropped = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        List<String> defaulted = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        for (String name : names) {
            String was = before.get(name);
            String is = after.get(name);
            if (is == null) {
                dropped.add(name + " = " + was);
            } else if (was == null) {
                defaulted.add(name + " = " + is);
            } else if (!was.equals(is)) {
                changed.add(name + ": " + was + " became " + is);
            }
        }
        boolean lossy = !dropped.isEmpty() || !changed.isEmpty();
        return new StateDiff(lossy ? Outcome.LOSSY : Outcome.COMPATIBLE, dropped, changed, defaulted, identity);
    }
}
