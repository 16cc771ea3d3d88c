package io.pagurus.migration.stream;

/** The four kinds of sections, by their type byte. */
public enum SectionKind {
    /** Begins an iterable: identity and set-up data. */
    START(1),
    /** Continues one. */
    PART(2),
    /** Completes one. */
    END(3),
    /** A whole device in one section. */
    FULL(4);

    private final int typeByte;

    SectionKind(int typeByte) {
        this.typeByte = typeByte;
    }

    /** {@return the byte a section of this kind begins with} */
    public int typeByte() {
        return typeByte;
    }
}
