package io.pagurus.migration.stream;

import io.pagurus.vmstate.Errno;
import io.pagurus.vmstate.VmStateException;
import java.util.Optional;

/**
 * Takes a stream apart without a machine: finds the JSON description from the end, reads the stream forwards, and
 * delimits each section by whatever knows it.
 */
public final class StreamScanner {
    private static final int PAGE_BITS = 12;

    private StreamScanner() {}

    /**
     * Scans a stream.
     *
     * @param source the stream
     * @param options what may be used beside it
     * @return its parts
     * @throws VmStateException what is wrong, where, and what a QEMU 7.2 receiver would say
     */
    public static StreamImage scan(StreamSource source, ScanOptions options) throws VmStateException {
        return scan(source, options, StreamTrace.logging());
    }

    /**
     * Scans a stream.
     *
     * @param source the stream
     * @param options what may be used beside it
     * @param trace told of each section
     * @return its parts
     * @throws VmStateException what is wrong, where, and what a QEMU 7.2 receiver would say
     */
    public static StreamImage scan(StreamSource source, ScanOptions options, StreamTrace trace)
            throws VmStateException {
        Optional<Long> located = VmDesc.locate(source);
        VmDesc vmdesc = null;
        if (located.isPresent()) {
            long at = located.get();
            vmdesc = VmDesc.parse(source.copy(at, source.size() - at), at);
        }
        ScanHandler handler = new ScanHandler(source, options, trace, vmdesc);
        StreamEnd end = new StreamReader(source.input(), options.rules(), trace).read(handler);
        byte[] text = end.vmdesc();
        if (located.isPresent() && options.rules().vmdesc() != Presence.ABSENT) {
            checkWhole(located.get(), end);
        }
        if (vmdesc == null && text != null) {
            vmdesc = VmDesc.parse(text, end.endOffset() - text.length);
        }
        return handler.image(end, vmdesc);
    }

    /** Refuses a stream whose sections, told apart by the description at its end, end somewhere else. */
    private static void checkWhole(long located, StreamEnd end) throws VmStateException {
        byte[] text = end.vmdesc();
        if (text == null || end.endOffset() - text.length != located) {
            throw new VmStateException(Errno.EINVAL, "the stream does not end with the JSON description it was read by")
                    .at(end.eofOffset())
                    .expected("the end mark at offset " + (located - 6))
                    .found("it here");
        }
    }

    /** Refuses what cannot be read here although its sections could be. */
    static void check(StreamConfiguration configuration) throws VmStateException {
        configuration.checkPageBits(PAGE_BITS);
        for (String capability : configuration.capabilities()) {
            if (capability.equals("mapped-ram") || capability.equals("x-ignore-shared")) {
                throw new VmStateException(
                        Errno.ENOTSUP, "streams with capability " + capability + " are not read here");
            }
        }
    }
}
