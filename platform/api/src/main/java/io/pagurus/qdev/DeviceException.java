package io.pagurus.qdev;

import java.io.Serial;

/** A device that cannot be made, realized or placed; the message says which and why. */
public final class DeviceException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String reason;

    /**
     * A refusal.
     *
     * @param message what was wrong, with the property or path
     */
    public DeviceException(String message) {
        super(message);
        reason = message;
    }

    /**
     * A refusal with its cause.
     *
     * @param message what was wrong, with the property or path
     * @param cause what led to it
     */
    public DeviceException(String message, Throwable cause) {
        super(message, cause);
        reason = message;
    }

    @Override
    public String getMessage() {
        return reason;
    }
}
