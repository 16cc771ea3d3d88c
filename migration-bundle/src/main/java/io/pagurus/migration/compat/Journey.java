package io.pagurus.migration.compat;

import io.pagurus.migration.compat.Judge.Judgement;
import io.pagurus.migration.live.SavedSection;
import io.pagurus.migration.live.SavedSections;
import io.pagurus.qdev.DeviceException;
import io.pagurus.qdev.DeviceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One state's way over several implementations.
 *
 * @param outcome the worst hop; for a return, also what became of the state
 * @param note where it went wrong or what was lost; empty if nothing
 */
record Journey(Outcome outcome, String note) {
    static Journey of(Laboratory.Senders senders, SenderState start, List<DeviceType> hops) throws DeviceException {
        Outcome worst = Outcome.IDENTICAL;
        String note = "";
        SenderState state = start;
        for (int i = 1; i < hops.size(); i++) {
            Judgement hop = senders.receive(state, hops.get(i));
            Outcome outcome = hop.verdict().outcome();
            if (outcome.compareTo(worst) > 0) {
                worst = outcome;
                note = hops.get(i - 1).implementation() + "->" + hops.get(i).implementation() + ": "
                        + words(hop.verdict());
            }
            if (hop.sentOn() == null) {
                return new Journey(Outcome.BROKEN, note);
            }
            state = state.next(hop.sentOn());
        }
        if (hops.getFirst().equals(hops.getLast())) {
            List<String> lost = lost(start.sent(), state.sent());
            if (!lost.isEmpty()) {
                return new Journey(worst.or(Outcome.LOSSY), "after the return " + String.join(", ", lost));
            }
        }
        return new Journey(worst, note);
    }

    private static String words(Verdict verdict) {
        return verdict.decisive()
                .map(section -> !section.receiver().isEmpty()
                        ? section.receiver().getFirst()
                        : section.cause() != null ? section.cause().toString() : String.join(", ", section.notes()))
                .orElse("");
    }

    /** Sections that came back differently, or not at all. */
    private static List<String> lost(SavedSections before, SavedSections after) {
        List<String> lost = new ArrayList<>();
        for (SavedSection section : before.sections()) {
            Optional<SavedSection> back = after.find(section.id());
            if (back.isEmpty()) {
                lost.add(section.id() + " is gone");
            } else if (!before.samePayload(section, after, back.get())) {
                lost.add(section.id() + " differs");
            }
        }
        return lost;
    }
}
