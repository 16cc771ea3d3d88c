package io.pagurus.migration.vmstate;

/** Writes JSON as QEMU lays out the description at the end of a stream: on one line. */
public final class JsonText {
    private final StringBuilder text = new StringBuilder();
    private final String colon;
    private final String inside;
    private boolean first = true;

    /** A text as QEMU writes it from 6.0 on: {@code {"page_size": 4096}}. */
    public JsonText() {
        this(": ", "");
    }

    /**
     * A text with other spaces.
     *
     * @param colon what stands between a name and its value
     * @param inside what stands on the inner side of braces and brackets
     */
    public JsonText(String colon, String inside) {
        this.colon = colon;
        this.inside = inside;
    }

    /** Begins an element that is an object. */
    public JsonText startObject() {
        separate();
        text.append('{').append(inside);
        first = true;
        return this;
    }

    /** Begins a member that is an object. */
    public JsonText startObject(String name) {
        key(name);
        text.append('{').append(inside);
        first = true;
        return this;
    }

    /** Ends the innermost object. */
    public JsonText endObject() {
        text.append(inside).append('}');
        first = false;
        return this;
    }

    /** Begins a member that is an array. */
    public JsonText startArray(String name) {
        key(name);
        text.append('[').append(inside);
        first = true;
        return this;
    }

    /** Ends the innermost array. */
    public JsonText endArray() {
        text.append(inside).append(']');
        first = false;
        return this;
    }

    /** Writes a member that is a string. */
    public JsonText string(String name, String value) {
        key(name);
        quote(value);
        return this;
    }

    /** Writes a member that is a number. */
    public JsonText number(String name, long value) {
        key(name);
        text.append(value);
        return this;
    }

    private void key(String name) {
        separate();
        quote(name);
        text.append(colon);
    }

    private void separate() {
        if (!first) {
            text.append(", ");
        }
        first = false;
    }

    private void quote(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\b' -> text.append("\\b");
                case '\f' -> text.append("\\f");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> {
                    if (c < ' ' || c >= 0x7f) {
                        text.append(String.format("\\u%04X", (int) c));
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        text.append('"');
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
