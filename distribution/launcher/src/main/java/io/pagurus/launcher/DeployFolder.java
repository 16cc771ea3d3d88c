package io.pagurus.launcher;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A folder that is kept in step with the installed bundles: a file dropped in is installed, a changed one updated, a removed one uninstalled. */
final class DeployFolder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DeployFolder.class);

    private static final Duration REST = Duration.ofMillis(250);

    private final Platform platform;
    private final Path folder;
    private @Nullable WatchService watch;

    DeployFolder(Platform platform, Path folder) {
        this.platform = platform;
        this.folder = folder;
    }

    /** Installs what lies in the folder. */
    void installAll() throws BundleException, IOException {
        for (Path file : Platform.bundles(folder)) {
            platform.install(file);
        }
    }

    /** Follows the folder from a thread of its own, until closed. */
    void follow() throws IOException {
        WatchService service = FileSystems.getDefault().newWatchService();
        watch = service;
        folder.register(
                service,
                StandardWatchEventKinds.ENTRY_CREATE,
                StandardWatchEventKinds.ENTRY_MODIFY,
                StandardWatchEventKinds.ENTRY_DELETE);
        Thread.ofPlatform().daemon().name("deploy " + folder).start(() -> follow(service));
    }

    @Override
    public void close() throws IOException {
        if (watch != null) {
            watch.close();
        }
    }

    private void follow(WatchService service) {
        try {
            while (true) {
                Set<Path> changed = new TreeSet<>();
                // Many tools replace a file by removing it first, or write it bit by bit. What counts is what lies
                // there when
                // the folder has come to rest: a bundle in use must be updated then, not uninstalled and installed
                // anew.
                for (WatchKey key = service.take();
                        key != null;
                        key = service.poll(REST.toMillis(), TimeUnit.MILLISECONDS)) {
                    for (WatchEvent<?> event : key.pollEvents()) {
                        if (event.context() instanceof Path name
                                && name.toString().endsWith(".jar")) {
                            changed.add(folder.resolve(name));
                        }
                    }
                    key.reset();
                }
                changed.forEach(this::changed);
            }
        } catch (ClosedWatchServiceException | InterruptedException ended) {
            LOG.debug("no longer following {}", folder);
        }
    }

    private void changed(Path file) {
        BundleContext context = platform.context();
        Bundle bundle = context.getBundle(file.toUri().toString());
        try {
            if (!Files.exists(file)) {
                if (bundle != null) {
                    bundle.uninstall();
                }
            } else if (isWhole(file)) {
                if (bundle == null) {
                    platform.install(file);
                } else {
                    bundle.update();
                }
            }
        } catch (BundleException | IOException e) {
            LOG.warn("{}: {}", file, e.getMessage(), e);
        }
    }

    /** A file whose writer pauses has no table of contents yet; the write that completes it gives another event. */
    private static boolean isWhole(Path file) throws IOException {
        try (JarFile jar = new JarFile(file.toFile())) {
            return jar.getManifest() != null;
        } catch (ZipException incomplete) {
            return false;
        }
    }
}
