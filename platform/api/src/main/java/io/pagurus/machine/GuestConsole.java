package io.pagurus.machine;

import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;

/** The guest's console: the serial line that its firmware and kernel talk on. A contract of machines that have one. */
@ProviderType
public interface GuestConsole {
    /**
     * Hears what the guest writes, beginning with what it has written since the last one who heard left; of that only the newest
     * mebibyte is kept.
     *
     * @param sink told on the guest's threads, and on this one before this returns; one call at a time
     * @return ends it
     */
    Following follow(Consumer<byte[]> sink);

    /**
     * Types characters; those the guest has not room for wait, up to a bound.
     *
     * @param bytes the characters
     */
    void type(byte[] bytes);

    /** Somebody hears until this is closed. */
    @FunctionalInterface
    interface Following extends AutoCloseable {
        @Override
        void close();
    }
}
