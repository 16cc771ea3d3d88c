package io.pagurus.command;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The command was called in a way it does not understand: an unknown option, a missing argument, a value of the wrong form. Exit status 2. */
public final class UsageException extends CommandException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param message what to tell the user
     */
    public UsageException(String message) {
        this(message, null);
    }

    /**
     * Makes an exception with a cause.
     *
     * @param message what to tell the user
     * @param cause what led to it, for the log; may be null
     */
    public UsageException(String message, @Nullable Throwable cause) {
        super(Report.EXIT_USAGE, message, cause);
    }
}
