package io.pagurus.spapr;

import io.pagurus.qdev.RealizeScope;
import java.util.function.Consumer;

/** The host's end of a serial line: what the guest writes is collected and handed on, what the host types waits here. */
public interface Chardev {
    /**
     * Connects a device while its scope is active. Input that waits is offered at once.
     *
     * @param scope owns the connection; activation fails if another device is connected
     * @param frontend the device
     */
    void attach(RealizeScope scope, Frontend frontend);

    /**
     * Takes what the guest writes.
     *
     * @param bytes the characters
     */
    void write(byte[] bytes);

    /** Tells that the device has room again: waiting input is offered. */
    void acceptInput();

    /**
     * Types characters on the host's side; those the device has no room for wait, up to a bound.
     *
     * @param bytes the characters
     */
    void input(byte[] bytes);

    /** {@return what the guest has written lately, oldest first; bounded} */
    byte[] output();

    /**
     * Hears what the guest writes.
     *
     * @param sink told on the guest's thread
     * @return ends it
     */
    AutoCloseable listen(Consumer<byte[]> sink);

    /** The device's end. */
    interface Frontend {
        /** {@return how many characters the device has room for} */
        int room();

        /**
         * Takes characters, in guest context.
         *
         * @param bytes at most {@link #room()}
         */
        void receive(byte[] bytes);
    }
}
