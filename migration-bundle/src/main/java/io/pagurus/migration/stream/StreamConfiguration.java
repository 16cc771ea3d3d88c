package io.pagurus.migration.stream;

import io.pagurus.migration.vmstate.BytesOutput;
import io.pagurus.vmstate.Errno;
import io.pagurus.vmstate.StateOutput;
import io.pagurus.vmstate.VmStateException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The configuration section (vmsd {@code configuration}): machine type and, as subsections, what both ends must agree on.
 * Every byte is kept, so that it can be written again as it came.
 *
 * @param machineType name of the machine type
 * @param subsections in the order of the stream
 */
public record StreamConfiguration(String machineType, List<Subsection> subsections) {
    /** Longest machine type name taken, bytes. */
    static final int MAX_NAME = 255;

    private static final String NAME = "configuration";
    private static final String PAGE_BITS = NAME + "/target-page-bits";
    private static final String CAPABILITIES = NAME + "/capabilities";
    private static final String UUID = NAME + "/uuid";

    /**
     * A subsection.
     *
     * @param name its full name
     * @param version its version
     * @param body its bytes, not to be changed
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Subsection(String name, int version, byte[] body) {}

    /** Copies the list. */
    public StreamConfiguration {
        subsections = List.copyOf(subsections);
    }

    /**
     * {@return the configuration of a plain machine, without subsections}
     *
     * @param machineType name of the machine type
     */
    public static StreamConfiguration of(String machineType) {
        return new StreamConfiguration(machineType, List.of());
    }

    /**
     * Reads the section's body.
     *
     * @param in stands behind the type byte
     * @param trace told of the bodies
     * @return the configuration
     * @throws VmStateException if it is cut, too long or holds a subsection nobody knows
     */
    static StreamConfiguration read(StreamInput in, StreamTrace trace) throws VmStateException {
        long at = in.position();
        trace.loadState(NAME, 0);
        long length;
        try {
            length = in.u32();
        } catch (VmStateException e) {
            throw e.receiverLine("Failed to load configuration:len");
        }
        if (length > MAX_NAME) {
            throw new VmStateException(Errno.EINVAL, "the machine type's name is too long")
                    .within(NAME + "/len")
                    .at(at)
                    .expected("at most " + MAX_NAME + " bytes")
                    .found(length + " bytes");
        }
        if (in.remaining() < length) {
            throw VmStateException.shortRead(in.position(), length, in.remaining())
                    .receiverLine("Failed to load configuration:name");
        }
        String machine = Names.read(in, (int) length);
        List<Subsection> subsections = new ArrayList<>();
        while (in.peek(0) == Wire.SUBSECTION && named(in)) {
            subsections.add(subsection(in, trace));
        }
        trace.loadStateEnd(NAME, "end", 0);
        return new StreamConfiguration(machine, subsections);
    }

    /** A 0x05 that is not followed by a name of ours belongs to nobody here; QEMU stops quietly too. */
    private static boolean named(StreamInput in) throws VmStateException {
        int length = in.peek(1);
        if (length < NAME.length() + 1) {
            return false;
        }
        for (int i = 0; i < NAME.length(); i++) {
            if (in.peek(2 + i) != NAME.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static Subsection subsection(StreamInput in, StreamTrace trace) throws VmStateException {
        long at = in.position();
        in.u8();
        String name = Names.read(in, in.u8());
        int version = (int) in.u32();
        trace.loadState(name, version);
        byte[] body = switch (name) {
            case PAGE_BITS -> bytes(in, 4);
            case UUID -> bytes(in, 16);
            case CAPABILITIES -> capabilities(in);
            default ->
                throw new VmStateException(Errno.ENOENT, "unknown subsection " + name)
                        .within(NAME)
                        .at(at);
        };
        if (version != 1) {
            boolean newer = Integer.compareUnsigned(version, 1) > 0;
            throw new VmStateException(Errno.EINVAL, "unsupported version of " + name)
                    .receiverLine(
                            newer
                                    ? "%s: incoming version_id %d is too new for local version_id 1"
                                            .formatted(name, version)
                                    : "%s: incoming version_id %d is too old for local minimum version_id  1"
                                            .formatted(name, version))
                    .within(NAME)
                    .at(at)
                    .expected("1")
                    .found(Integer.toUnsignedString(version));
        }
        trace.loadStateEnd(name, "end", 0);
        return new Subsection(name, version, body);
    }

    private static byte[] bytes(StreamInput in, int length) throws VmStateException {
        byte[] body = new byte[length];
        in.bytes(body, 0, length);
        return body;
    }

    private static byte[] capabilities(StreamInput in) throws VmStateException {
        long at = in.position();
        long count = in.u32();
        if (count > in.remaining()) {
            throw new VmStateException(Errno.ENOMEM, "more capabilities than bytes")
                    .within(CAPABILITIES)
                    .at(at)
                    .found(Long.toString(count));
        }
        BytesOutput kept = new BytesOutput();
        kept.u32(count);
        for (long i = 0; i < count; i++) {
            int length = in.u8();
            byte[] name = bytes(in, length);
            kept.u8(length);
            kept.bytes(name, 0, length);
        }
        return kept.toByteArray();
    }

    /** Writes the type byte and the body. */
    void write(StateOutput out) throws VmStateException {
        byte[] name = machineType.getBytes(StandardCharsets.UTF_8);
        out.u8(Wire.CONFIGURATION);
        out.u32(name.length);
        out.bytes(name, 0, name.length);
        for (Subsection subsection : subsections) {
            out.u8(Wire.SUBSECTION);
            Names.write(out, subsection.name());
            out.u32(subsection.version());
            out.bytes(subsection.body(), 0, subsection.body().length);
        }
    }

    /** {@return the validated capabilities the source has on, such as {@code x-ignore-shared}} */
    public List<String> capabilities() {
        List<String> names = new ArrayList<>();
        find(CAPABILITIES).ifPresent(body -> {
            for (int at = 4; at < body.length; at += 1 + (body[at] & 0xff)) {
                names.add(new String(body, at + 1, body[at] & 0xff, StandardCharsets.UTF_8));
            }
        });
        return names;
    }

    /** {@return the source's target page bits, if it said so} */
    public Optional<Integer> targetPageBits() {
        return find(PAGE_BITS).map(body -> ByteBuffer.wrap(body).getInt());
    }

    /** {@return the VM's UUID, if the source validates it} */
    public Optional<java.util.UUID> uuid() {
        return find(UUID).map(body -> {
            ByteBuffer two = ByteBuffer.wrap(body);
            return new java.util.UUID(two.getLong(), two.getLong());
        });
    }

    private Optional<byte[]> find(String name) {
        return subsections.stream()
                .filter(s -> s.name().equals(name))
                .map(Subsection::body)
                .findFirst();
    }

    /**
     * Checks the machine type as a receiver does: the received name must be a beginning of the local one.
     *
     * @param local the receiver's machine type
     * @throws VmStateException EINVAL in QEMU's words
     */
    public void checkMachine(String local) throws VmStateException {
        if (!local.startsWith(machineType)) {
            throw new VmStateException(Errno.EINVAL, "the machine types differ")
                    .receiverLine("Machine type received is '%s' and local is '%s'".formatted(machineType, local))
                    .within(NAME + "/name")
                    .expected(local)
                    .found(machineType);
        }
    }

    /**
     * Checks the page size as a receiver does.
     *
     * @param localBits the receiver's target page bits; 12 on ppc64
     * @throws VmStateException EINVAL in QEMU's words
     */
    public void checkPageBits(int localBits) throws VmStateException {
        int received = targetPageBits().orElse(localBits);
        if (received != localBits) {
            throw new VmStateException(Errno.EINVAL, "the page sizes differ")
                    .receiverLine("Received TARGET_PAGE_BITS is %d but local is %d".formatted(received, localBits))
                    .within(PAGE_BITS);
        }
    }

    /**
     * Checks the capabilities as a receiver without any of them does.
     *
     * @throws VmStateException EINVAL in QEMU's words
     */
    public void checkCapabilities() throws VmStateException {
        for (String capability : capabilities()) {
            throw new VmStateException(Errno.EINVAL, "the source has capability " + capability + " on")
                    .receiverLine(
                            "Capability %s is %s, but received capability is %s".formatted(capability, "off", "on"))
                    .within(CAPABILITIES);
        }
    }
}
