package io.pagurus.machine;

import java.util.Locale;

/** What a machine is doing (QEMU's RunState, as far as it applies here). */
public enum RunState {
    /** Built, never run. */
    PRELAUNCH,
    /** A stream is being loaded. */
    INMIGRATE,
    /** Stopped; the state is complete. */
    PAUSED,
    /** Guest calls are served. */
    RUNNING,
    /** Stopped for good: the guest has switched itself off. */
    SHUTDOWN,
    /** Paused because a device has no implementation at the moment; its state is kept until one returns. */
    PARKED;

    /** {@return the state as QEMU's {@code query-status} spells it} */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
