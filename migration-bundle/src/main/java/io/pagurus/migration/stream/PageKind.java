package io.pagurus.migration.stream;

/** How a page was sent. */
public enum PageKind {
    /** As a mark: every byte is zero. */
    ZERO(0),
    /** As its bytes. */
    NORMAL(1),
    /** As the difference from what was sent before. */
    XBZRLE(2),
    /** Packed by zlib. */
    COMPRESSED(3);

    private static final PageKind[] KINDS = {ZERO, NORMAL, XBZRLE, COMPRESSED};

    private final int code;

    PageKind(int code) {
        this.code = code;
    }

    /** {@return its number in a transcript, 0 to 3} */
    int code() {
        return code;
    }

    static PageKind of(int code) {
        return KINDS[code];
    }
}
