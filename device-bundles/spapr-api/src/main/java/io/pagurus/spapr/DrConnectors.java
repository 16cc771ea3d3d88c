package io.pagurus.spapr;

import io.pagurus.qdev.RealizeScope;
import java.util.List;
import java.util.Optional;

/** The dynamic reconfiguration connectors of one machine, and news of what happens at them. */
public interface DrConnectors {
    /**
     * Adds a connector while a scope is active.
     *
     * @param scope owns the registration; activation fails if the index is taken
     * @param connector the connector
     */
    void attach(RealizeScope scope, DrConnector connector);

    /**
     * {@return a connector}
     *
     * @param index its index
     */
    Optional<DrConnector> find(int index);

    /**
     * {@return what hangs at a connector; it outlives the connector}
     *
     * @param index its index
     */
    DrcSlot slot(int index);

    /** {@return all connectors, by index} */
    List<DrConnector> all();

    /**
     * Hears what happens at the connectors.
     *
     * @param listener told on the thread that caused it
     * @return ends it
     */
    AutoCloseable listen(Listener listener);

    /**
     * Tells the listeners; called by connectors.
     *
     * @param event what happened
     * @param index where
     */
    void tell(Event event, int index);

    /** What may happen at a connector. */
    enum Event {
        /** A device was plugged; the guest is to be told. */
        ATTACHED,
        /** The guest has configured the device. */
        CONFIGURED,
        /** The device is wanted back; the guest is to be told. */
        UNPLUG_REQUESTED,
        /** The guest has refused to give it back. */
        UNPLUG_REFUSED,
        /** The device is gone. */
        RELEASED
    }

    /** Told what happens. */
    @FunctionalInterface
    interface Listener {
        /**
         * Something has happened.
         *
         * @param event what
         * @param index at which connector
         */
        void happened(Event event, int index);
    }
}
