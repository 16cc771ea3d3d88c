package io.pagurus.command;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A named option, written {@code --name} or {@code --name VALUE} (also {@code --name=VALUE}).
 *
 * @param name its name without dashes
 * @param value what the help calls its value, or null for a flag, which takes none
 * @param help one line that says what it does
 * @param completion what a face may offer for the value
 */
public record Option(String name, @Nullable String value, String help, Completion completion) {
    /** What every command understands; the face acts on these, not the command. */
    public static final List<Option> GLOBAL = List.of(
            flag("json", "answer with JSON"),
            flag("no-format", "plain lines, cells separated by tabs, nothing shortened"),
            flag("help", "say what the command does and takes"));

    /** Checks the name. */
    public Option {
        Objects.requireNonNull(help, "help");
        Objects.requireNonNull(completion, "completion");
        if (name.isEmpty() || name.startsWith("-") || name.contains("=")) {
            throw new IllegalArgumentException("an option's name has no dashes in front and no '=': '" + name + "'");
        }
    }

    /**
     * A flag.
     *
     * @param name its name without dashes
     * @param help one line that says what it does
     * @return the option
     */
    public static Option flag(String name, String help) {
        return new Option(name, null, help, Completion.NONE);
    }

    /**
     * Whether it takes no value.
     *
     * @return true for a flag
     */
    public boolean isFlag() {
        return value == null;
    }

    /**
     * How help writes it.
     *
     * @return such as {@code --json} or {@code --machine TYPE}
     */
    public String synopsis() {
        return isFlag() ? "--" + name : "--" + name + " " + value;
    }
}
