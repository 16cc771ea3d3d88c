package io.pagurus.device.iommu.v1;

import static io.pagurus.spapr.HcallOpcode.H_GET_TCE;
import static io.pagurus.spapr.HcallOpcode.H_PUT_TCE;
import static io.pagurus.spapr.HcallOpcode.H_PUT_TCE_INDIRECT;
import static io.pagurus.spapr.HcallOpcode.H_STUFF_TCE;
import static io.pagurus.spapr.HcallStatus.H_FUNCTION;
import static io.pagurus.spapr.HcallStatus.H_PARAMETER;
import static io.pagurus.spapr.HcallStatus.H_SUCCESS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pagurus.machine.SafePoint;
import io.pagurus.machine.Staging;
import io.pagurus.qdev.DeviceConfig;
import io.pagurus.qdev.DeviceException;
import io.pagurus.spapr.DmaPage;
import io.pagurus.spapr.HypercallTable;
import io.pagurus.spapr.RtasCall;
import io.pagurus.spapr.RtasTable;
import io.pagurus.spapr.TceTable;
import io.pagurus.spapr.TceTables;
import io.pagurus.spapr.machine.PseriesType;
import io.pagurus.spapr.machine.PseriesVersion;
import io.pagurus.testing.conformance.Bench;
import io.pagurus.testing.conformance.SavedState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TceHypercallsTest {
    private static final int LIOBN = 0x80000000;
    private static final long UNIT = 0x80000000L;
    private static final long PAGE = 0x1000;
    private static final long ENTRIES = 0x400;
    private static final long LIST = 0x8000;

    private Bench bench;
    private HypercallTable guest;
    private TceTables tables;

    @BeforeEach
    void realize() throws Exception {
        bench = Bench.with(
                new PseriesType(PseriesVersion.of("11.1")),
                new LiobnRegisteredIommu(),
                DeviceConfig.EMPTY.withHex("liobn", UNIT).withHex("nb-table", ENTRIES));
        guest = bench.contract(HypercallTable.class);
        tables = bench.contract(TceTables.class);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private long tce(long ioba) {
        long[] registers = {UNIT, ioba, 0, 0, 0, 0, 0, 0, 0};
        assertEquals(H_SUCCESS, guest.call(H_GET_TCE, registers));
        return registers[0];
    }

    @Test
    void putIsReadBackByGet() {
        assertEquals(H_SUCCESS, guest.call(H_PUT_TCE, UNIT, 5 * PAGE, 0x1234003));
        assertEquals(0x1234003, tce(5 * PAGE));
        assertEquals(0x1234003, tce(5 * PAGE + 0x7ff), "the offset in the page does not count");
        assertEquals(0, tce(4 * PAGE));
    }

    @Test
    void addressesOutsideTheWindowAreRefused() {
        assertEquals(H_SUCCESS, guest.call(H_PUT_TCE, UNIT, (ENTRIES - 1) * PAGE, 1));
        assertEquals(H_PARAMETER, guest.call(H_PUT_TCE, UNIT, ENTRIES * PAGE, 1));
        assertEquals(H_PARAMETER, guest.call(H_PUT_TCE, UNIT, -PAGE, 1));
        assertEquals(H_PARAMETER, guest.call(H_PUT_TCE, UNIT, Long.MIN_VALUE, 1));
        assertEquals(H_PARAMETER, guest.call(H_GET_TCE, UNIT, ENTRIES * PAGE));
    }

    @Test
    void unknownLiobnsAndFunctionsAreTold() {
        assertEquals(H_PARAMETER, guest.call(H_PUT_TCE, UNIT + 1, 0, 0));
        assertEquals(H_PARAMETER, guest.call(H_PUT_TCE, UNIT | 1L << 32, 0, 0));
        assertEquals(H_FUNCTION, guest.call(0x7777, UNIT));
    }

    @Test
    void stuffWritesOneValueToManyPages() {
        assertEquals(H_SUCCESS, guest.call(H_STUFF_TCE, UNIT, 2 * PAGE, 0xabc003, 3));
        assertEquals(0, tce(PAGE));
        assertEquals(0xabc003, tce(2 * PAGE));
        assertEquals(0xabc003, tce(4 * PAGE));
        assertEquals(0, tce(5 * PAGE));
        assertEquals(H_PARAMETER, guest.call(H_STUFF_TCE, UNIT, 0, 0, ENTRIES + 1));
        assertEquals(H_PARAMETER, guest.call(H_STUFF_TCE, UNIT, 0, 0, -1));
        assertEquals(H_SUCCESS, guest.call(H_STUFF_TCE, UNIT, 0, 0, 0));
    }

    @Test
    void indirectTakesAListFromMemory() throws Exception {
        for (int i = 0; i < 512; i++) {
            bench.machine().memory().storeU64(LIST + 8L * i, (long) i << 12 | 3);
        }
        assertEquals(H_SUCCESS, guest.call(H_PUT_TCE_INDIRECT, UNIT, 0, LIST, 512));
        assertEquals(511L << 12 | 3, tce(511 * PAGE));
        assertEquals(H_PARAMETER, guest.call(H_PUT_TCE_INDIRECT, UNIT, 0, LIST, 513), "more than a page of TCEs");
        assertEquals(H_PARAMETER, guest.call(H_PUT_TCE_INDIRECT, UNIT, 0, LIST + 8, 1), "list not on a page");
        assertEquals(H_PARAMETER, guest.call(H_PUT_TCE_INDIRECT, UNIT, 0, 1L << 40, 1), "no RAM behind the list");
        assertEquals(
                H_PARAMETER, guest.call(H_PUT_TCE_INDIRECT, UNIT, 0, -0x1000, 512), "list at the end of everything");
        assertEquals(
                H_PARAMETER, guest.call(H_PUT_TCE_INDIRECT, UNIT, (ENTRIES - 1) * PAGE, LIST, 2), "past the window");
        assertEquals(3, tce((ENTRIES - 1) * PAGE), "what fits is written, as far as it goes");
    }

    @Test
    void dmaIsTranslatedWithPermissions() {
        guest.call(H_PUT_TCE, UNIT, PAGE, 0x50000 | TceTable.TCE_READ);
        guest.call(H_PUT_TCE, UNIT, 2 * PAGE, 0x60000 | TceTable.TCE_READ | TceTable.TCE_WRITE);
        assertEquals(Optional.of(new DmaPage(0x50010, 0xff0)), tables.translate(LIOBN, PAGE + 0x10, false));
        assertEquals(Optional.empty(), tables.translate(LIOBN, PAGE + 0x10, true));
        assertEquals(Optional.of(new DmaPage(0x60000, 0x1000)), tables.translate(LIOBN, 2 * PAGE, true));
        assertEquals(Optional.empty(), tables.translate(LIOBN, 3 * PAGE, false));
        assertEquals(Optional.empty(), tables.translate(LIOBN, ENTRIES * PAGE, false));
        assertEquals(Optional.empty(), tables.translate(0x1234, PAGE, false));
        assertEquals("3", bench.node().device().facts().get("faults"));
    }

    @Test
    void aWindowIsClosedAndOpenedWithOtherPages() {
        TceTable table = tables.find(LIOBN).orElseThrow();
        assertFalse(table.enable(12, 0, 16), "open already");
        table.disable();
        assertEquals(H_PARAMETER, guest.call(H_PUT_TCE, UNIT, 0, 1));
        assertFalse(table.enable(12, 0, 0));
        assertFalse(table.enable(3, 0, 16));
        assertFalse(table.enable(12, 0, 1L << 40));
        assertTrue(table.enable(16, 1L << 59, 16));
        assertEquals(H_SUCCESS, guest.call(H_PUT_TCE, UNIT, (1L << 59) + 0x10000, 0x10000000 | 3));
        assertEquals(Optional.of(new DmaPage(0x10000001, 0xffff)), tables.translate(LIOBN, (1L << 59) + 0x10001, true));
        assertEquals(H_PARAMETER, guest.call(H_PUT_TCE, UNIT, 0, 1));
    }

    @Test
    void vioDevicesCanBypassTranslation() throws Exception {
        bench.machine()
                .addDevice(
                        new LiobnRegisteredIommu(),
                        DeviceConfig.EMPTY.withHex("liobn", 0x71000002L).withHex("nb-table", 16));
        RtasTable rtas = bench.contract(RtasTable.class);
        int[] status = new int[1];
        assertEquals(0, rtas.call(RtasCall.IBM_SET_TCE_BYPASS.token(), new int[] {0x71000002, 1}, status));
        assertEquals(Optional.of(new DmaPage(0x12345, 0xcbb)), tables.translate(0x71000002, 0x12345, true));
        assertEquals(0, rtas.call(RtasCall.IBM_SET_TCE_BYPASS.token(), new int[] {0x71000002, 0}, status));
        assertEquals(Optional.empty(), tables.translate(0x71000002, 0x1234, true));
        assertEquals(-3, rtas.call(RtasCall.IBM_SET_TCE_BYPASS.token(), new int[] {LIOBN, 1}, status));
    }

    @Test
    void resetEmptiesTheTable() {
        guest.call(H_STUFF_TCE, UNIT, 0, 3, ENTRIES);
        bench.node().device().reset();
        assertEquals(0, tce(0));
        assertEquals(H_SUCCESS, guest.call(H_PUT_TCE, UNIT, 0, 3), "the default window is open again");
    }

    @Test
    void unpluggedTableServesNothing() {
        bench.machine().removeDevice(bench.node());
        assertEquals(H_FUNCTION, guest.call(H_PUT_TCE, UNIT, 0, 1));
        assertEquals(Optional.empty(), tables.translate(LIOBN, 0, false));
        assertTrue(tables.liobns().isEmpty());
    }

    @Test
    void propertiesAreChecked() {
        for (DeviceConfig wrong : List.of(
                DeviceConfig.EMPTY,
                DeviceConfig.EMPTY.with("liobn", "x"),
                DeviceConfig.EMPTY.with("liobn", "0x100000000"),
                DeviceConfig.EMPTY.with("liobn", "1").with("nb-table", "0x40000000"),
                DeviceConfig.EMPTY.with("liobn", "1").with("page-shift", "99"))) {
            assertThrows(DeviceException.class, () -> new LiobnRegisteredIommu().create(wrong), wrong::toString);
        }
    }

    /** Four virtual CPUs map pages while the device is moved to itself again and again: none of their TCEs gets lost. */
    @Test
    void noTceIsLostWhileTheDeviceIsSwapped() throws Exception {
        int cpus = 4;
        int pages = (int) ENTRIES / cpus;
        int swaps = 20;
        // Neither gets far ahead of the other, or there would be no calls while the device moves.
        AtomicInteger swapped = new AtomicInteger();
        AtomicInteger mapped = new AtomicInteger();
        try (ExecutorService pool = Executors.newFixedThreadPool(cpus)) {
            List<Future<?>> running = new ArrayList<>();
            for (int cpu = 0; cpu < cpus; cpu++) {
                int first = cpu * pages;
                running.add(pool.submit(() -> {
                    for (int page = first; page < first + pages; page++) {
                        while ((page - first) * swaps >= (swapped.get() + 2) * pages) {
                            Thread.yield();
                        }
                        assertEquals(H_SUCCESS, guest.call(H_PUT_TCE, UNIT, page * PAGE, (long) page << 12 | 3));
                        mapped.incrementAndGet();
                    }
                }));
            }
            try {
                for (int i = 0; i < swaps; i++) {
                    while (mapped.get() * swaps < i * ENTRIES
                            && running.stream().noneMatch(Future::isDone)) {
                        Thread.yield();
                    }
                    swap();
                    swapped.incrementAndGet();
                }
            } finally {
                swapped.set(swaps);
            }
            for (Future<?> one : running) {
                one.get();
            }
        }
        for (int page = 0; page < ENTRIES; page++) {
            assertEquals((long) page << 12 | 3, tce(page * PAGE));
        }
    }

    private void swap() throws Exception {
        try (Staging staging = bench.stage(new LiobnRegisteredIommu())) {
            try (SafePoint.Stopped _ = bench.machine().safePoint().stop()) {
                SavedState.of(bench.machine().saveStates()).load(staging.receiver());
                staging.commit();
            }
        }
    }
}
