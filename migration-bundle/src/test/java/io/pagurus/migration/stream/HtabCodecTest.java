package io.pagurus.migration.stream;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pagurus.migration.vmstate.BytesOutput;
import io.pagurus.vmstate.VmStateException;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sections of the hash page table. */
class HtabCodecTest {
    private final HashPageTable table = new HashPageTable();
    private final HtabReader reader = new HtabReader(table);

    private void section(SectionKind kind, int version, Consumer<BytesOutput> content) throws VmStateException {
        BytesOutput out = new BytesOutput();
        content.accept(out);
        StreamInput in = StreamSource.ofBytes(out.toByteArray()).input();
        reader.section(new SectionHeader(kind, 9, SmallStream.HTAB, version, 0, 0), in);
        assertEquals(0, in.remaining());
    }

    private void chunks(long... words) throws VmStateException {
        section(SectionKind.PART, 1, out -> {
            out.u32(0);
            for (long word : words) {
                out.u64(word);
            }
            out.u64(0);
        });
    }

    private static long chunk(long index, int valid, int invalid) {
        return (index << 32) | ((long) valid << 16) | invalid;
    }

    @Test
    void readsRunsAndInvalidatesWhatFollowsThem() throws VmStateException {
        section(SectionKind.START, 1, out -> out.u32(18));
        chunks(chunk(0, 2, 0), 1, 10, 1, 11);
        chunks(chunk(0, 1, 1), 1, 20);
        assertEquals(OptionalInt.of(18), table.shift());
        assertArrayEquals(new long[] {0}, table.validEntries());
        assertEquals(20, table.get(0, 1));

        BytesOutput again = new BytesOutput();
        HtabWriter writer = new HtabWriter(table);
        for (int i = 0; i < 3; i++) {
            writer.replay(reader.transcript(), i, again);
        }
        HashPageTable copy = new HashPageTable();
        HtabReader second = new HtabReader(copy);
        StreamInput in = StreamSource.ofBytes(again.toByteArray()).input();
        for (HtabTranscript.Section s : reader.transcript().sections()) {
            second.section(new SectionHeader(s.kind(), 9, SmallStream.HTAB, 1, 0, 0), in);
        }
        assertArrayEquals(table.validEntries(), copy.validEntries());
    }

    @Test
    void replayCarriesEntriesThatAppearedSince() throws VmStateException {
        section(SectionKind.START, 1, out -> out.u32(18));
        chunks(chunk(8, 1, 2), 1, 10);
        table.set(9, 1, 77);
        table.set(500, 1, 78);
        BytesOutput again = new BytesOutput();
        new HtabWriter(table).replay(reader.transcript(), 1, again);
        HashPageTable copy = new HashPageTable();
        copy.allocate(18);
        new HtabReader(copy)
                .section(
                        new SectionHeader(SectionKind.PART, 9, SmallStream.HTAB, 1, 0, 0),
                        StreamSource.ofBytes(again.toByteArray()).input());
        assertArrayEquals(new long[] {8, 9, 500}, copy.validEntries());
    }

    @Test
    void knowsGuestsWithoutATable() throws VmStateException {
        section(SectionKind.START, 1, out -> out.u32(0xffffffffL));
        section(SectionKind.PART, 1, out -> out.u32(0xffffffffL));
        assertEquals(OptionalInt.empty(), table.shift());
        assertTrue(Failures.of(() -> chunks()).getMessage().contains("without a table"));
    }

    @Test
    void refusesEntriesOutsideTheTable() throws VmStateException {
        section(SectionKind.START, 1, out -> out.u32(18));
        assertEquals(
                List.of("htab_load() bad index 16384 (0+1 entries) in htab stream (htab_shift=18)"),
                Failures.of(() -> chunks(chunk(16384, 0, 1))).receiverLines());
        assertEquals(
                List.of("htab_load() bad index -1 (-1+0 entries) in htab stream (htab_shift=18)"),
                Failures.of(() -> chunks(chunk(0xffffffffL, 0xffff, 0))).receiverLines());
    }

    @Test
    void refusesOtherVersionsAndSizes() {
        assertEquals(
                List.of("htab_load() bad version"),
                Failures.of(() -> section(SectionKind.START, 2, out -> out.u32(18)))
                        .receiverLines());
        for (int shift : new int[] {1, 17, 47, 0x7fffffff}) {
            assertTrue(Failures.of(() -> section(SectionKind.START, 1, out -> out.u32(shift)))
                    .getMessage()
                    .contains("impossible size"));
        }
    }

    @Test
    void anEnormousTableCostsNothing() throws VmStateException {
        section(SectionKind.START, 1, out -> out.u32(46));
        assertEquals(1L << 42, table.entries());
        assertEquals(0, table.validEntries().length);
    }

    /** First entry and number of entries: inside a group of eight, over its edges, whole ones, none. */
    @ParameterizedTest
    @CsvSource({"0, 0", "3, 2", "3, 5", "3, 6", "0, 8", "8, 16", "5, 30", "0, 64", "63, 1", "60, 1000", "100, 65535"})
    void emptiesEntries(int first, int count) {
        HashPageTable table = new HashPageTable();
        table.allocate(18);
        for (int i = 0; i < 64; i++) {
            table.set(i, i + 1, i + 2);
        }
        table.clear(first, count);
        for (int i = 0; i < 64; i++) {
            boolean emptied = i >= first && i < first + count;
            assertEquals(emptied ? 0 : i + 1, table.get(i, 0));
            assertEquals(emptied ? 0 : i + 2, table.get(i, 1));
        }
    }
}
