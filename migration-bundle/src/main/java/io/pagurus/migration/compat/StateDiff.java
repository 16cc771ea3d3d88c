package io.pagurus.migration.compat;

import io.pagurus.migration.live.SavedSection;
import io.pagurus.migration.live.SavedSections;
import io.pagurus.migration.live.SectionSaver;
import io.pagurus.savestate.SaveStateBody;
import io.pagurus.savestate.SaveStateEntry;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What differs between a section as it was sent and the section in which the receiver would send it on.
 *
 * @param outcome {@code identical}, {@code compatible} or {@code lossy}
 * @param dropped fields that the sender sent and the receiver would not send on
 * @param changed fields that the receiver would send on with another value
 * @param defaulted fields that the receiver sends and the sender did not
 * @param assumed fields of a subsection that the sender did not need to send and the receiver does: the values differ
 * @param identity whether idstr, instance_id or version_id differ
 */
record StateDiff(
        Outcome outcome,
        List<String> dropped,
        List<String> changed,
        List<String> defaulted,
        List<String> assumed,
        boolean identity) {
    /** Copies the lists. */
    StateDiff {
        dropped = List.copyOf(dropped);
        changed = List.copyOf(changed);
        defaulted = List.copyOf(defaulted);
        assumed = List.copyOf(assumed);
    }

    /** {@return the differences as sentences} */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        dropped.forEach(field -> notes.add("dropped: " + field));
        changed.forEach(field -> notes.add("changed: " + field));
        defaulted.forEach(field -> notes.add("not sent, keeps its reset value: " + field));
        assumed.forEach(field ->
                notes.add("not sent, since the sender takes its value for granted; the receiver has " + field));
        return notes;
    }

    /**
     * Compares a section with what its receiver would send.
     *
     * @param sent the sender's sections
     * @param section one of them
     * @param sentOn what the receiver would send, or holds without sending it
     * @param receiver the entry that took the section
     */
    static StateDiff between(SavedSections sent, SavedSection section, SavedSections sentOn, SaveStateEntry receiver) {
        SavedSection other = sentOn.find(receiver.id())
                .orElseThrow(() -> new IllegalArgumentException("nothing was saved of " + receiver.id()));
        boolean identity = !section.id().equals(other.id()) || section.versionId() != other.versionId();
        boolean order = section.entry().priority() != receiver.priority();
        boolean silent = !SectionSaver.needed(receiver);
        if (!identity && sent.samePayload(section, sentOn, other)) {
            return new StateDiff(
                    order || silent ? Outcome.COMPATIBLE : Outcome.IDENTICAL,
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    false);
        }
        Map<String, String> before = FieldTexts.of(section.entry(), sent.payload(section));
        Map<String, String> after = FieldTexts.of(other.entry(), sentOn.payload(other));
        List<String> dropped = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        List<String> defaulted = new ArrayList<>();
        List<String> assumed = new ArrayList<>();
        List<String> leftOut = leftOut(section.entry(), receiver, before.keySet());
        Set<String> names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        for (String name : names) {
            String was = before.get(name);
            String is = after.get(name);
            if (is == null) {
                dropped.add(name + " = " + was);
            } else if (was == null && leftOut.stream().anyMatch(name::startsWith)) {
                assumed.add(name + " = " + is);
            } else if (was == null) {
                defaulted.add(name + " = " + is);
            } else if (!was.equals(is)) {
                changed.add(name + ": " + was + " became " + is);
            }
        }
        boolean lossy = !dropped.isEmpty() || !changed.isEmpty() || !assumed.isEmpty();
        return new StateDiff(
                lossy ? Outcome.LOSSY : Outcome.COMPATIBLE, dropped, changed, defaulted, assumed, identity);
    }

    /**
     * Where the fields begin of subsections that both sides send only when needed and that the sender left out, since
     * its values were those that their absence stands for.
     */
    private static List<String> leftOut(SaveStateEntry sender, SaveStateEntry receiver, Set<String> sent) {
        List<String> both = new ArrayList<>(conditional(sender));
        both.retainAll(conditional(receiver));
        both.removeIf(prefix -> sent.stream().anyMatch(name -> name.startsWith(prefix)));
        return both;
    }

    private static List<String> conditional(SaveStateEntry entry) {
        return entry.body() instanceof SaveStateBody.Described<?> described
                ? described.vmsd().subsections().stream()
                        .filter(subsection -> subsection.needed() != null)
                        .map(subsection -> subsection.name() + "/")
                        .toList()
                : List.of();
    }
}
