package io.pagurus.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pagurus.distribution.FixtureBundle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleEvent;

/** {@code --deploy}: the folder and the installed bundles stay in step. */
class DeployFolderIT {
    @TempDir
    Path folder;

    @TempDir
    Path elsewhere;

    private final LinkedBlockingQueue<Integer> events = new LinkedBlockingQueue<>();

    @Test
    void bundlesAreInstalledUpdatedAndUninstalled() throws Exception {
        try (Platform platform = Platform.start(Path.of(System.getProperty("pagurus.home")), Map.of());
                DeployFolder deploy = new DeployFolder(platform, folder)) {
            platform.startLevel(Platform.DEVICES);
            platform.context().addBundleListener(event -> {
                if (event.getBundle().getSymbolicName().equals("io.pagurus.fixture")) {
                    events.add(event.getType());
                }
            });
            deploy.follow();
            Path target = folder.resolve("fixture.jar");
            put("1.0.0", target);
            await(BundleEvent.STARTED);
            put("1.1.0", target);
            await(BundleEvent.UPDATED);
            await(BundleEvent.STARTED);
            assertEquals(
                    "1.1.0",
                    platform.context()
                            .getBundle(target.toUri().toString())
                            .getVersion()
                            .toString());
            Files.delete(target);
            await(BundleEvent.UNINSTALLED);
        }
    }

    /** Replacing removes the old file before the new one is there, which must not look like an uninstallation. */
    private void put(String version, Path target) throws Exception {
        Path written = FixtureBundle.write(elsewhere.resolve("fixture.jar"), version);
        Files.move(written, target, StandardCopyOption.REPLACE_EXISTING);
    }

    private void await(int type) throws InterruptedException {
        Integer event;
        do {
            event = events.poll(30, TimeUnit.SECONDS);
            assertNotNull(event, "no event of type " + type);
            assertTrue(type == BundleEvent.UNINSTALLED || event != BundleEvent.UNINSTALLED, "uninstalled");
        } while (event != type);
    }
}
