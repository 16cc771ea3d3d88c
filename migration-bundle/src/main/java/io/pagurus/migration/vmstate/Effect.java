package io.pagurus.migration.vmstate;

/**
 * What a difference does to a stream in one direction.
 *
 * @param severity how bad it is
 * @param text what happens, for a reader who knows the device
 */
public record Effect(Severity severity, String text) {
    /** From harmless to broken. */
    public enum Severity {
        /** The receiver ends with the sender's state, or keeps what it began with where nothing was sent. */
        NONE,
        /** Something is dropped or keeps its default. */
        LOSSY,
        /** Broken in some states, well in others. */
        DEPENDS,
        /** The receiver refuses or misreads every stream. */
        BROKEN
    }

    static Effect none(String text) {
        return new Effect(Severity.NONE, text);
    }

    static Effect lossy(String text) {
        return new Effect(Severity.LOSSY, text);
    }

    static Effect depends(String text) {
        return new Effect(Severity.DEPENDS, text);
    }

    static Effect broken(String text) {
        return new Effect(Severity.BROKEN, text);
    }
}
