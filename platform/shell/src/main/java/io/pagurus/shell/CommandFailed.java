package io.pagurus.shell;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Ends a Gogo program. Gogo's console shows {@link #toString()}, which is therefore the bare message. */
@SuppressWarnings("OverrideThrowableToString") // The class name would be shown too.
final class CommandFailed extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final int exitStatus;

    CommandFailed(int exitStatus, @Nullable String message, Throwable cause) {
        super(message, cause);
        this.exitStatus = exitStatus;
    }

    int exitStatus() {
        return exitStatus;
    }

    @Override
    public String toString() {
        return String.valueOf(getMessage());
    }
}
