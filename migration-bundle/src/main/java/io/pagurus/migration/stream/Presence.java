package io.pagurus.migration.stream;

/** Whether an optional part of the stream is there. */
public enum Presence {
    /** Found out from the stream itself. */
    AUTO,
    /** It must be there. */
    PRESENT,
    /** It must not be there. */
    ABSENT;

    /**
     * {@return whether the part is there}
     *
     * @param seen what the stream says, for {@link #AUTO}
     */
    boolean decide(boolean seen) {
        return this == AUTO ? seen : this == PRESENT;
    }

    /**
     * {@return the presence a machine type's property stands for}
     *
     * @param sent whether the machine type sends the part
     */
    public static Presence of(boolean sent) {
        return sent ? PRESENT : ABSENT;
    }
}
