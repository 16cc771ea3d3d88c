package io.pagurus.migration.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Which records of a transcript are made void by later ones, and which pages no record mentions. Works on runs, so that
 * a block of any length costs nothing.
 */
final class RamCoverage {
    private static final long[] NOTHING = {};

    private final List<NavigableMap<Long, Long>> covered = new ArrayList<>();
    private final long[][] superseding;
    private long superseded;

    RamCoverage(RamTranscript transcript) {
        transcript.blocks().forEach(_ -> covered.add(new TreeMap<>()));
        superseding = new long[transcript.runs()][];
        for (int run = transcript.runs() - 1; run >= 0; run--) {
            long first = transcript.firstPage(run);
            superseding[run] = cover(covered.get(transcript.block(run)), first, first + transcript.pages(run));
        }
    }

    /** Adds [first, end) to a set of intervals; returns the parts that were there already, as pairs. */
    private long[] cover(NavigableMap<Long, Long> intervals, long first, long end) {
        LongBag before = new LongBag();
        long from = first;
        long to = end;
        Map.Entry<Long, Long> next = intervals.floorEntry(first);
        if (next == null || next.getValue() < first) {
            next = intervals.higherEntry(first);
        }
        while (next != null && next.getKey() <= end) {
            long overlapFrom = Math.max(first, next.getKey());
            long overlapTo = Math.min(end, next.getValue());
            if (overlapFrom < overlapTo) {
                before.add(overlapFrom);
                before.add(overlapTo);
                superseded += overlapTo - overlapFrom;
            }
            from = Math.min(from, next.getKey());
            to = Math.max(to, next.getValue());
            intervals.remove(next.getKey());
            next = intervals.higherEntry(next.getKey());
        }
        intervals.put(from, to);
        if (before.size() == 0) {
            return NOTHING;
        }
        long[] pairs = new long[before.size()];
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = before.get(i);
        }
        return pairs;
    }

    /** {@return the number of void records} */
    long superseded() {
        return superseded;
    }

    /**
     * {@return whether the record of a page in a run is void}
     *
     * @param run the run
     * @param page a page of the run
     */
    boolean isVoid(int run, long page) {
        long[] pairs = superseding[run];
        int low = 0;
        int high = pairs.length / 2;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (pairs[2 * middle + 1] <= page) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < pairs.length / 2 && pairs[2 * low] <= page;
    }

    /** {@return the intervals of pages of a block that some record mentions: first page to the page after the last} */
    NavigableMap<Long, Long> mentioned(int block) {
        return covered.get(block);
    }
}
