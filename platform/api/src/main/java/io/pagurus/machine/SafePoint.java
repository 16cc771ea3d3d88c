package io.pagurus.machine;

import org.osgi.annotation.versioning.ProviderType;

/**
 * The gate between the guest and changes of its machine. Everything the guest does to devices runs inside
 * {@link #enterGuest}/{@link #leaveGuest}; whoever replaces a device stops the guest first and finds no call under way.
 * A call that arrives while the guest is stopped waits and then goes on with whatever is in place: no call is lost.
 */
@ProviderType
public interface SafePoint {
    /** Enters guest context on this thread; waits while the guest is stopped. May be nested. */
    void enterGuest();

    /** Leaves guest context. */
    void leaveGuest();

    /**
     * Stops the guest: returns when no thread is in guest context. May be nested on one thread; must not be called in
     * guest context.
     *
     * @return closing it lets the guest go on
     * @throws IllegalStateException if this thread is in guest context, which would wait for itself
     */
    Stopped stop();

    /** The guest is stopped until this is closed. */
    interface Stopped extends AutoCloseable {
        @Override
        void close();
    }
}
