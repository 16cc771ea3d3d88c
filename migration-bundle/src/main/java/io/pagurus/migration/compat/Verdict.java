package io.pagurus.migration.compat;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a device's sections in one direction.
 *
 * @param outcome the worst of its sections
 * @param sections one for each section sent, then one for each that the receiver would send without having got it;
 *     empty if neither side has anything to say
 */
public record Verdict(Outcome outcome, List<SectionVerdict> sections) {
    /** Copies the list. */
    public Verdict {
        sections = List.copyOf(sections);
    }

    /**
     * {@return the verdict on some sections}
     *
     * @param sections their verdicts
     */
    static Verdict of(List<SectionVerdict> sections) {
        Outcome worst = Outcome.IDENTICAL;
        for (SectionVerdict section : sections) {
            worst = worst.or(section.outcome());
        }
        return new Verdict(worst, sections);
    }

    /** {@return the first section that has the worst outcome: the one to talk about} */
    public Optional<SectionVerdict> decisive() {
        return sections.stream().filter(section -> section.outcome() == outcome).findFirst();
    }

    /** {@return the receiver's exact words; empty if it takes everything} */
    public List<String> receiver() {
        return decisive().map(SectionVerdict::receiver).orElse(List.of());
    }

    /** {@return why the outcome is not identical, where that can be said} */
    public @Nullable Cause cause() {
        return decisive().map(SectionVerdict::cause).orElse(null);
    }
}
