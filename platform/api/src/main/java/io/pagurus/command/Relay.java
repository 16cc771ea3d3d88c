package io.pagurus.command;

/**
 * Where the output of something that is no command (a guest's console) goes while a command runs. A face passes it on as it comes,
 * before the answer and apart from it; one that cannot drops it.
 */
@FunctionalInterface
public interface Relay {
    /** Drops everything. */
    Relay NONE = bytes -> {};

    /**
     * Passes bytes on. From any thread, one call at a time.
     *
     * @param bytes what came, as it came
     */
    void write(byte[] bytes);
}
