package io.pagurus.device.vty;

import static io.pagurus.spapr.HcallOpcode.H_GET_TERM_CHAR;
import static io.pagurus.spapr.HcallOpcode.H_PUT_TERM_CHAR;
import static io.pagurus.spapr.HcallOpcode.H_VIO_SIGNAL;
import static io.pagurus.spapr.HcallStatus.H_PARAMETER;
import static io.pagurus.spapr.HcallStatus.H_SUCCESS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pagurus.qdev.DeviceConfig;
import io.pagurus.savestate.SectionId;
import io.pagurus.spapr.Chardev;
import io.pagurus.spapr.Chardevs;
import io.pagurus.spapr.HypercallTable;
import io.pagurus.spapr.Interrupts;
import io.pagurus.spapr.machine.PseriesType;
import io.pagurus.spapr.machine.PseriesVersion;
import io.pagurus.testing.conformance.Bench;
import io.pagurus.testing.conformance.SavedState;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TerminalTest {
    private static final long UNIT = 0x71000000L;

    private Bench bench;
    private HypercallTable guest;
    private Chardev console;

    @BeforeEach
    void realize() throws Exception {
        bench = Bench.with(new PseriesType(PseriesVersion.of("7.2")), new VtyType(), DeviceConfig.EMPTY);
        guest = bench.contract(HypercallTable.class);
        console = bench.contract(Chardevs.class).get("serial0");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private String get(long unit) {
        long[] registers = {unit, 0, 0, 0, 0, 0, 0, 0, 0};
        assertEquals(H_SUCCESS, guest.call(H_GET_TERM_CHAR, registers));
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < registers[0]; i++) {
            text.append((char) (registers[1 + i / 8] >>> 56 - i % 8 * 8 & 0xff));
        }
        return text.toString();
    }

    @Test
    void guestWritesToTheConsole() {
        assertEquals(H_SUCCESS, guest.call(H_PUT_TERM_CHAR, UNIT, 9, 0x48656c6c6f2c2077L, 0x6f00000000000000L));
        assertArrayEquals(ascii("Hello, wo"), console.output());
        assertEquals(H_PARAMETER, guest.call(H_PUT_TERM_CHAR, UNIT, 17, 0, 0));
        assertEquals(H_PARAMETER, guest.call(H_PUT_TERM_CHAR, UNIT, -1, 0, 0));
        assertEquals(H_PARAMETER, guest.call(H_PUT_TERM_CHAR, UNIT + 1, 1, 0, 0));
        assertEquals(H_SUCCESS, guest.call(H_PUT_TERM_CHAR, UNIT, 0, 0, 0));
    }

    @Test
    void guestReadsWhatTheHostTypes() {
        assertEquals("", get(UNIT));
        console.input(ascii("root"));
        assertEquals(1, bench.contract(Interrupts.class).pulses(0x1100));
        assertEquals("root", get(UNIT));
        assertEquals("", get(UNIT));
    }

    @Test
    void aNulFollowsEveryCarriageReturn() {
        console.input(ascii("a\rb"));
        assertEquals("a\r\0b", get(UNIT));
        console.input(ascii("0123456789abcde\r"));
        assertEquals("0123456789abcde", get(UNIT), "both would not fit");
        assertEquals("\r\0", get(UNIT));
    }

    @Test
    void whatHasNoRoomWaitsOutside() {
        console.input(ascii("0123456789abcdef0123456789"));
        assertEquals("0123456789abcdef", get(UNIT));
        assertEquals("0123456789", get(UNIT));
    }

    @Test
    void unitZeroIsTheTerminalWithTheLowestAddress() throws Exception {
        bench.machine().addDevice(new VtyType(), DeviceConfig.EMPTY.with("reg", "0x30000000"));
        assertEquals(H_SUCCESS, guest.call(H_PUT_TERM_CHAR, 0, 1, 0x5a00000000000000L, 0));
        assertArrayEquals(
                ascii("Z"),
                bench.contract(Chardevs.class).get("serial-30000000").output());
        bench.machine().removeDevice(bench.machine().device("vty@30000000").orElseThrow());
        assertEquals(H_SUCCESS, guest.call(H_PUT_TERM_CHAR, 0, 1, 0x5900000000000000L, 0));
        assertArrayEquals(ascii("Y"), console.output());
    }

    @Test
    void aTerminalKnowsNoSignalMode() {
        assertEquals(H_SUCCESS, guest.call(H_VIO_SIGNAL, UNIT, 0));
        assertEquals(H_PARAMETER, guest.call(H_VIO_SIGNAL, UNIT, 1));
    }

    @Test
    void sectionIsNamedByThePath() throws Exception {
        SavedState.Section section =
                SavedState.of(bench.machine().saveStates()).sections().getFirst();
        assertEquals(new SectionId("vty@71000000/spapr_vty", 0), section.id());
        assertEquals(56, section.payload().length);
        assertArrayEquals(new byte[] {0x71, 0, 0, 0, 0, 0, 0x11, 0}, Arrays.copyOf(section.payload(), 8));
    }

    @Test
    void hostileCountersFromAStreamDoNoHarm() throws Exception {
        SavedState.Section section =
                SavedState.of(bench.machine().saveStates()).sections().getFirst();
        byte[] bent = section.payload().clone();
        Arrays.fill(bent, 32, 36, (byte) 0xff);
        SavedState.load(bench.machine().saveStates(), section.withPayload(bent));
        assertEquals(16, get(UNIT).length());
        console.input(ascii("x"));
    }
}
