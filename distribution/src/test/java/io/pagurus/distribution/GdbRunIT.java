package io.pagurus.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pagurus.testing.tools.RequiredTools;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A debugger attaches to a machine of the assembled runtime, stops its guest, looks, and lets it go on. */
class GdbRunIT {
    private static final String DEBUGGER = "gdb-multiarch";

    /** Big-endian, from 0x100: counts r4 to five in steps, stores it at 0x2000, powers off by RTAS. */
    private static final int[] PROGRAM = {
        0x38800000, // 100 li r4,0
        0x38600005, // 104 li r3,5
        0x7c6903a6, // 108 mtctr r3
        0x38840001, // 10c addi r4,r4,1
        0x90802000, // 110 stw r4,0x2000(0)
        0x4200fff8, // 114 bdnz 0x10c
        0x38602100, // 118 li r3,0x2100
        0x38802003, // 11c li r4,0x2003: the token of power-off
        0x90830000, // 120 stw r4,0(r3)
        0x38800002, // 124 li r4,2
        0x90830004, // 128 stw r4,4(r3)
        0x38800001, // 12c li r4,1
        0x90830008, // 130 stw r4,8(r3)
        0x7c641b78, // 134 mr r4,r3
        0x38600000, // 138 li r3,0
        0x6063f000, // 13c ori r3,r3,0xf000: H_RTAS
        0x44000022, // 140 sc 1
        0x48000000 // 144 b .
    };

    @TempDir
    Path directory;

    @Test
    @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aDebuggerStopsLooksAndGoesOn() throws Exception {
        RequiredTools.required("gdb-multiarch", DEBUGGER);
        ByteBuffer image = ByteBuffer.allocate(0x100 + 4 * PROGRAM.length);
        for (int i = 0; i < PROGRAM.length; i++) {
            image.putInt(0x100 + 4 * i, PROGRAM[i]);
        }
        Files.write(directory.resolve("image.bin"), image.array());
        ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("pagurus.root"), "pagurus")
                        .toRealPath()
                        .toString())
                .directory(directory.toFile())
                .redirectErrorStream(true);
        builder.environment().put("PAGURUS_JAVA_HOME", System.getProperty("java.home"));
        Process pagurus = builder.start();
        Writer in = pagurus.outputWriter(StandardCharsets.UTF_8);
        try (BufferedReader out = pagurus.inputReader(StandardCharsets.UTF_8)) {
            in.write("vm:create pseries-7.2 --cpu POWER9 --memory 256M --bios image.bin --gdb 0\n");
            in.flush();
            String said = debug(port(out));
            for (String expected : List.of(
                    "pc             0x100",
                    "$1 = 0x7c6903a6",
                    "Breakpoint 1, 0x000000000000010c",
                    "$2 = 5",
                    "New value = 1",
                    "$3 = 1",
                    "exited normally")) {
                assertTrue(said.contains(expected), () -> expected + " is not in:\n" + said);
            }
            // The debugger is told of the end before the machine has quite come to it.
            in.write("vm:wait; vm:list --no-format\n");
            // The end of input ends the shell.
            in.close();
            String rest = String.join("\n", out.lines().toList());
            assertTrue(rest.contains("shutdown"), rest);
        } finally {
            pagurus.destroyForcibly();
        }
    }

    private static int port(BufferedReader out) throws IOException {
        Pattern pattern = Pattern.compile("GDB on 127\\.0\\.0\\.1:(\\d+)");
        StringBuilder seen = new StringBuilder();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            Matcher matcher = pattern.matcher(line);
            if (matcher.find()) {
                return Integer.parseInt(matcher.group(1));
            }
            seen.append(line).append('\n');
        }
        throw new AssertionError("no port of a debugger in:\n" + seen);
    }

    private static String debug(int port) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(DEBUGGER, "-nx", "-batch"));
        for (String command : List.of(
                "set pagination off",
                // Two seconds unless told, which a busy host may take.
                "set remotetimeout 60",
                "set architecture powerpc:common64",
                "set endian big",
                "target remote 127.0.0.1:" + port,
                "info registers pc",
                "p/x *(int *)0x108",
                "break *0x10c",
                "continue",
                "p $ctr",
                "delete",
                "watch *(int *)0x2000",
                "continue",
                "p $r4",
                "delete",
                "continue")) {
            line.addAll(List.of("-ex", command));
        }
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        return said;
    }
}
