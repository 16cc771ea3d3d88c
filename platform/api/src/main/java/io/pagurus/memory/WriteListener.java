package io.pagurus.memory;

import org.osgi.annotation.versioning.ConsumerType;

/** Hears of writes to RAM that no CPU made: by devices, hypercalls and loaders. */
@FunctionalInterface
@ConsumerType
public interface WriteListener {
    /**
     * Bytes were written. Told on the writer's thread, after the write.
     *
     * @param host host address of the first
     * @param length how many, contiguous, 1 or more
     */
    void written(long host, long length);

    /** Somebody listens until this is closed. */
    @FunctionalInterface
    interface Listening extends AutoCloseable {
        @Override
        void close();
    }
}
