package io.pagurus.migration.stream;

import io.pagurus.vmstate.Errno;
import io.pagurus.vmstate.VmStateException;

/** Reads the sections of the hash page table ({@code spapr/htab}, version 1), keeping a transcript. */
public final class HtabReader {
    static final int VERSION = 1;
    static final int NO_TABLE = -1;

    private static final int RUN = 512;

    private final HashPageTable table;
    private final HtabTranscript transcript = new HtabTranscript();
    private final long[] entries = new long[2 * RUN];

    /**
     * @param table filled with what comes
     */
    public HtabReader(HashPageTable table) {
        this.table = table;
    }

    /** {@return what has come so far} */
    public HtabTranscript transcript() {
        return transcript;
    }

    /**
     * Reads one section.
     *
     * @param header the section's header
     * @param in stands at its payload
     * @throws VmStateException in QEMU's words
     */
    public void section(SectionHeader header, StreamInput in) throws VmStateException {
        if (header.versionId() != VERSION) {
            throw new VmStateException(Errno.EINVAL, "unknown version of the hash page table")
                    .receiverLine("htab_load() bad version")
                    .at(header.offset())
                    .expected(Integer.toString(VERSION))
                    .found(Integer.toUnsignedString(header.versionId()));
        }
        long at = in.position();
        int first = transcript.chunks();
        int word = (int) ZeroPadded.u32(in);
        if (word == NO_TABLE) {
            table.free();
        } else if (word != 0) {
            allocate(word, at);
        } else {
            if (table.shift().isEmpty()) {
                throw new VmStateException(Errno.EINVAL, "entries of a hash page table without a table").at(at);
            }
            while (chunk(in)) {
                // Each call takes one chunk.
            }
        }
        transcript.endSection(header.kind(), word, first);
    }

    private void allocate(int shift, long at) throws VmStateException {
        if (shift < HashPageTable.MIN_SHIFT || shift > HashPageTable.MAX_SHIFT) {
            throw new VmStateException(Errno.EINVAL, "impossible size of the hash page table")
                    .receiverLine("Failed to allocate HPT of order %d, try smaller maxmem".formatted(shift))
                    .at(at)
                    .expected("a shift from %d to %d".formatted(HashPageTable.MIN_SHIFT, HashPageTable.MAX_SHIFT))
                    .found(Integer.toUnsignedString(shift));
        }
        table.allocate(shift);
    }

    /** Reads a chunk; false at the terminator. */
    private boolean chunk(StreamInput in) throws VmStateException {
        long at = in.position();
        long index = ZeroPadded.u32(in);
        int valid = ZeroPadded.u16(in);
        int invalid = ZeroPadded.u16(in);
        if (index == 0 && valid == 0 && invalid == 0) {
            return false;
        }
        if (index + valid + invalid > table.entries()) {
            throw new VmStateException(Errno.EINVAL, "entries outside the hash page table")
                    .receiverLine("htab_load() bad index %d (%d+%d entries) in htab stream (htab_shift=%d)"
                            .formatted(
                                    (int) index,
                                    (short) valid,
                                    (short) invalid,
                                    table.shift().orElse(0)))
                    .at(at)
                    .expected("an end up to " + table.entries())
                    .found(Long.toString(index + valid + invalid));
        }
        for (int done = 0; done < valid; done += RUN) {
            int count = Math.min(RUN, valid - done);
            in.longs(entries, 0, 2 * count);
            for (int i = 0; i < count; i++) {
                table.set(index + done + i, entries[2 * i], entries[2 * i + 1]);
            }
        }
        table.clear(index + valid, invalid);
        transcript.chunk(index, valid, invalid);
        return true;
    }
}
