package io.pagurus.distribution;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pagurus.launcher.Platform;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.BundleWiring;

/** The assembled runtime inside this JVM. */
class RuntimeIT {
    @TempDir
    static Path directory;

    private static Platform platform;

    @BeforeAll
    static void start() throws Exception {
        platform = Platform.start(Pagurus.HOME, Map.of());
        platform.startLevel(Platform.DEVICES);
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    private static Stream<Bundle> bundles() {
        return Arrays.stream(platform.context().getBundles());
    }

    @Test
    void everyBundleIsActive() {
        List<String> others = bundles()
                .filter(bundle -> !bundle.getSymbolicName().equals("org.apache.felix.gogo.jline"))
                .filter(bundle -> bundle.getState() != Bundle.ACTIVE)
                .map(Bundle::toString)
                .toList();
        assertEquals(List.of(), others);
    }

    @Test
    void versionsOfOneDeviceLiveSideBySide() {
        assertEquals(List.of("1.0.0", "2.0.0", "3.0.0", "4.0.0", "5.0.0"), versions("io.pagurus.device.spapr-iommu"));
        assertEquals(List.of("1.0.0", "2.0.0", "3.0.0"), versions("io.pagurus.device.spapr-drc"));
    }

    /** Else it would do with the slower way, and nobody would notice. */
    @Test
    void theCpuReachesTheFastWayToGuestMemory() {
        List<Bundle> cpus = bundles()
                .filter(bundle -> bundle.getSymbolicName().equals("io.pagurus.cpu.ppc64"))
                .toList();
        assertFalse(cpus.isEmpty());
        for (Bundle cpu : cpus) {
            assertDoesNotThrow(() -> cpu.loadClass("sun.misc.Unsafe"));
        }
    }

    @Test
    void commandsComeAndGoWithTheirBundle() throws Exception {
        Bundle fixture = platform.install(FixtureBundle.write(directory.resolve("fixture.jar"), "1.0.0"));
        assertTrue(functions().anyMatch("good"::equals));
        fixture.stop();
        assertTrue(functions().noneMatch("good"::equals));
        fixture.uninstall();
    }

    @Test
    void updatingADeviceRestartsNothingElse() throws Exception {
        Bundle device = bundles()
                .filter(bundle -> bundle.getSymbolicName().equals("io.pagurus.device.spapr-rtc"))
                .findFirst()
                .orElseThrow();
        List<Long> before = others(device);
        device.update();
        assertEquals(before, others(device));
        assertEquals(Bundle.ACTIVE, device.getState());
    }

    @Test
    void theCacheIsGoneAfterClosing() throws Exception {
        Platform other = Platform.start(Pagurus.HOME, Map.of());
        Path cache = Path.of(other.context().getProperty("org.osgi.framework.storage"));
        assertTrue(cache.toFile().exists());
        other.close();
        assertNull(cache.toFile().list());
        other.close();
    }

    /** Identities of the class loaders: a restarted bundle may keep its number, but a refreshed one has a new loader. */
    private static List<Long> others(Bundle device) {
        return bundles()
                .filter(bundle -> bundle != device && bundle.getState() == Bundle.ACTIVE && bundle.getBundleId() != 0)
                .map(bundle -> bundle.adapt(BundleWiring.class))
                .map(wiring -> (long) System.identityHashCode(wiring))
                .toList();
    }

    private static List<String> versions(String name) {
        return bundles()
                .filter(bundle -> bundle.getSymbolicName().equals(name) && bundle.getState() == Bundle.ACTIVE)
                .map(bundle -> bundle.getVersion().toString())
                .sorted()
                .toList();
    }

    private static Stream<String> functions() throws Exception {
        ServiceReference<?>[] found = platform.context().getAllServiceReferences(null, "(osgi.command.scope=fixture)");
        return found == null
                ? Stream.empty()
                : Arrays.stream(found).map(reference -> String.valueOf(reference.getProperty("osgi.command.function")));
    }
}
