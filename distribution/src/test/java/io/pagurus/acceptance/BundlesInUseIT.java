package io.pagurus.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pagurus.launcher.Platform;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.BundleWiring;

/** Bundles whose devices are in use are stopped, updated and uninstalled in the assembled runtime. */
class BundlesInUseIT {
    private static final String IOMMU = "io.pagurus.device.spapr-iommu";
    private static final String PUT_TCE = "call 20 80000000 ";
    private static final String GET_TCE = "call 1c 80000000 ";

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
        assertEquals("0", probe.apply("run vm:load " + Installation.own().resolve("fw-m7.2-power9-vof.stream.xz")));
        assertEquals("1 1", probe.apply("devices spapr-iommu"));
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    private Bundle bundle(String name, String version) {
        return Arrays.stream(platform.context().getBundles())
                .filter(bundle -> bundle.getSymbolicName().equals(name)
                        && bundle.getVersion().toString().equals(version))
                .findFirst()
                .orElseThrow();
    }

    /** Identities of the class loaders of everything but devices: a refreshed or restarted bundle would show. */
    private List<String> contractsAndCore() {
        return Arrays.stream(platform.context().getBundles())
                .filter(bundle -> !bundle.getSymbolicName().startsWith("io.pagurus.device."))
                .map(bundle -> bundle.getSymbolicName() + " " + bundle.getLastModified() + " " + bundle.getState() + " "
                        + System.identityHashCode(bundle.adapt(BundleWiring.class)))
                .toList();
    }

    @Test
    void devicesMoveToTheBestRemainingImplementationAndComeHome() throws Exception {
        List<String> before = contractsAndCore();
        assertTrue(probe.apply(PUT_TCE + "3000 77003").startsWith("0 "));
        Bundle first = bundle(IOMMU, "1.0.0");
        first.stop();
        assertEquals("4 4", probe.apply("devices spapr-iommu"), "identical both ways, and the newest that is");
        assertEquals("0 77003", probe.apply(GET_TCE + "3000"));
        first.start();
        assertEquals("1 1", probe.apply("devices spapr-iommu"));
        assertEquals("0 77003", probe.apply(GET_TCE + "3000"));
        assertEquals(before, contractsAndCore());
    }

    @Test
    void updatingABundleInUseLosesNoCall() throws Exception {
        List<String> before = contractsAndCore();
        Bundle first = bundle(IOMMU, "1.0.0");
        CountDownLatch calling = new CountDownLatch(1);
        AtomicBoolean updated = new AtomicBoolean();
        CompletableFuture<Void> caller = CompletableFuture.runAsync(() -> {
            for (int calls = 0; calls < 20_000 || !updated.get(); calls++) {
                String tce = Integer.toHexString((calls & 0xffff) << 12 | 3);
                assertTrue(probe.apply(PUT_TCE + "5000 " + tce).startsWith("0 "));
                assertEquals("0 " + tce, probe.apply(GET_TCE + "5000"));
                calling.countDown();
            }
        });
        while (calling.getCount() > 0 && !caller.isDone()) {
            Thread.sleep(1);
        }
        for (int i = 0; i < 10; i++) {
            first.update();
            assertEquals("1 1", probe.apply("devices spapr-iommu"));
        }
        updated.set(true);
        caller.get(2, TimeUnit.MINUTES);
        assertEquals(before, contractsAndCore());
    }

    @Test
    void withoutAnyImplementationTheMachineIsParkedUntilOneComes() throws Exception {
        List<String> before = contractsAndCore();
        Bundle vty = bundle("io.pagurus.device.spapr-vty", "1.0.0");
        vty.stop();
        assertEquals("parked", probe.apply("devices spapr-vty"));
        assertEquals("parked", probe.apply("state"));
        assertEquals("0", probe.apply("run vm:save " + directory.resolve("parked.stream")));
        AtomicReference<String> answer = new AtomicReference<>("");
        Thread guest = Thread.ofPlatform().start(() -> answer.set(probe.apply(PUT_TCE + "7000 99003")));
        while (guest.isAlive() && guest.getState() != Thread.State.WAITING) {
            Thread.sleep(1);
        }
        assertTrue(guest.isAlive(), "the guest is stopped: its call waits");
        vty.start();
        assertEquals("1", probe.apply("devices spapr-vty"));
        assertEquals("paused", probe.apply("state"));
        assertTrue(guest.join(Duration.ofMinutes(1)));
        assertTrue(answer.get().startsWith("0 "), answer.get());
        assertEquals("0 99003", probe.apply(GET_TCE + "7000"));
        assertEquals("0", probe.apply("run stream:inspect " + directory.resolve("parked.stream")));
        assertEquals(before, contractsAndCore());
    }

    @Test
    void parkedDevicesComeBackUnderAnotherImplementation() throws Exception {
        for (String version : List.of("5.0.0", "4.0.0", "3.0.0", "2.0.0")) {
            bundle(IOMMU, version).stop();
        }
        probe.apply(PUT_TCE + "3000 77003");
        bundle(IOMMU, "1.0.0").uninstall();
        assertEquals("parked parked", probe.apply("devices spapr-iommu"));
        bundle(IOMMU, "3.0.0").start();
        assertEquals("3 3", probe.apply("devices spapr-iommu"));
        assertEquals("0 77003", probe.apply(GET_TCE + "3000"));
    }

    @Test
    void updatesAndSwapsLeaveNothingBehind() throws Exception {
        Bundle third = bundle(IOMMU, "3.0.0");
        churn(third, 30);
        Levels before = Levels.now();
        churn(third, 200);
        Levels after = Levels.now();
        assertTrue(after.classes() - before.classes() < 500, before + " -> " + after);
        assertTrue(after.metaspace() - before.metaspace() < 8 << 20, before + " -> " + after);
        assertTrue(after.heap() - before.heap() < 32 << 20, before + " -> " + after);
        assertTrue(after.threads() - before.threads() < 5, before + " -> " + after);
        assertTrue(after.files() - before.files() < 10, before + " -> " + after);
    }

    /** Each round moves the devices away and back and updates the bundle they were under. */
    private void churn(Bundle third, int rounds) throws Exception {
        for (int i = 0; i < rounds; i++) {
            assertEquals("0", probe.apply("run dev:swap spapr-iommu 3"));
            assertEquals("0", probe.apply("run dev:swap spapr-iommu 1"));
            third.update();
        }
    }
}
