package io.pagurus.command;

import java.util.Locale;
import java.util.Objects;

/**
 * A positional parameter.
 *
 * @param name how the help calls it, in lower case, such as {@code stream}
 * @param help one line that says what it is
 * @param required whether it must be given
 * @param repeated whether it takes all remaining arguments; only the last parameter may
 * @param completion what a face may offer for it
 */
public record Parameter(String name, String help, boolean required, boolean repeated, Completion completion) {
    /** Checks that nothing is null. */
    public Parameter {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(help, "help");
        Objects.requireNonNull(completion, "completion");
    }

    /**
     * How a synopsis writes it.
     *
     * @return such as {@code STREAM}, {@code [STREAM]} or {@code STREAM…}
     */
    public String synopsis() {
        String shown = name.toUpperCase(Locale.ROOT) + (repeated ? "…" : "");
        return required ? shown : "[" + shown + "]";
    }
}
