package io.pagurus.migration.stream;

import io.pagurus.savestate.SectionId;
import io.pagurus.vmstate.Errno;
import io.pagurus.vmstate.VmStateException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a stream from header to JSON and hands its parts to a {@link SectionHandler}: for loading, for scanning, for
 * fuzzing. It checks everything that can be known without a device.
 *
 * <p>Beyond what QEMU 7.2 does it refuses a section_id that is announced twice and names that are not text.
 */
public final class StreamReader {
    /** Longest trailing JSON taken, bytes. */
    public static final int MAX_VMDESC = 32 << 20;

    private final StreamInput in;
    private final StreamRules rules;
    private final StreamTrace trace;
    private final Map<Integer, SectionHeader> announced = new HashMap<>();
    private boolean footers;
    private boolean ended;
    private boolean packaged;

    /**
     * @param in the stream, at its first byte
     * @param rules what is known of the machine type
     */
    public StreamReader(StreamInput in, StreamRules rules) {
        this(in, rules, StreamTrace.logging());
    }

    /**
     * @param in the stream, at its first byte
     * @param rules what is known of the machine type
     * @param trace told of every section
     */
    public StreamReader(StreamInput in, StreamRules rules, StreamTrace trace) {
        this.in = in;
        this.rules = rules;
        this.trace = trace;
    }

    /**
     * Reads the whole stream; once only.
     *
     * @param handler takes the parts
     * @return how it ended
     * @throws VmStateException what is wrong and where; its receiver lines end with {@code load of migration failed: …}
     */
    public StreamEnd read(SectionHandler handler) throws VmStateException {
        try {
            header();
            boolean configured = rules.configuration().decide(in.peek(0) == Wire.CONFIGURATION);
            if (configured) {
                configuration(handler);
            }
            footers = rules.footers().decide(configured);
            long eof = sections(in, handler);
            trace.postMain(0);
            return trailer(eof);
        } catch (VmStateException e) {
            throw e.receiverLine("load of migration failed: " + e.errno().text());
        }
    }

    private void header() throws VmStateException {
        long magic = in.peek(3) < 0 ? -1 : in.u32();
        if (magic != Wire.MAGIC) {
            throw new VmStateException(Errno.EINVAL, "not a migration stream")
                    .receiverLine("Not a migration stream")
                    .at(0)
                    .expected("magic 0x%x".formatted(Wire.MAGIC))
                    .found(magic < 0 ? "the end" : "0x%x".formatted(magic));
        }
        long at = in.position();
        long version = in.peek(3) < 0 ? -1 : in.u32();
        if (version != Wire.VERSION) {
            throw new VmStateException(Errno.ENOTSUP, "unsupported version of the stream")
                    .receiverLine(
                            version == Wire.VERSION_2
                                    ? "SaveVM v2 format is obsolete and don't work anymore"
                                    : "Unsupported migration stream version")
                    .at(at)
                    .expected(Long.toString(Wire.VERSION))
                    .found(version < 0 ? "the end" : Long.toString(version));
        }
    }

    private void configuration(SectionHandler handler) throws VmStateException {
        long at = in.position();
        int type = in.peek(0);
        if (type != Wire.CONFIGURATION) {
            throw new VmStateException(Errno.EINVAL, "no configuration section")
                    .receiverLine("Configuration section missing")
                    .at(at)
                    .expected("type byte " + Wire.CONFIGURATION)
                    .found(type < 0 ? "the end" : Integer.toString(type));
        }
        in.u8();
        StreamConfiguration received = StreamConfiguration.read(in, trace);
        try {
            handler.configuration(received);
        } catch (VmStateException e) {
            throw e.at(at);
        }
    }

    /** Reads sections up to the end mark and returns its position. */
    private long sections(StreamInput from, SectionHandler handler) throws VmStateException {
        while (true) {
            long at = from.position();
            int type = from.u8();
            trace.section(type);
            switch (type) {
                case Wire.EOF -> {
                    ended = true;
                    return at;
                }
                case 1 -> begin(SectionKind.START, at, from, handler);
                case 4 -> begin(SectionKind.FULL, at, from, handler);
                case 2 -> proceed(SectionKind.PART, at, from, handler);
                case 3 -> proceed(SectionKind.END, at, from, handler);
                case Wire.COMMAND -> {
                    if (command(at, from, handler)) {
                        return at;
                    }
                }
                default ->
                    throw new VmStateException(Errno.EINVAL, "unknown section type")
                            .receiverLine("Unknown savevm section type " + type)
                            .at(at)
                            .found(Integer.toString(type));
            }
        }
    }

    private void begin(SectionKind kind, long at, StreamInput from, SectionHandler handler) throws VmStateException {
        if (from.peek(3) < 0) {
            throw new VmStateException(Errno.EINVAL, "a cut section_id")
                    .at(from.position())
                    .receiverLine("Unable to read ID string for section " + ZeroPadded.u32(from));
        }
        int sectionId = (int) from.u32();
        SectionId id;
        int version;
        int length = from.peek(0);
        if (length <= 0 || from.peek(length) < 0) {
            throw new VmStateException(Errno.EINVAL, length == 0 ? "a section without idstr" : "a cut idstr")
                    .receiverLine("Unable to read ID string for section " + Integer.toUnsignedString(sectionId))
                    .at(from.position());
        }
        String idstr = Names.read(from, from.u8());
        if (from.peek(7) < 0) {
            throw VmStateException.shortRead(from.position(), 8, from.remaining())
                    .receiverLine("qemu_loadvm_section_start_full: Failed to read instance/version ID: -5");
        }
        id = new SectionId(idstr, (int) from.u32());
        version = (int) from.u32();
        SectionHeader header = new SectionHeader(kind, sectionId, id, version, at, from.position());
        trace.startFull(header);
        SectionHeader before = announced.putIfAbsent(sectionId, header);
        if (before != null) {
            throw new VmStateException(Errno.EINVAL, "section_id announced twice")
                    .within(id.toString())
                    .at(at)
                    .found("section_id %s, which is %s at offset %d"
                            .formatted(Integer.toUnsignedString(sectionId), before.id(), before.offset()));
        }
        if (kind == SectionKind.START) {
            handler.start(header, from);
        } else {
            handler.full(header, from);
        }
        footer(header, from, handler);
    }

    private void proceed(SectionKind kind, long at, StreamInput from, SectionHandler handler) throws VmStateException {
        if (from.peek(3) < 0) {
            throw VmStateException.shortRead(from.position(), 4, from.remaining())
                    .receiverLine("qemu_loadvm_section_part_end: Failed to read section ID: -5");
        }
        int sectionId = (int) from.u32();
        trace.partEnd(sectionId);
        SectionHeader start = announced.get(sectionId);
        if (start == null || start.kind() == SectionKind.FULL) {
            VmStateException refusal = new VmStateException(Errno.EINVAL, kind + " of a section that was never begun")
                    .at(at)
                    .found("section_id " + Integer.toUnsignedString(sectionId));
            throw start == null ? refusal.receiverLine("Unknown savevm section " + sectionId) : refusal;
        }
        SectionHeader header = new SectionHeader(kind, sectionId, start.id(), start.versionId(), at, from.position());
        if (kind == SectionKind.PART) {
            handler.part(header, from);
        } else {
            handler.end(header, from);
        }
        footer(header, from, handler);
    }

    private void footer(SectionHeader header, StreamInput from, SectionHandler handler) throws VmStateException {
        long at = from.position();
        if (footers) {
            int mark = from.peek(0);
            if (mark < 0) {
                throw footerFailure(header, at, "no footer")
                        .receiverLine("check_section_footer: Read section footer failed: -5")
                        .found("the end");
            }
            if (mark != Wire.FOOTER) {
                throw footerFailure(header, at, "no footer: the payload is longer or shorter than its reader says")
                        .receiverLine(
                                "Missing section footer for " + header.id().idstr())
                        .expected("0x%x".formatted(Wire.FOOTER))
                        .found("0x%x".formatted(mark));
            }
            from.u8();
            long id = ZeroPadded.u32(from);
            if (id != Integer.toUnsignedLong(header.sectionId())) {
                throw footerFailure(header, at, "the footer names another section")
                        .receiverLine("Mismatched section id in footer for %s - read 0x%x expected 0x%x"
                                .formatted(header.id().idstr(), id, header.sectionId()))
                        .expected(Integer.toUnsignedString(header.sectionId()))
                        .found(Long.toString(id));
            }
        }
        handler.finished(header, at, from.position());
    }

    private static VmStateException footerFailure(SectionHeader header, long at, String problem) {
        return new VmStateException(Errno.EINVAL, problem)
                .within(header.id().toString())
                .at(at);
    }

    /** Reads a command; true if it was one after which the enclosing package ends. */
    private boolean command(long at, StreamInput from, SectionHandler handler) throws VmStateException {
        int number = from.u16();
        int length = from.u16();
        CommandType type = CommandType.of(number)
                .orElseThrow(() -> new VmStateException(Errno.EINVAL, "unknown command")
                        .receiverLine("MIG_CMD 0x%x unknown (len 0x%x)".formatted(number, length))
                        .at(at)
                        .found(Integer.toString(number)));
        if (type.length() >= 0 && type.length() != length) {
            throw new VmStateException(Errno.ERANGE, "wrong length of command " + type)
                    .receiverLine(
                            "%s received with bad length - expecting %d, got %d".formatted(type, type.length(), length))
                    .at(at)
                    .expected(Integer.toString(type.length()))
                    .found(Integer.toString(length));
        }
        byte[] data = new byte[length];
        from.bytes(data, 0, length);
        StreamCommand command = new StreamCommand(type, data, at);
        handler.command(command);
        if (type == CommandType.PACKAGED) {
            unpack(command, from, handler);
        }
        trace.command(0);
        return type == CommandType.POSTCOPY_RUN && packaged;
    }

    private void unpack(StreamCommand command, StreamInput from, SectionHandler handler) throws VmStateException {
        if (packaged) {
            throw new VmStateException(Errno.EINVAL, "a package inside a package").at(command.offset());
        }
        StreamInput nested = from.split(ByteBuffer.wrap(command.data()).getInt() & 0xffff_ffffL);
        packaged = true;
        sections(nested, handler);
        packaged = false;
        if (ended || nested.remaining() != 0) {
            throw new VmStateException(Errno.EINVAL, "a package that does not end with POSTCOPY_RUN")
                    .at(nested.position());
        }
    }

    private StreamEnd trailer(long eof) throws VmStateException {
        List<String> lines = new ArrayList<>();
        byte[] vmdesc = null;
        long at = in.position();
        // A live channel must not be asked for more than is due: its other end may be waiting for an answer.
        int type = rules.vmdesc() == Presence.ABSENT ? -1 : in.peek(0);
        if (rules.vmdesc().decide(type >= 0)) {
            if (type != Wire.VMDESCRIPTION) {
                lines.add("Expected vmdescription section, but got " + Math.max(type, 0));
            } else {
                in.u8();
                boolean receiver = rules.vmdesc() == Presence.PRESENT;
                long length = receiver ? ZeroPadded.u32(in) : in.u32();
                boolean whole = length <= MAX_VMDESC && length <= in.remaining();
                if (receiver && !whole) {
                    // It has its devices already and passes over the description, whatever is left of it.
                    return new StreamEnd(footers, eof, null, in.position(), 0, List.of());
                }
                if (!whole) {
                    throw new VmStateException(Errno.EIO, "the JSON description is cut or too long")
                            .at(at)
                            .expected("at most " + Math.min(MAX_VMDESC, in.remaining()) + " bytes")
                            .found(length + " bytes");
                }
                StreamInput text = in.split(length);
                vmdesc = new byte[(int) length];
                text.bytes(vmdesc, 0, vmdesc.length);
            }
        }
        long leftOver = in instanceof ChannelInput ? 0 : in.remaining();
        return new StreamEnd(footers, eof, vmdesc, in.position(), leftOver, List.copyOf(lines));
    }
}
