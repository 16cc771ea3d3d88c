package io.pagurus.migration.stream;

/** How a page was sent. */
public enum PageKind {
    /** As a mark: every byte is zero. */
    ZERO,
    /** As its bytes. */
    NORMAL,
    /** As the difference from what was sent before. */
    XBZRLE,
    /** Packed by zlib. */
    COMPRESSED;

    private static final PageKind[] KINDS = values();

    static PageKind of(int ordinal) {
        return KINDS[ordinal];
    }
}
