package io.pagurus.cpu;

import org.osgi.annotation.versioning.ProviderType;

/**
 * The guest's time: it passes while the machine runs and stands while it does not, and goes with the machine. Safe for use by
 * all threads.
 */
@ProviderType
public interface TimeBase {
    /** Ticks in a second: what QEMU's pseries machine and every POWER8 and POWER9 have. */
    long FREQUENCY = 512_000_000;

    /** {@return ticks since the machine was switched on, unsigned; never falls between two calls} */
    long ticks();

    /**
     * Sets the time, after a load.
     *
     * @param ticks the new time
     */
    void set(long ticks);

    /** {@return whether it passes now} */
    boolean passes();
}
