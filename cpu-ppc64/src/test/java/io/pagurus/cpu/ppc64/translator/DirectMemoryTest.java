package io.pagurus.cpu.ppc64.translator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pagurus.cpu.ppc64.decode.Opcode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Translated code without Unsafe, which a JVM may refuse: in one that does. */
class DirectMemoryTest {
    /** Runs in the other JVM. */
    static final class Main {
        private Main() {}

        public static void main(String[] arguments) {
            if (DirectMemory.byUnsafe()) {
                throw new AssertionError("by Unsafe, in a JVM that refuses it");
            }
            List<Opcode> rows = EmittersTest.rows()
                    .filter(row -> row.is("storage") || row.is("vsx") || row.is("vec"))
                    .toList();
            rows.forEach(new EmittersTest()::leavesWhatTheSemanticMethodLeaves);
            System.out.println(rows.size() + " rows");
        }
    }

    @Test
    void isUnsafeWhereItMayBe() {
        assertTrue(DirectMemory.byUnsafe());
    }

    @Test
    void emittersDoTheSameWithoutUnsafe() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--sun-misc-unsafe-memory-access=deny",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        assertTrue(said.matches("(?s).*\\b[1-9]\\d+ rows\\s*"), said);
    }
}
