package io.pagurus.bench;

import java.util.List;

/** What JMH measures. */
final class Rows {
    private static final String DIRECT = "read into a direct buffer";
    private static final String COPY = "copy of the table, twice";

    /** In the order of the report. */
    static final List<Row> ALL = List.of(
            new Row(
                    "stream, scanned",
                    "StreamBenchmark.scan",
                    "StreamBenchmark.readDirect",
                    DIRECT,
                    2,
                    "opening a file, finding its sections by its own JSON, following every RAM record",
                    "stream:inspect and every load begin with it; a stream should cost no more than reading it twice"),
            new Row(
                    "stream, scanned (heap)",
                    "StreamBenchmark.scan",
                    "StreamBenchmark.readHeap",
                    "read into a heap buffer",
                    2,
                    "as above, beside what a program with byte arrays would pay",
                    "the usual way to read a file in Java"),
            new Row(
                    "stream, by devices",
                    "StreamBenchmark.scanInstalled",
                    "StreamBenchmark.readDirect",
                    DIRECT,
                    2,
                    "as above, with tables of TCEs delimited by the installed description instead of the JSON",
                    "vm:load takes this way, and the older streams have no JSON"),
            new Row(
                    "table, saved and loaded",
                    "TableBenchmark.saveAndLoad",
                    "TableBenchmark.copyTwice",
                    COPY,
                    3,
                    "spapr_iommu's own description: hooks, byte order, the table's stretches, new memory on both sides",
                    "the inner part of every swap and every migration; the largest state of a machine beside its RAM"),
            new Row(
                    "table, saved",
                    "TableBenchmark.save",
                    "TableBenchmark.copy",
                    "copy of the table, once",
                    3,
                    "the first half of it",
                    "tells which half is slow"),
            new Row(
                    "table, loaded",
                    "TableBenchmark.load",
                    "TableBenchmark.copy",
                    "copy of the table, once",
                    3,
                    "the second half of it",
                    "tells which half is slow"),
            new Row(
                    "table, with new memory",
                    "TableBenchmark.saveAndLoad",
                    "TableBenchmark.copyTwiceIntoNew",
                    "copy of the table into new memory, twice",
                    3,
                    "as above: the receiver's table and the section between the two are new each time",
                    "tells how much of it is the memory, not the description"),
            new Row(
                    "verdict",
                    "VerdictBenchmark.judge",
                    "VerdictBenchmark.moveOnly",
                    "the same move without a verdict",
                    0,
                    "one cell of a matrix: load, save again, compare field by field, find the cause",
                    "a matrix has hundreds of cells; compat:matrix must feel like a command"),
            new Row(
                    "safe point",
                    "SafePointBenchmark.enterAndLeave",
                    "SafePointBenchmark.readLock",
                    "read lock of a ReentrantReadWriteLock",
                    0,
                    "the gate that every hypercall passes, one virtual CPU",
                    "paid millions of times by a guest so that a swap can happen once"),
            new Row(
                    "safe point, two guests",
                    "SafePointBenchmark.enterAndLeaveByTwo",
                    "SafePointBenchmark.readLockByTwo",
                    "the same lock, by two threads",
                    1,
                    "the same gate, two virtual CPUs at once",
                    "a guest has several; a gate with a shared counter makes them wait for each other's cache line"));

    private Rows() {}
}
