package io.pagurus.migration.compat;

/** The words for a verdict, from best to worst. */
public enum Outcome {
    /** What the receiver would send on is, byte for byte and id for id, what it got. */
    IDENTICAL("identical"),
    /** Loads, and nothing the sender knew is lost. */
    COMPATIBLE("compatible"),
    /** As compatible, but found by alias or by the identity from before device paths. */
    COMPATIBLE_BY_ALIAS("compatible by alias"),
    /** Loads, but something the sender knew is dropped or defaulted. */
    LOSSY("lossy"),
    /** The receiver refuses. */
    BROKEN("broken");

    private final String text;

    Outcome(String text) {
        this.text = text;
    }

    /** {@return the worse of two} */
    Outcome or(Outcome other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** {@return whether a receiver takes it} */
    public boolean loads() {
        return this != BROKEN;
    }

    @Override
    public String toString() {
        return text;
    }
}
