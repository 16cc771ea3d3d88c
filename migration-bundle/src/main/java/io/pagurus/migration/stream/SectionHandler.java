package io.pagurus.migration.stream;

import io.pagurus.vmstate.VmStateException;

/**
 * What is done with the parts of a stream as they come. A payload has no length on the wire, so each section method
 * must consume exactly the section's payload: the driver finds out at the footer, if there is one.
 *
 * <p>A failure inside a payload is to be thrown through {@link SectionHeader#blame}, a section that nothing answers to
 * without it.
 */
public interface SectionHandler {
    /**
     * Takes the configuration section.
     *
     * @param configuration machine type and its checks
     * @throws VmStateException to refuse the stream
     */
    default void configuration(StreamConfiguration configuration) throws VmStateException {}

    /**
     * Takes a device's section.
     *
     * @param header its header
     * @param in stands at the payload
     * @throws VmStateException if it cannot be loaded
     */
    void full(SectionHeader header, StreamInput in) throws VmStateException;

    /**
     * Takes the beginning of an iterable.
     *
     * @param header its header
     * @param in stands at the payload
     * @throws VmStateException if it cannot be loaded
     */
    void start(SectionHeader header, StreamInput in) throws VmStateException;

    /**
     * Takes a part of an iterable.
     *
     * @param header as its START gave it, with this part's offsets
     * @param in stands at the payload
     * @throws VmStateException if it cannot be loaded
     */
    void part(SectionHeader header, StreamInput in) throws VmStateException;

    /**
     * Takes the end of an iterable.
     *
     * @param header as its START gave it, with this part's offsets
     * @param in stands at the payload
     * @throws VmStateException if it cannot be loaded
     */
    void end(SectionHeader header, StreamInput in) throws VmStateException;

    /**
     * Is told that a section is complete, its footer included.
     *
     * @param header its header
     * @param payloadEnd absolute position after the payload
     * @param end absolute position after the footer
     */
    default void finished(SectionHeader header, long payloadEnd, long end) {}

    /**
     * Takes a command. The nested stream of {@link CommandType#PACKAGED} is read by the driver afterwards.
     *
     * @param command the command; length and number are right
     * @throws VmStateException to refuse it
     */
    void command(StreamCommand command) throws VmStateException;
}
