package io.pagurus.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pagurus.distribution.Pagurus.Result;
import io.pagurus.testing.tools.RequiredTools;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A raw image from the command line: what the guest says is what it says in QEMU. */
class GuestRunIT {
    private static final Path PROGRAMS = Path.of(System.getProperty("pagurus.root"), "testing", "guest-programs");

    @TempDir
    static Path directory;

    /** Whether the images have been built. */
    private static boolean built;

    private static String output(String... words) throws IOException, InterruptedException {
        Path out = Files.createTempFile(directory, "tool", ".out");
        Process process = new ProcessBuilder(words)
                .redirectOutput(out.toFile())
                .redirectErrorStream(true)
                .start();
        assertTrue(process.waitFor(2, TimeUnit.MINUTES), () -> String.join(" ", words) + " does not end");
        assertEquals(0, process.exitValue(), () -> String.join(" ", words));
        return Files.readString(out);
    }

    private static void requireImages() throws IOException, InterruptedException {
        RequiredTools.required(
                "qemu-system-ppc, gcc-powerpc64-linux-gnu, gcc-powerpc64le-linux-gnu",
                "qemu-system-ppc64",
                "powerpc64-linux-gnu-gcc",
                "powerpc64le-linux-gnu-gcc");
        if (!built) {
            output(PROGRAMS.resolve("build").toString(), directory.toString(), "sort");
            built = true;
        }
    }

    @ParameterizedTest
    @CsvSource({"POWER8, sort-O2-power8-be", "POWER8, sort-O2-power8-le", "POWER9, sort-O3-power9-be"})
    void saysWhatItSaysInQemu(String cpu, String image) throws Exception {
        requireImages();
        String expected = output(
                PROGRAMS.resolve("run").toString(),
                directory.resolve(image + ".bin").toString());
        Result result = Pagurus.exec(
                directory,
                "vm:create pseries-7.2 --cpu %s --memory 512M --bios %s.bin; vm:start; vm:wait".formatted(cpu, image));
        assertEquals("", result.err());
        assertEquals(0, result.status());
        assertTrue(expected.lines().count() > 1, expected);
        List<String> lines = result.out().lines().toList();
        assertTrue(lines.getFirst().startsWith("vm0: pseries-7.2"), lines.getFirst());
        assertEquals("vm0 runs", lines.get(1));
        assertEquals(expected.lines().toList(), lines.subList(2, lines.size()));
    }

    @Test
    void theImageIsSavedWithTheMachine() throws Exception {
        requireImages();
        Result result = Pagurus.exec(
                directory,
                "vm:create pseries-7.2 --cpu POWER8 --memory 256M --bios sort-O2-power8-be.bin;"
                        + " cpu:step 1000; vm:save saved; vm:close; vm:load saved; vm:start; vm:wait");
        assertEquals("", result.err());
        assertEquals(0, result.status(), result.out());
        assertTrue(result.out().contains("end 0"), result.out());
    }

    /** It never ends: one that does could have done so before it is stopped. */
    @Test
    void aGuestThatRunsIsStoppedSavedAndGoesOn() throws Exception {
        ByteBuffer image = ByteBuffer.allocate(0x104);
        image.putInt(0x100, 0x48000000); // b .
        Files.write(directory.resolve("endless.bin"), image.array());
        Result result = Pagurus.exec(
                directory,
                "vm:create pseries-7.2 --cpu POWER8 --memory 256M --bios endless.bin;"
                        + " vm:start; vm:stop; vm:save running; vm:close; vm:load running; vm:start; vm:stop; cpu:list");
        assertEquals("", result.err());
        assertEquals(0, result.status(), result.out());
        assertTrue(result.out().contains("0x0000000000000100"), result.out());
    }

    @Test
    void whatCannotBeBuiltSaysWhatThereIs() throws Exception {
        Result model = Pagurus.exec(directory, "vm:create pseries-7.2 --cpu POWER5");
        assertTrue(model.err().contains("there is POWER8, POWER9"), model.err());
        assertEquals(1, model.status());
        Result memory = Pagurus.exec(directory, "vm:create pseries-7.2 --memory 100M");
        assertTrue(memory.err().contains("256 MiB"), memory.err());
        Result wait = Pagurus.exec(directory, "vm:create pseries-7.2; vm:wait");
        assertTrue(wait.err().contains("vm:start"), wait.err());
    }
}
