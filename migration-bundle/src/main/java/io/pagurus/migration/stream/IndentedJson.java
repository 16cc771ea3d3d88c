package io.pagurus.migration.stream;

import java.io.IOException;

/** Writes JSON with an indent of 4 and one member to a line, in ASCII. */
final class IndentedJson {
    private final Appendable out;
    private int depth;
    private boolean first = true;
    private boolean afterKey;

    IndentedJson(Appendable out) {
        this.out = out;
    }

    private void element() throws IOException {
        if (afterKey) {
            afterKey = false;
            return;
        }
        if (!first) {
            out.append(',');
        }
        if (depth > 0) {
            line();
        }
        first = false;
    }

    private void line() throws IOException {
        out.append('\n');
        for (int i = 0; i < depth; i++) {
            out.append("    ");
        }
    }

    void open(char bracket) throws IOException {
        element();
        out.append(bracket);
        depth++;
        first = true;
    }

    void close(char bracket) throws IOException {
        depth--;
        if (!first) {
            line();
        }
        out.append(bracket);
        first = false;
    }

    void key(String name) throws IOException {
        element();
        quote(name);
        out.append(": ");
        afterKey = true;
    }

    void string(CharSequence value) throws IOException {
        element();
        quote(value);
    }

    void literal(boolean value) throws IOException {
        element();
        out.append(Boolean.toString(value));
    }

    private void quote(CharSequence value) throws IOException {
        out.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < ' ' || c > '~') {
                        out.append("\\u%04x".formatted((int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
