package io.pagurus.migration.compat;

/**
 * A {@code needed} predicate and how often a check has met it.
 *
 * @param name of the section or subsection that it decides on
 * @param sent in how many states it was true
 * @param notSent in how many states it was false
 */
public record NeededCondition(String name, int sent, int notSent) {
    /** {@return whether both answers have been seen} */
    public boolean exercised() {
        return sent > 0 && notSent > 0;
    }
}
