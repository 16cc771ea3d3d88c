package io.pagurus.command;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * A command failed for a reason its user can understand. Faces show the message alone, never the stack trace, so it says what was
 * expected, what came, where, and what to do next.
 */
public class CommandException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final int exitStatus;

    /**
     * Makes an exception with a cause.
     *
     * @param exitStatus the status a one-shot face exits with; not 0
     * @param message what to tell the user
     * @param cause what led to it, for the log; may be null
     */
    public CommandException(int exitStatus, String message, @Nullable Throwable cause) {
        super(message, cause);
        if (exitStatus == 0) {
            throw new IllegalArgumentException("a failure cannot have exit status 0");
        }
        this.exitStatus = exitStatus;
    }

    /**
     * The status a one-shot face exits with.
     *
     * @return 1 for refused input or a negative verdict, 2 for wrong use
     */
    public int exitStatus() {
        return exitStatus;
    }
}
