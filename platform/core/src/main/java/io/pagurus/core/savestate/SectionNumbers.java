package io.pagurus.core.savestate;

import java.util.HashSet;
import java.util.Set;

/**
 * The section_id counter: counts up, never gives a number twice, and steps over numbers adopted from a sender.
 */
final class SectionNumbers {
    private final Set<Integer> used;
    private int next;

    SectionNumbers() {
        this(new HashSet<>(), 0);
    }

    private SectionNumbers(Set<Integer> used, int next) {
        this.used = used;
        this.next = next;
    }

    SectionNumbers copy() {
        return new SectionNumbers(new HashSet<>(used), next);
    }

    int take() {
        while (!used.add(next)) {
            next++;
        }
        return next++;
    }

    /** Marks a number as taken by a sender's entry. */
    void adopt(int sectionId) {
        used.add(sectionId);
        // Counting goes on above the sender's numbers, as it would have there, but a hostile number cannot wrap it.
        if (sectionId >= next && sectionId < Integer.MAX_VALUE) {
            next = sectionId + 1;
        }
    }

    /** Gives a number back that was taken and never shown to anybody. */
    void giveBack(int sectionId) {
        used.remove(sectionId);
        if (sectionId < next) {
            next = sectionId;
        }
    }
}
