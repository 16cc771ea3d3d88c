package io.pagurus.migration.stream;

import io.pagurus.machine.MachineOutline.RamSpec;
import io.pagurus.memory.RamBlock;
import io.pagurus.vmstate.Errno;
import io.pagurus.vmstate.VmStateException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads the sections of the RAM iterable ({@code ram}, version 4), keeping a transcript. A page record may name only a
 * block that the START section announced. Multifd, RDMA, mapped-ram and x-ignore-shared are not read.
 */
public final class RamReader {
    private static final int PAGE = RamBlock.PAGE_SIZE;

    private final RamSink sink;
    private final RamTranscript transcript = new RamTranscript();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final PageDecoder decoder = new PageDecoder();
    private final byte[] page = new byte[PAGE];
    private int current = -1;
    private long[] lengths = new long[4];

    /**
     * @param sink where the pages go
     */
    public RamReader(RamSink sink) {
        this.sink = sink;
    }

    /** {@return what has come so far} */
    public RamTranscript transcript() {
        return transcript;
    }

    /**
     * Reads one section up to its end mark.
     *
     * @param header the section's header
     * @param in stands at its payload
     * @throws VmStateException in QEMU's words
     */
    public void section(SectionHeader header, StreamInput in) throws VmStateException {
        if (header.kind() == SectionKind.START && header.versionId() != RamRecord.VERSION) {
            throw new VmStateException(Errno.EINVAL, "unknown version of the RAM format")
                    .at(header.offset())
                    .expected(Integer.toString(RamRecord.VERSION))
                    .found(Integer.toUnsignedString(header.versionId()));
        }
        while (true) {
            long at = in.position();
            boolean whole = in.peek(7) >= 0;
            long word = ZeroPadded.u64(in);
            int flags = (int) word & (PAGE - 1);
            long address = word & -PAGE;
            if (!whole) {
                throw new VmStateException(Errno.EINVAL, "the stream ends too early")
                        .receiverLine("Unknown combination of migration flags: 0x%x".formatted(flags))
                        .at(at);
            }
            switch (flags & ~RamRecord.CONTINUE) {
                case RamRecord.PAGE -> {
                    int block = block(flags, address, at, in);
                    transcript.page(PageKind.NORMAL, named(flags), block, address);
                    sink.page(block, address, in);
                }
                case RamRecord.ZERO -> zero(flags, address, at, in);
                case RamRecord.EOS -> {
                    transcript.endSection(header.kind());
                    return;
                }
                case RamRecord.MEM_SIZE -> blockList(address, at, in);
                case RamRecord.XBZRLE -> {
                    int block = block(flags, address, at, in);
                    sink.fetch(block, address, page);
                    decoder.xbzrle(in, page, address);
                    transcript.page(PageKind.XBZRLE, named(flags), block, address);
                    sink.store(block, address, page);
                }
                case RamRecord.COMPRESS_PAGE -> {
                    int block = block(flags, address, at, in);
                    decoder.inflate(in, page);
                    transcript.page(PageKind.COMPRESSED, named(flags), block, address);
                    sink.store(block, address, page);
                }
                default -> throw unknown(flags, at);
            }
        }
    }

    private static boolean named(int flags) {
        return (flags & RamRecord.CONTINUE) == 0;
    }

    private static VmStateException unknown(int flags, long at) {
        String name = RamRecord.refused(flags);
        VmStateException refusal = name == null
                ? new VmStateException(Errno.EINVAL, "unknown RAM record")
                : new VmStateException(Errno.ENOTSUP, "RAM record " + name + " is not read here");
        return refusal.receiverLine("Unknown combination of migration flags: 0x%x".formatted(flags))
                .at(at)
                .found("flags 0x%x".formatted(flags));
    }

    private void zero(int flags, long address, long at, StreamInput in) throws VmStateException {
        int block = block(flags, address, at, in);
        int fill = in.u8();
        if (fill != 0) {
            throw new VmStateException(Errno.EINVAL, "a page of zeros that is not of zeros")
                    .receiverLine("Found a zero page with value " + fill)
                    .at(at)
                    .found("fill byte " + fill);
        }
        transcript.page(PageKind.ZERO, named(flags), block, address);
        sink.zero(block, address);
    }

    /** Finds the block of a page record and checks that the page is inside it. */
    private int block(int flags, long address, long at, StreamInput in) throws VmStateException {
        String problem = null;
        String line = null;
        if (named(flags)) {
            String cut = Names.cut(in);
            String name = cut == null ? Names.read(in, in.u8()) : cut;
            Integer number = numbers.get(name);
            if (cut != null) {
                problem = "the stream ends too early";
                line = "Can't find block " + cut;
            } else if (number == null) {
                problem = "page of a block that was not announced: " + name;
                line = "Can't find block " + name;
            } else {
                current = number;
            }
        } else if (current < 0) {
            problem = "the first page record names no block";
            line = "Ack, bad migration stream!";
        }
        if (problem == null) {
            long length = lengths[current];
            if (address >= 0 && address < length) {
                return current;
            }
            problem = "page outside its block";
        }
        VmStateException refusal =
                new VmStateException(Errno.EINVAL, problem).at(at).found("offset 0x%x".formatted(address));
        if (line != null) {
            refusal.receiverLine(line);
        }
        throw refusal.receiverLine("Illegal RAM offset %x".formatted(address));
    }

    private void blockList(long total, long at, StreamInput in) throws VmStateException {
        if (!numbers.isEmpty()) {
            throw new VmStateException(Errno.EINVAL, "a second list of RAM blocks").at(at);
        }
        for (long left = total; left != 0; ) {
            long entry = in.position();
            String cut = Names.cut(in);
            if (cut != null) {
                throw new VmStateException(Errno.EINVAL, "the stream ends too early")
                        .receiverLine("Unknown ramblock \"%s\", cannot accept migration".formatted(cut))
                        .at(entry);
            }
            String name = Names.read(in, in.u8());
            long length = in.u64();
            if (length <= 0 || length % PAGE != 0 || Long.compareUnsigned(length, left) > 0) {
                throw new VmStateException(Errno.EINVAL, "impossible length of a RAM block")
                        .within(name)
                        .at(entry)
                        .expected("whole pages, at most 0x%x bytes".formatted(left))
                        .found("0x%x".formatted(length));
            }
            int number = numbers.size();
            if (numbers.putIfAbsent(name, number) != null) {
                throw new VmStateException(Errno.EINVAL, "RAM block announced twice")
                        .within(name)
                        .at(entry);
            }
            try {
                sink.block(number, name, length);
            } catch (VmStateException e) {
                throw e.at(entry);
            }
            if (number == lengths.length) {
                lengths = Arrays.copyOf(lengths, 2 * number);
            }
            lengths[number] = length;
            transcript.block(new RamSpec(name, length));
            left -= length;
        }
    }
}
