package io.pagurus.device.nvram;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pagurus.qdev.DeviceConfig;
import io.pagurus.qdev.DeviceException;
import io.pagurus.spapr.RtasCall;
import io.pagurus.spapr.RtasTable;
import io.pagurus.spapr.machine.PseriesType;
import io.pagurus.spapr.machine.PseriesVersion;
import io.pagurus.testing.conformance.Bench;
import io.pagurus.testing.conformance.SavedState;
import io.pagurus.vmstate.VmStateException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NvramTest {
    private static final int BUFFER = 0x2000;

    @TempDir
    private Path folder;

    private static Bench bench(DeviceConfig config) throws Exception {
        return Bench.with(new PseriesType(PseriesVersion.of("7.2")), new NvramType(), config);
    }

    private static int[] call(Bench bench, RtasCall call, int... arguments) {
        int[] returns = new int[2];
        bench.contract(RtasTable.class).call(call.token(), arguments, returns);
        return returns;
    }

    @Test
    void storeIsReadBackByFetch() throws Exception {
        try (Bench bench = bench(DeviceConfig.EMPTY)) {
            bench.machine().memory().storeU64(BUFFER, 0x1122334455667788L);
            assertArrayEquals(new int[] {0, 8}, call(bench, RtasCall.NVRAM_STORE, 0xfff8, BUFFER, 8));
            assertArrayEquals(new int[] {0, 8}, call(bench, RtasCall.NVRAM_FETCH, 0xfff8, BUFFER + 8, 8));
            assertEquals(0x1122334455667788L, bench.machine().memory().loadU64(BUFFER + 8));
        }
    }

    @Test
    void rangesOutsideAreRefused() throws Exception {
        try (Bench bench = bench(DeviceConfig.EMPTY)) {
            int[] refused = {-3, 0};
            assertArrayEquals(refused, call(bench, RtasCall.NVRAM_STORE, 0xfff8, BUFFER, 9));
            assertArrayEquals(refused, call(bench, RtasCall.NVRAM_STORE, -1, BUFFER, 2));
            assertArrayEquals(refused, call(bench, RtasCall.NVRAM_FETCH, 0, BUFFER, -1));
            assertArrayEquals(refused, call(bench, RtasCall.NVRAM_FETCH, Integer.MIN_VALUE, BUFFER, Integer.MIN_VALUE));
            assertArrayEquals(refused, call(bench, RtasCall.NVRAM_FETCH, 0, (int) Bench.RAM - 4, 8));
            assertArrayEquals(refused, call(bench, RtasCall.NVRAM_STORE, 0, -1, 8));
            assertArrayEquals(new int[] {-3, 0}, call(bench, RtasCall.NVRAM_STORE, 0, BUFFER));
        }
    }

    @Test
    void contentsAreKeptInAFile() throws Exception {
        Path file = folder.resolve("nvram");
        byte[] contents = new byte[0x4000];
        contents[0x3fff] = 7;
        Files.write(file, contents);
        DeviceConfig config = DeviceConfig.EMPTY.with("drive", file.toString());
        try (Bench bench = bench(config)) {
            assertEquals("16384", bench.node().device().facts().get("size"));
            bench.machine().memory().storeU32(BUFFER, 0xcafe);
            assertArrayEquals(new int[] {0, 4}, call(bench, RtasCall.NVRAM_STORE, 0x100, BUFFER, 4));
        }
        byte[] kept = Files.readAllBytes(file);
        assertEquals(0xcafe, ByteBuffer.wrap(kept).getInt(0x100));
        assertEquals(7, kept[0x3fff]);
    }

    @Test
    void filesOfImpossibleSizesAreRefused() throws Exception {
        Path file = folder.resolve("nvram");
        Files.write(file, new byte[100]);
        assertThrows(
                DeviceException.class, () -> new NvramType().create(DeviceConfig.EMPTY.with("drive", file.toString())));
        assertThrows(
                DeviceException.class,
                () -> new NvramType()
                        .create(DeviceConfig.EMPTY.with(
                                "drive", folder.resolve("none").toString())));
        for (String size : new String[] {"0", "8191", "1048577", "-1", "0x100000000"}) {
            assertThrows(DeviceException.class, () -> new NvramType().create(DeviceConfig.EMPTY.with("size", size)));
        }
        assertTrue(new NvramType()
                .create(DeviceConfig.EMPTY.with("size", "8192"))
                .facts()
                .containsKey("size"));
    }

    @Test
    void sizesThatNoNvramHasAreRefusedFromAStream() throws Exception {
        try (Bench bench = bench(DeviceConfig.EMPTY)) {
            SavedState.Section section =
                    SavedState.of(bench.machine().saveStates()).sections().getFirst();
            byte[] small = Arrays.copyOf(section.payload(), 4 + 16);
            ByteBuffer.wrap(small).putInt(0, 16);
            assertThrows(
                    VmStateException.class,
                    () -> SavedState.load(bench.machine().saveStates(), section.withPayload(small)));
        }
    }
}
