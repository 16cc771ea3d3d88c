package io.pagurus.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pagurus.launcher.Platform;
import java.io.OutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;

/** The CPU's bundle is swapped, stopped, updated and taken away in the assembled runtime while a guest computes on it. */
class CpuInUseIT {
    private static final String CPU = "io.pagurus.cpu.ppc64";
    private static final String TYPE = "powerpc64-cpu";
    private static final long SEED = 0x1234;
    private static final String COUNT = "read 8000";
    private static final String SUM = "read 8008";
    private static final String ENDED = "read 8018";
    private static final int ENTRY = 0x100;

    /**
     * Adds to a checksum, writes what it is and how often, until a doubleword in memory says that it is enough; says then
     * that it has ended. That its count stands still says nothing: its thread may have been kept waiting.
     */
    private static final int[] PROGRAM = {
        0x3cc00000, // lis r6,0
        0x60c68000, // ori r6,r6,0x8000
        0x38600000 | (int) SEED, // li r3,SEED
        0x38800000, // li r4,0
        0x38840001, // loop: addi r4,r4,1
        0x1c63001f, // mulli r3,r3,31
        0x7c632214, // add r3,r3,r4
        0xf8660008, // std r3,8(r6)
        0xf8860000, // std r4,0(r6)
        0xe8a60010, // ld r5,16(r6)
        0x2c250000, // cmpdi r5,0
        0x4182ffe4, // beq loop
        0xf8a60018, // std r5,24(r6): the end
        0x48000000, // b .
    };

    @TempDir
    Path directory;

    private Platform platform;
    private UnaryOperator<String> probe;

    @BeforeEach
    void start() throws Exception {
        platform = Platform.start(Path.of(System.getProperty("pagurus.home")), Map.of());
        platform.startLevel(Platform.DEVICES);
        platform.install(ProbeBundle.write(directory.resolve("probe.jar")));
        ServiceReference<?> reference = platform.context()
                .getAllServiceReferences(UnaryOperator.class.getName(), "(" + ProbeActivator.PROPERTY + "=true)")[0];
        @SuppressWarnings("unchecked")
        UnaryOperator<String> service =
                (UnaryOperator<String>) platform.context().getService(reference);
        probe = service;
        ByteBuffer image = ByteBuffer.allocate(ENTRY + 4 * PROGRAM.length);
        image.position(ENTRY);
        for (int word : PROGRAM) {
            image.putInt(word);
        }
        Path bios = Files.write(directory.resolve("image.bin"), image.array());
        assertEquals("0", probe.apply("run vm:create pseries-7.2 --cpu POWER9 --memory 256M --bios " + bios));
        assertEquals("0", probe.apply("run vm:start"));
        await(() -> count() > 0);
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    private Bundle bundle(String version) {
        return Arrays.stream(platform.context().getBundles())
                .filter(bundle -> bundle.getSymbolicName().equals(CPU)
                        && bundle.getVersion().toString().equals(version))
                .findFirst()
                .orElseThrow();
    }

    private long count() {
        return Long.parseUnsignedLong(probe.apply(COUNT), 16);
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + 60_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "it takes too long");
            LockSupport.parkNanos(1_000_000);
        }
    }

    private void goesOn() {
        long before = count();
        await(() -> count() > before);
    }

    /** Ends the program and checks what it has computed. */
    private void checksum() {
        probe.apply("write 8010 1");
        await(() -> Long.parseUnsignedLong(probe.apply(ENDED), 16) != 0);
        long all = count();
        long sum = SEED;
        for (long i = 1; i <= all; i++) {
            sum = sum * 31 + i;
        }
        assertEquals(Long.toHexString(sum), probe.apply(SUM));
    }

    /** The same bundle as a later version: its number of the implementation is the major one. */
    private Path secondVersion() throws Exception {
        String location = bundle("1.0.0").getLocation().replaceFirst("^reference:", "");
        Path original = Path.of(URI.create(location));
        Path copy = directory.resolve("second.jar");
        try (JarFile jar = new JarFile(original.toFile());
                OutputStream out = Files.newOutputStream(copy)) {
            Manifest manifest = jar.getManifest();
            manifest.getMainAttributes().putValue(Constants.BUNDLE_VERSION, "2.0.0");
            try (JarOutputStream written = new JarOutputStream(out, manifest)) {
                for (JarEntry entry : List.copyOf(Collections.list(jar.entries()))) {
                    if (!entry.getName().equals(JarFile.MANIFEST_NAME)) {
                        written.putNextEntry(new JarEntry(entry.getName()));
                        jar.getInputStream(entry).transferTo(written);
                        written.closeEntry();
                    }
                }
            }
        }
        return copy;
    }

    @Test
    void movesBetweenTwoVersionsAndLeavesNothingBehind() throws Exception {
        platform.install(secondVersion());
        churn(20);
        Levels before = Levels.now();
        churn(50);
        Levels after = Levels.now();
        assertTrue(after.classes() - before.classes() < 500, before + " -> " + after);
        assertTrue(after.metaspace() - before.metaspace() < 8 << 20, before + " -> " + after);
        assertTrue(after.heap() - before.heap() < 32 << 20, before + " -> " + after);
        assertTrue(after.threads() - before.threads() < 5, before + " -> " + after);
        checksum();
    }

    private void churn(int rounds) {
        for (int i = 0; i < rounds; i++) {
            assertEquals("0", probe.apply("run dev:swap " + TYPE + " 2"));
            assertEquals("2", probe.apply("devices " + TYPE));
            assertEquals("0", probe.apply("run dev:swap " + TYPE + " 1"));
        }
        goesOn();
    }

    @Test
    void goesOnInTheOtherVersionWhenItsOwnIsTakenAway() throws Exception {
        platform.install(secondVersion());
        bundle("1.0.0").stop();
        assertEquals("2", probe.apply("devices " + TYPE));
        goesOn();
        bundle("1.0.0").start();
        assertEquals("1", probe.apply("devices " + TYPE));
        goesOn();
        checksum();
    }

    @Test
    void isParkedWithoutABundleAndGoesOnWithIt() throws Exception {
        Bundle bundle = bundle("1.0.0");
        bundle.stop();
        assertEquals("parked", probe.apply("devices " + TYPE));
        assertEquals("parked", probe.apply("state"));
        long stood = count();
        LockSupport.parkNanos(50_000_000);
        assertEquals(stood, count(), "nothing runs");
        bundle.start();
        assertEquals("1", probe.apply("devices " + TYPE));
        assertEquals("running", probe.apply("state"));
        goesOn();
        for (int i = 0; i < 5; i++) {
            bundle.update();
            assertEquals("1", probe.apply("devices " + TYPE));
            goesOn();
        }
        checksum();
    }
}
