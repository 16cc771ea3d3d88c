package io.pagurus.migration.stream;

import io.pagurus.migration.vmstate.JsonText;

/** How the writer of a JSON description puts spaces. */
public enum VmDescLayout {
    /** As QEMU 5.2 writes: {@code { "page_size" : 4096 }}. */
    SPACED(" : ", " "),
    /** As QEMU 7.2, 10.0 and 11.1 write: {@code {"page_size": 4096}}. */
    COMPACT(": ", "");

    private final String colon;
    private final String inside;

    VmDescLayout(String colon, String inside) {
        this.colon = colon;
        this.inside = inside;
    }

    /** {@return an empty text of this layout} */
    public JsonText text() {
        return new JsonText(colon, inside);
    }

    /** {@return what stands between a name and its value} */
    String colon() {
        return colon;
    }

    /** {@return what stands on the inner side of braces and brackets} */
    String inside() {
        return inside;
    }
}
