package io.pagurus.migration.stream;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pagurus.memory.RamBlock;
import io.pagurus.migration.vmstate.BytesOutput;
import io.pagurus.vmstate.Errno;
import io.pagurus.vmstate.VmStateException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;

/** Records of RAM. */
class RamCodecTest {
    private static final int PAGE = RamBlock.PAGE_SIZE;

    private final Map<String, RamBlock> blocks = new HashMap<>();
    private final RamReader reader = new RamReader(new RamBlockSink(blocks::get));

    private static SectionHeader header(SectionKind kind) {
        return new SectionHeader(kind, 2, SmallStream.RAM, 4, 0, 0);
    }

    private static StreamInput input(Consumer<BytesOutput> content) {
        BytesOutput out = new BytesOutput();
        content.accept(out);
        return StreamSource.ofBytes(out.toByteArray()).input();
    }

    private static void name(BytesOutput out, String name) {
        out.u8(name.length());
        for (char c : name.toCharArray()) {
            out.u8(c);
        }
    }

    private RamBlock announce(String name, int pages) throws VmStateException {
        RamBlock block = new TestRam(name, (long) pages * PAGE);
        blocks.put(name, block);
        reader.section(header(SectionKind.START), input(out -> {
            out.u64((long) pages * PAGE | 4);
            name(out, name);
            out.u64((long) pages * PAGE);
            out.u64(16);
        }));
        return block;
    }

    private VmStateException refusal(SectionKind kind, Consumer<BytesOutput> content) {
        RamReader target = kind == SectionKind.START ? new RamReader(new RamBlockSink(blocks::get)) : reader;
        return Failures.of(() -> target.section(header(kind), input(content)));
    }

    private void part(Consumer<BytesOutput> content) throws VmStateException {
        reader.section(header(SectionKind.PART), input(out -> {
            content.accept(out);
            out.u64(16);
        }));
    }

    private static byte[] page(int fill) {
        byte[] page = new byte[PAGE];
        Arrays.fill(page, (byte) fill);
        return page;
    }

    @Test
    void lastRecordOfAPageWinsAndEarlierOnesAreCounted() throws VmStateException {
        RamBlock block = announce("r", 4);
        part(out -> {
            out.u64(2);
            name(out, "r");
            out.u8(0);
            out.u64(PAGE | 0x28);
            out.bytes(page(1), 0, PAGE);
            out.u64(2 * PAGE | 0x28);
            out.bytes(page(2), 0, PAGE);
        });
        part(out -> {
            out.u64(8);
            name(out, "r");
            out.bytes(page(3), 0, PAGE);
            out.u64(PAGE | 0x22);
            out.u8(0);
        });
        assertEquals(2, reader.transcript().superseded());
        assertEquals(1, reader.transcript().unmentioned());
        assertFalse(block.isZeroPage(0));
        assertTrue(block.isZeroPage(PAGE));

        BytesOutput again = new BytesOutput();
        RamWriter.Replay replay = new RamWriter(List.of(block)).replay(reader.transcript());
        for (int i = 0; i < 3; i++) {
            replay.section(i, again);
        }
        assertEquals(0, replay.rewritten());
        RamBlock copy = new TestRam("r", 4 * PAGE);
        RamReader second = new RamReader(new RamBlockSink(_ -> copy));
        StreamInput in = StreamSource.ofBytes(again.toByteArray()).input();
        second.section(header(SectionKind.START), in);
        second.section(header(SectionKind.PART), in);
        second.section(header(SectionKind.PART), in);
        assertEquals(0, in.remaining());
        byte[] one = new byte[4 * PAGE];
        byte[] two = new byte[4 * PAGE];
        block.read(0, one, 0, one.length);
        copy.read(0, two, 0, two.length);
        assertArrayEquals(one, two);
        assertEquals(2, second.transcript().superseded());
    }

    @Test
    void replayCarriesPagesThatChangedSince() throws VmStateException {
        RamBlock block = announce("r", 3);
        part(out -> {
            out.u64(2);
            name(out, "r");
            out.u8(0);
        });
        block.write(0, page(9), 0, PAGE);
        block.write(2 * PAGE, page(8), 0, PAGE);
        BytesOutput again = new BytesOutput();
        RamWriter.Replay replay = new RamWriter(List.of(block)).replay(reader.transcript());
        replay.section(0, again);
        replay.section(1, again);
        assertEquals(2, replay.rewritten());
        RamBlock copy = new TestRam("r", 3 * PAGE);
        RamReader second = new RamReader(new RamBlockSink(_ -> copy));
        StreamInput in = StreamSource.ofBytes(again.toByteArray()).input();
        second.section(header(SectionKind.START), in);
        second.section(header(SectionKind.PART), in);
        assertFalse(copy.isZeroPage(0));
        assertFalse(copy.isZeroPage(2 * PAGE));
    }

    @Test
    void readsXbzrleAndCompressedPages() throws VmStateException {
        RamBlock block = announce("r", 2);
        part(out -> {
            out.u64(8);
            name(out, "r");
            out.bytes(page(1), 0, PAGE);
            out.u64(0x60);
            out.u8(1);
            out.u16(5);
            out.bytes(new byte[] {(byte) 0x80, 1, 2, 7, 8}, 0, 5);
            Deflater deflater = new Deflater();
            deflater.setInput(page(5));
            deflater.finish();
            byte[] packed = new byte[PAGE];
            int length = deflater.deflate(packed);
            deflater.end();
            out.u64(PAGE | 0x120);
            out.u32(length);
            out.bytes(packed, 0, length);
        });
        byte[] first = page(1);
        first[128] = 7;
        first[129] = 8;
        byte[] found = new byte[PAGE];
        block.read(0, found, 0, PAGE);
        assertArrayEquals(first, found);
        block.read(PAGE, found, 0, PAGE);
        assertArrayEquals(page(5), found);
        assertEquals(1, reader.transcript().count(PageKind.XBZRLE));
        assertEquals(1, reader.transcript().count(PageKind.COMPRESSED));
    }

    @Test
    void refusesMalformedXbzrle() {
        byte[] page = new byte[PAGE];
        byte[][] bad = {
            {1}, // nothing changed after the unchanged byte
            {0, 0}, // no bytes changed
            {1, 1, 5, 0, 1, 5}, // no bytes unchanged in the middle
            {(byte) 0x80}, // half a length
            {(byte) 0xff, (byte) 0xff, 1}, // a length of three bytes
            {0, 3, 1, 1}, // fewer bytes than announced
            {(byte) 0x80, 0x20, 1, 1}, // behind the page
        };
        for (byte[] code : bad) {
            assertFalse(PageDecoder.patch(code, code.length, page), () -> Arrays.toString(code));
        }
        assertTrue(PageDecoder.patch(new byte[0], 0, page));
    }

    @Test
    void refusesImpossibleBlockLists() {
        blocks.put("r", new TestRam("r", PAGE));
        blocks.put("q", new TestRam("q", PAGE));
        assertEquals(
                List.of("Unknown ramblock \"other\", cannot accept migration"),
                refusal(SectionKind.START, out -> {
                            out.u64(PAGE | 4);
                            name(out, "other");
                            out.u64(PAGE);
                        })
                        .receiverLines());
        assertEquals(
                List.of("Size mismatch: r: 0x2000 != 0x1000: Invalid argument"),
                refusal(SectionKind.START, out -> {
                            out.u64(2 * PAGE | 4);
                            name(out, "r");
                            out.u64(2 * PAGE);
                        })
                        .receiverLines());
        for (long length : new long[] {0, 100, -PAGE, 2 * PAGE, Long.MIN_VALUE}) {
            VmStateException refusal = refusal(SectionKind.START, out -> {
                out.u64(PAGE | 4);
                name(out, "q");
                out.u64(length);
            });
            assertTrue(refusal.getMessage().contains("impossible length"), refusal::getMessage);
        }
    }

    @Test
    void refusesPagesOfNoBlock() throws VmStateException {
        announce("r", 2);
        assertEquals(
                List.of("Ack, bad migration stream!", "Illegal RAM offset 0"),
                refusal(SectionKind.PART, out -> out.u64(0x28)).receiverLines());
        assertEquals(
                List.of("Can't find block q", "Illegal RAM offset 1000"),
                refusal(SectionKind.PART, out -> {
                            out.u64(PAGE | 8);
                            name(out, "q");
                        })
                        .receiverLines());
        assertEquals(
                List.of("Illegal RAM offset 2000"),
                refusal(SectionKind.PART, out -> {
                            out.u64(2 * PAGE | 8);
                            name(out, "r");
                        })
                        .receiverLines());
        assertEquals(
                List.of("Illegal RAM offset fffffffffffff000"),
                refusal(SectionKind.PART, out -> {
                            out.u64(-PAGE | 8);
                            name(out, "r");
                        })
                        .receiverLines());
    }

    @Test
    void refusesUnknownRecordsByName() throws VmStateException {
        announce("r", 2);
        assertEquals(
                List.of("Unknown combination of migration flags: 0xa"),
                refusal(SectionKind.PART, out -> out.u64(0xa)).receiverLines());
        VmStateException multifd = refusal(SectionKind.PART, out -> out.u64(0x200));
        assertEquals(Errno.ENOTSUP, multifd.errno());
        assertTrue(multifd.getMessage().contains("MULTIFD_FLUSH"), multifd::getMessage);
        VmStateException fill = refusal(SectionKind.PART, out -> {
            out.u64(2);
            name(out, "r");
            out.u8(7);
        });
        assertEquals(List.of("Found a zero page with value 7"), fill.receiverLines());
        SectionHeader old = new SectionHeader(SectionKind.START, 2, SmallStream.RAM, 3, 0, 0);
        assertEquals(
                Errno.EINVAL,
                Failures.of(() -> reader.section(old, input(_ -> {}))).errno());
    }
}
