package io.pagurus.cpu.ppc64.gdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pagurus.testing.tools.RequiredTools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real debugger attaches to a guest and does what people do with it. */
class GdbIT {
    private static final String DEBUGGER = "gdb-multiarch";

    @BeforeAll
    static void debuggerIsInstalled() {
        RequiredTools.required("gdb-multiarch", DEBUGGER);
    }

    private static List<String> debug(int port, boolean littleEndian, String... commands)
            throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(DEBUGGER, "-nx", "-batch"));
        List<String> all = new ArrayList<>(List.of(
                "set pagination off",
                // Two seconds unless told, which a busy host may take.
                "set remotetimeout 60",
                "set architecture powerpc:common64",
                "set endian " + (littleEndian ? "little" : "big"),
                "target remote 127.0.0.1:" + port));
        all.addAll(List.of(commands));
        all.forEach(command -> line.addAll(List.of("-ex", command)));
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        process.getOutputStream().close();
        List<String> said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertEquals(0, process.waitFor(), () -> String.join("\n", said));
        return said;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void attachesShowsStepsBreaksWatches(boolean littleEndian) throws Exception {
        try (TestGuest guest = new TestGuest(littleEndian)) {
            guest.cpu.gpr[31] = 0x1122334455667788L;
            guest.cpu.vsr[2] = Double.doubleToLongBits(1.5);
            guest.cpu.vsr[64] = 0x0001020304050607L;
            guest.cpu.vsr[65] = 0x08090a0b0c0d0e0fL;
            guest.cpu.setCrWord(0x84212481);
            try (GdbServer server = new GdbServer(0, new SteppedTarget(() -> List.of(guest), guest))) {
                List<String> said = debug(
                        server.port(),
                        littleEndian,
                        "info registers r31 cr pc",
                        "p $f1",
                        "p/x $vr0.uint128",
                        "info all-registers",
                        "x/2i $pc",
                        "stepi",
                        "p/x $pc",
                        "break *0x1010",
                        "continue",
                        "p/x $r5",
                        "delete",
                        "watch *(long *)0x10100",
                        "continue",
                        "p $r4",
                        "delete",
                        "set var *(long *)0x10108 = 0x55",
                        "p/x *(long *)0x10108",
                        "set var $r9 = 0x1234",
                        "p/x $r9",
                        "break *0x1020",
                        "continue",
                        "p $r4",
                        "info threads",
                        "detach");
                String text = String.join("\n", said);
                for (String expected : List.of(
                        "r31            0x1122334455667788",
                        "cr             0x84212481",
                        "pc             0x1000",
                        "$1 = 1.5",
                        "$2 = 0x102030405060708090a0b0c0d0e0f",
                        "lis     r3,1",
                        "$3 = 0x1004",
                        "Breakpoint 1, 0x0000000000001010",
                        "$4 = 0xa",
                        "New value = 3",
                        "$5 = 3",
                        "$6 = 0x55",
                        "$7 = 0x1234",
                        "Breakpoint 3, 0x0000000000001020",
                        "$8 = 30",
                        "CPU#0 [running]",
                        "vs63 ",
                        "srr0",
                        "detached")) {
                    assertTrue(text.contains(expected), () -> expected + " is not in:\n" + text);
                }
            }
        }
    }
}
