package io.pagurus.migration.stream;

import io.pagurus.machine.MachineOutline.RamSpec;
import io.pagurus.memory.RamBlock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * In which order and how the pages of a stream's RAM came, without their contents: enough to lay out a save of the same
 * RAM as the sender did. Consecutive pages sent alike are kept as one run of 16 bytes; since a record takes at least 9
 * bytes of stream, a transcript is never larger than a small multiple of what was received.
 */
public final class RamTranscript {
    private static final int RUN_LONGS = 2;
    private static final int NAMED = 1 << 2;
    private static final int PAGE_SHIFT = 8;

    private final List<RamSpec> blocks = new ArrayList<>();
    private final LongBag runs = new LongBag();
    private final List<Section> sections = new ArrayList<>();
    private final long[] counts = new long[PageKind.values().length];
    private int firstRun;

    /**
     * One section of the RAM iterable.
     *
     * @param kind START, PART or END
     * @param firstRun number of its first run
     * @param endRun number after its last run
     * @param zero records of pages of zeros
     * @param normal records of whole pages
     * @param xbzrle records of differences
     * @param compressed records of packed pages
     */
    public record Section(
            SectionKind kind, int firstRun, int endRun, long zero, long normal, long xbzrle, long compressed) {
        /** {@return the number of page records} */
        public long records() {
            return zero + normal + xbzrle + compressed;
        }
    }

    /** {@return the blocks in the order announced} */
    public List<RamSpec> blocks() {
        return List.copyOf(blocks);
    }

    /** {@return the sections in the order of the stream} */
    public List<Section> sections() {
        return Collections.unmodifiableList(sections);
    }

    int sectionCount() {
        return sections.size();
    }

    /**
     * {@return how many page records of a kind there are in all sections}
     *
     * @param kind how the page was sent
     */
    public long count(PageKind kind) {
        return sections.stream()
                .mapToLong(s -> switch (kind) {
                    case ZERO -> s.zero();
                    case NORMAL -> s.normal();
                    case XBZRLE -> s.xbzrle();
                    case COMPRESSED -> s.compressed();
                })
                .sum();
    }

    /** {@return the number of page records that a later record of the same page makes void} */
    public long superseded() {
        return new RamCoverage(this).superseded();
    }

    /**
     * {@return the number of pages that no record mentions: more than none if pages went over other channels, or if the
     * stream is not complete}
     */
    public long unmentioned() {
        RamCoverage coverage = new RamCoverage(this);
        long pages = 0;
        for (int block = 0; block < blocks.size(); block++) {
            pages += blocks.get(block).usedLength() / RamBlock.PAGE_SIZE;
            for (Map.Entry<Long, Long> part : coverage.mentioned(block).entrySet()) {
                pages -= part.getValue() - part.getKey();
            }
        }
        return pages;
    }

    int runs() {
        return runs.size() / RUN_LONGS;
    }

    int block(int run) {
        return (int) (runs.get(run * RUN_LONGS + 1) >>> 32);
    }

    long firstPage(int run) {
        return runs.get(run * RUN_LONGS) >>> PAGE_SHIFT;
    }

    /** {@return the number of pages of a run, 1 to 2^32-1} */
    long pages(int run) {
        return runs.get(run * RUN_LONGS + 1) & 0xffff_ffffL;
    }

    /** {@return whether the first record of a run names its block although it could have gone on} */
    boolean named(int run) {
        return (runs.get(run * RUN_LONGS) & NAMED) != 0;
    }

    PageKind kind(int run) {
        return PageKind.of((int) runs.get(run * RUN_LONGS) & (NAMED - 1));
    }

    void block(RamSpec spec) {
        blocks.add(spec);
    }

    void page(PageKind kind, boolean named, int block, long offset) {
        counts[kind.code()]++;
        long page = offset / RamBlock.PAGE_SIZE;
        int last = runs() - 1;
        if (!named
                && last >= firstRun
                && block(last) == block
                && kind(last) == kind
                && firstPage(last) + pages(last) == page
                && pages(last) < 0xffff_ffffL) {
            runs.set(last * RUN_LONGS + 1, runs.get(last * RUN_LONGS + 1) + 1);
        } else {
            runs.add((page << PAGE_SHIFT) | (named ? NAMED : 0) | kind.code());
            runs.add(((long) block << 32) | 1);
        }
    }

    void endSection(SectionKind kind) {
        sections.add(new Section(kind, firstRun, runs(), counts[0], counts[1], counts[2], counts[3]));
        firstRun = runs();
        Arrays.fill(counts, 0);
    }
}
