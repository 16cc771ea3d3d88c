package io.pagurus.migration.stream;

import io.pagurus.vmstate.StateOutput;
import io.pagurus.vmstate.VmStateException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * Writes the sections of the hash page table: either the valid entries in one PART and an empty END, or laid out as a
 * transcript tells. The guest must be stopped.
 */
public final class HtabWriter {
    private static final int MAX_COUNT = 0xffff;

    private final HashPageTable table;

    /**
     * @param table what is written
     */
    public HtabWriter(HashPageTable table) {
        this.table = table;
    }

    /**
     * Writes the payload of the START section.
     *
     * @param out stands behind the header
     * @throws VmStateException if the channel fails
     */
    public void start(StateOutput out) throws VmStateException {
        out.u32(table.shift().orElse(HtabReader.NO_TABLE));
    }

    /**
     * Writes all valid entries.
     *
     * @param out stands behind the header of a PART section
     * @throws VmStateException if the channel fails
     */
    public void entries(StateOutput out) throws VmStateException {
        if (open(out)) {
            valid(out, table.validEntries());
            terminator(out);
        }
    }

    /**
     * Writes the payload of a section without entries.
     *
     * @param out stands behind the header
     * @throws VmStateException if the channel fails
     */
    public void end(StateOutput out) throws VmStateException {
        if (open(out)) {
            terminator(out);
        }
    }

    /**
     * Writes the payload of a section as it came, with the entries as they are now. The last section also carries
     * valid entries that its transcript would leave out.
     *
     * @param transcript of the stream the table came with
     * @param index number of the section in {@link HtabTranscript#sections()}
     * @param out stands behind its header
     * @throws VmStateException if the channel fails
     */
    public void replay(HtabTranscript transcript, int index, StateOutput out) throws VmStateException {
        HtabTranscript.Section section = transcript.sections().get(index);
        if (section.header() != 0 || table.shift().isEmpty()) {
            out.u32(table.shift().isEmpty() ? HtabReader.NO_TABLE : section.header());
            return;
        }
        out.u32(0);
        for (int chunk = section.firstChunk(); chunk < section.endChunk(); chunk++) {
            out.u32(transcript.index(chunk));
            out.u16(transcript.valid(chunk));
            out.u16(transcript.invalid(chunk));
            run(out, transcript.index(chunk), transcript.valid(chunk));
        }
        if (index == transcript.sections().size() - 1) {
            valid(out, leftOut(transcript));
        }
        terminator(out);
    }

    private long[] leftOut(HtabTranscript transcript) {
        long[] valid = table.validEntries();
        BitSet sent = new BitSet();
        for (int chunk = 0; chunk < transcript.chunks(); chunk++) {
            int first = Arrays.binarySearch(valid, transcript.index(chunk));
            int at = first < 0 ? -first - 1 : first;
            long validEnd = transcript.index(chunk) + transcript.valid(chunk);
            long end = validEnd + transcript.invalid(chunk);
            for (; at < valid.length && valid[at] < end; at++) {
                sent.set(at, valid[at] < validEnd);
            }
        }
        return IntStream.range(0, valid.length)
                .filter(i -> !sent.get(i))
                .mapToLong(i -> valid[i])
                .toArray();
    }

    /** Writes the first word of a PART or END; false if nothing may follow it. */
    private boolean open(StateOutput out) throws VmStateException {
        out.u32(table.shift().isEmpty() ? HtabReader.NO_TABLE : 0);
        return table.shift().isPresent();
    }

    private void valid(StateOutput out, long[] indexes) throws VmStateException {
        for (int at = 0; at < indexes.length; ) {
            int count = 1;
            while (at + count < indexes.length && indexes[at + count] == indexes[at] + count && count < MAX_COUNT) {
                count++;
            }
            out.u32(indexes[at]);
            out.u16(count);
            out.u16(0);
            run(out, indexes[at], count);
            at += count;
        }
    }

    private void run(StateOutput out, long first, int count) throws VmStateException {
        for (long index = first; index < first + count; index++) {
            out.u64(table.get(index, 0));
            out.u64(table.get(index, 1));
        }
    }

    private static void terminator(StateOutput out) throws VmStateException {
        out.u64(0);
    }
}
