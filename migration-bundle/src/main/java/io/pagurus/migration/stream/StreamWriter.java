package io.pagurus.migration.stream;

import io.pagurus.savestate.SectionId;
import io.pagurus.vmstate.StateOutput;
import io.pagurus.vmstate.VmStateException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;

/**
 * Writes a stream part by part: the inverse of {@link StreamReader}. The caller keeps the order: header, configuration,
 * sections and commands, end mark, JSON.
 */
public final class StreamWriter {
    private final ByteSink out;
    private final boolean footers;

    /** Writes a section's payload. */
    @FunctionalInterface
    public interface Body {
        /**
         * Writes the payload.
         *
         * @param out stands behind the section's header
         * @throws VmStateException if the state cannot be written or the channel fails
         */
        void write(StateOutput out) throws VmStateException;
    }

    /**
     * @param channel a blocking channel; closed by its owner
     * @param footers whether sections get footers (machine types after 2.3)
     */
    public StreamWriter(WritableByteChannel channel, boolean footers) {
        this.out = new ByteSink(channel);
        this.footers = footers;
    }

    /**
     * @param target closed by its owner
     * @param footers whether sections get footers (machine types after 2.3)
     */
    public StreamWriter(OutputStream target, boolean footers) {
        this(Channels.newChannel(target), footers);
    }

    /** {@return the bytes written so far} */
    public long position() {
        return out.position();
    }

    /**
     * Writes magic and version.
     *
     * @throws VmStateException EIO if the channel fails
     */
    public void header() throws VmStateException {
        out.u32(Wire.MAGIC);
        out.u32(Wire.VERSION);
    }

    /**
     * Writes the configuration section.
     *
     * @param configuration machine type and subsections
     * @throws VmStateException EIO if the channel fails
     */
    public void configuration(StreamConfiguration configuration) throws VmStateException {
        configuration.write(out);
    }

    /**
     * Writes a device's section.
     *
     * @param sectionId section_id
     * @param id idstr and instance_id
     * @param versionId version_id
     * @param body writes the payload
     * @throws VmStateException as the body does
     */
    public void full(int sectionId, SectionId id, int versionId, Body body) throws VmStateException {
        begin(SectionKind.FULL, sectionId, id, versionId, body);
    }

    /**
     * Writes the beginning of an iterable.
     *
     * @param sectionId section_id
     * @param id idstr and instance_id
     * @param versionId version_id
     * @param body writes the payload
     * @throws VmStateException as the body does
     */
    public void start(int sectionId, SectionId id, int versionId, Body body) throws VmStateException {
        begin(SectionKind.START, sectionId, id, versionId, body);
    }

    /**
     * Writes a part of an iterable.
     *
     * @param sectionId section_id of its START
     * @param body writes the payload
     * @throws VmStateException as the body does
     */
    public void part(int sectionId, Body body) throws VmStateException {
        proceed(SectionKind.PART, sectionId, body);
    }

    /**
     * Writes the end of an iterable.
     *
     * @param sectionId section_id of its START
     * @param body writes the payload
     * @throws VmStateException as the body does
     */
    public void end(int sectionId, Body body) throws VmStateException {
        proceed(SectionKind.END, sectionId, body);
    }

    private void begin(SectionKind kind, int sectionId, SectionId id, int versionId, Body body)
            throws VmStateException {
        out.u8(kind.typeByte());
        out.u32(sectionId);
        Names.write(out, id.idstr());
        out.u32(id.instanceId());
        out.u32(versionId);
        body.write(out);
        footer(sectionId);
    }

    private void proceed(SectionKind kind, int sectionId, Body body) throws VmStateException {
        out.u8(kind.typeByte());
        out.u32(sectionId);
        body.write(out);
        footer(sectionId);
    }

    private void footer(int sectionId) throws VmStateException {
        if (footers) {
            out.u8(Wire.FOOTER);
            out.u32(sectionId);
        }
    }

    /**
     * Writes a command.
     *
     * @param type the command
     * @param data its data, of the length the command prescribes
     * @throws VmStateException EIO if the channel fails
     */
    public void command(CommandType type, byte[] data) throws VmStateException {
        if (type.length() >= 0 ? type.length() != data.length : data.length > 0xffff) {
            throw new IllegalArgumentException(type + " with " + data.length + " bytes");
        }
        out.u8(Wire.COMMAND);
        out.u16(type.number());
        out.u16(data.length);
        out.bytes(data, 0, data.length);
    }

    /**
     * Writes the end mark.
     *
     * @throws VmStateException EIO if the channel fails
     */
    public void eof() throws VmStateException {
        out.u8(Wire.EOF);
    }

    /**
     * Writes the JSON description behind the end mark.
     *
     * @param json its text
     * @throws VmStateException EIO if the channel fails
     */
    public void vmdesc(byte[] json) throws VmStateException {
        out.u8(Wire.VMDESCRIPTION);
        out.u32(json.length);
        out.bytes(json, 0, json.length);
    }

    /**
     * Passes everything written to the channel.
     *
     * @throws VmStateException EIO if the channel fails
     */
    public void flush() throws VmStateException {
        out.flush();
    }
}
