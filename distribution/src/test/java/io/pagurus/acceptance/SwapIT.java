package io.pagurus.acceptance;

import static io.pagurus.spapr.HcallOpcode.H_GET_TCE;
import static io.pagurus.spapr.HcallOpcode.H_PUT_TCE;
import static io.pagurus.spapr.HcallStatus.H_SUCCESS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pagurus.machine.DeviceNode;
import io.pagurus.machine.Machine;
import io.pagurus.migration.compat.Outcome;
import io.pagurus.migration.live.SavedSections;
import io.pagurus.migration.live.SectionSaver;
import io.pagurus.migration.swap.SwapEngine;
import io.pagurus.migration.swap.SwapResult;
import io.pagurus.qdev.DeviceConfig;
import io.pagurus.qdev.DeviceType;
import io.pagurus.spapr.HypercallTable;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Devices of a loaded machine are moved between implementations while the guest calls them. */
class SwapIT {
    private static final long LIOBN = 0x80000000L;
    private static final int SWAPS = 10_000;
    private static final int TCES = 4096;

    @Test
    void noCallIsLostInTenThousandSwaps() throws Exception {
        try (Installation installation = new Installation()) {
            Machine machine = installation.load("fw-m7.2-power9-vof");
            List<DeviceNode> tables = Installation.nodes(machine, "spapr-iommu");
            assertEquals(2, tables.size());
            SwapEngine engine = new SwapEngine();
            DeviceType[] types = {installation.type("spapr-iommu", 1), installation.type("spapr-iommu", 3)};
            for (int i = 0; i < 200; i++) {
                engine.move(machine, tables, types[(i + 1) & 1], false);
            }
            try (GuestWriter writer = new GuestWriter(machine)) {
                long before = usedHeap();
                long metaspace = metaspace();
                for (int i = 0; i < SWAPS; i++) {
                    SwapEngine.Move move = engine.move(machine, tables, types[(i + 1) & 1], false);
                    assertTrue(move.committed(), move.refused());
                }
                long after = usedHeap();
                writer.finish();
                assertTrue(writer.calls() > SWAPS, "the guest must have been calling all the while");
                // Two tables of 2 MiB and their saved forms are alive at any moment; a leak would be thousands of them.
                assertTrue(after - before < 64L << 20, "heap grew by %,d bytes".formatted(after - before));
                assertTrue(metaspace() - metaspace < 4L << 20, "metaspace grew");
            }
        }
    }

    private static long usedHeap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static long metaspace() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().equals("Metaspace"))
                .mapToLong(pool -> pool.getUsage().getUsed())
                .sum();
    }

    /** A guest that keeps writing TCEs and knows what it wrote. */
    private static final class GuestWriter implements AutoCloseable {
        private final HypercallTable hypercalls;
        private final long[] written = new long[TCES];
        private final AtomicBoolean stop = new AtomicBoolean();
        private final AtomicReference<Throwable> failure = new AtomicReference<>();
        private final Thread thread = new Thread(this::run, "guest");
        private volatile long calls;

        GuestWriter(Machine machine) {
            hypercalls = machine.contract(HypercallTable.class).orElseThrow();
            thread.start();
        }

        private void run() {
            try {
                for (long n = 1; !stop.get(); n++) {
                    int index = (int) (n * 31 % TCES);
                    long tce = n << 12 | 3;
                    assertEquals(H_SUCCESS, hypercalls.call(H_PUT_TCE, LIOBN, (long) index << 12, tce));
                    written[index] = tce;
                    long[] registers = {LIOBN, (long) index << 12, 0};
                    assertEquals(H_SUCCESS, hypercalls.call(H_GET_TCE, registers));
                    assertEquals(tce, registers[0]);
                    calls = n;
                }
            } catch (Throwable e) {
                failure.set(e);
            }
        }

        long calls() {
            return calls;
        }

        void finish() throws InterruptedException {
            stop.set(true);
            thread.join();
            assertNull(failure.get(), () -> String.valueOf(failure.get()));
            for (int index = 0; index < TCES; index++) {
                if (written[index] != 0) {
                    long[] registers = {LIOBN, (long) index << 12, 0};
                    assertEquals(H_SUCCESS, hypercalls.call(H_GET_TCE, registers));
                    assertEquals(written[index], registers[0], "TCE " + index);
                }
            }
        }

        @Override
        public void close() {
            stop.set(true);
        }
    }

    @Test
    void aLoadThatFailsAtAnyByteLeavesTheOldDeviceAsItWas() throws Exception {
        try (Installation installation = new Installation()) {
            Machine machine = installation.machines().create(installation.machineType("pseries-7.2"), "");
            DeviceType old = installation.type("spapr-iommu", 1);
            DeviceConfig config = DeviceConfig.EMPTY.withHex("liobn", LIOBN).withHex("nb-table", 32);
            DeviceNode node = machine.addDevice(old, config);
            HypercallTable hypercalls = machine.contract(HypercallTable.class).orElseThrow();
            assertEquals(H_SUCCESS, hypercalls.call(H_PUT_TCE, LIOBN, 0x3000, 0x77003));
            SavedSections before = SectionSaver.save(machine.saveStates().entries());
            int length = before.sections().getFirst().payloadLength();
            for (int offset = 0; offset < length; offset++) {
                int cut = offset;
                SwapEngine engine = new SwapEngine(in -> new CutInput(in, cut));
                SwapEngine.Move move = engine.move(machine, List.of(node), installation.type("spapr-iommu", 3), false);
                assertFalse(move.committed(), "cut at " + cut);
                assertEquals(old, node.type());
                assertArrayEquals(
                        before.bytes(),
                        SectionSaver.save(machine.saveStates().entries()).bytes());
                long[] registers = {LIOBN, 0x3000, 0};
                assertEquals(H_SUCCESS, hypercalls.call(H_GET_TCE, registers));
                assertEquals(0x77003, registers[0]);
            }
            assertTrue(new SwapEngine()
                    .move(machine, List.of(node), installation.type("spapr-iommu", 3), false)
                    .committed());
            assertArrayEquals(
                    before.bytes(),
                    SectionSaver.save(machine.saveStates().entries()).bytes());
        }
    }

    @Test
    void aRefusedSwapSaysWhyAndChangesNothing() throws Exception {
        try (Installation installation = new Installation()) {
            Machine machine = installation.load("fw-m7.2-power9-vof");
            List<DeviceNode> tables = Installation.nodes(machine, "spapr-iommu");
            SwapEngine engine = new SwapEngine();
            DeviceType byLiobn = installation.type("spapr-iommu", 1);
            SwapResult there = engine.swap(machine, tables, installation.type("spapr-iommu", 2), false);
            assertTrue(there.committed());
            assertEquals(Outcome.COMPATIBLE_BY_ALIAS, there.forward().outcome());
            SwapResult back = engine.swap(machine, tables, byLiobn, false);
            assertFalse(back.committed());
            assertEquals(Outcome.BROKEN, back.forward().outcome());
            assertEquals(
                    "Unknown savevm section or instance 'spapr_iommu' 0. Make sure that your current VM setup matches your "
                            + "saved VM setup, including any hotplugged devices",
                    back.forward().receiver().getFirst());
            assertEquals(2, tables.getFirst().type().implementation());
        }
    }

    @Test
    void aDryRunChangesNothing() throws Exception {
        try (Installation installation = new Installation()) {
            Machine machine = installation.load("fw-m7.2-power9-vof");
            List<DeviceNode> tables = Installation.nodes(machine, "spapr-iommu");
            SwapResult result = new SwapEngine().swap(machine, tables, installation.type("spapr-iommu", 3), true);
            assertFalse(result.committed());
            assertEquals(Outcome.IDENTICAL, result.forward().outcome());
            assertEquals(1, tables.getFirst().type().implementation());
        }
    }

    @Test
    void oneTableOfTwoMoves() throws Exception {
        try (Installation installation = new Installation()) {
            Machine machine = installation.load("fw-m7.2-power9-vof");
            List<DeviceNode> tables = Installation.nodes(machine, "spapr-iommu");
            SwapResult result =
                    new SwapEngine().swap(machine, tables.subList(1, 2), installation.type("spapr-iommu", 3), false);
            assertTrue(result.committed());
            assertEquals(1, tables.get(0).type().implementation());
            assertEquals(3, tables.get(1).type().implementation());
        }
    }
}
