package io.pagurus.command;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The command was understood, but its input or the state of the machine does not allow it: a stream that does not load, an unknownn * device, a file that is not there. Exit status 1. */
public final class RefusedException extends CommandException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param message what to tell the user
     */
    public RefusedException(String message) {
        this(message, null);
    }

    /**
     * Makes an exception with a cause.
     *
     * @param message what to tell the user
     * @param cause what led to it, for the log; may be null
     */
    public RefusedException(String message, @Nullable Throwable cause) {
        super(Report.EXIT_NEGATIVE, message, cause);
    }
}
