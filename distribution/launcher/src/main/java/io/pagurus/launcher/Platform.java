package io.pagurus.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.apache.felix.framework.FrameworkFactory;
import org.apache.felix.framework.util.FelixConstants;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.startlevel.FrameworkStartLevel;

/**
 * A running framework with the distribution's bundles.
 *
 * <p>Bundles lie in folders named {@code 1-…} to {@code 4-…} after their start levels. Felix starts a level after the one below, and
 * Declarative Services registers components while their bundle starts, so when {@link #startLevel} returns every component whose
 * references can be met has been registered: nobody needs to wait or to poll.
 */
public final class Platform implements AutoCloseable {
    /** The level of the device bundles, and of bundles that users add. */
    public static final int DEVICES = 3;

    /** The level of the interactive console. */
    public static final int CONSOLE = 4;

    private final Framework framework;
    private final Path cache;

    private Platform(Framework framework, Path cache) {
        this.framework = framework;
        this.cache = cache;
    }

    /**
     * Starts the framework, with the distribution's bundles installed but none of them started.
     *
     * @param home the distribution's folder
     * @param properties framework properties besides the usual ones
     * @return the platform, at start level 0
     * @throws BundleException if the framework or a bundle is refused
     * @throws IOException if the distribution cannot be read or the cache not be made
     */
    public static Platform start(Path home, Map<String, String> properties) throws BundleException, IOException {
        Path cache = Files.createTempDirectory("pagurus");
        Map<String, Object> config = new HashMap<>(properties);
        config.put(Constants.FRAMEWORK_STORAGE, cache.toString());
        config.put(Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT);
        config.put(Constants.FRAMEWORK_BEGINNING_STARTLEVEL, "1");
        config.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, systemPackages());
        config.put(FelixConstants.LOG_LOGGER_PROP, new FrameworkLog());
        // The launcher ends the framework itself, in order.
        config.put("felix.shutdown.hook", "false");
        // FrameworkFactory declares Map<String, String>, but Felix takes objects too: the logger has to be one.
        @SuppressWarnings({"unchecked", "rawtypes"})
        Framework framework = new FrameworkFactory().newFramework((Map) config);
        Platform platform = new Platform(framework, cache);
        try {
            framework.init();
            framework.adapt(FrameworkStartLevel.class).setInitialBundleStartLevel(DEVICES);
            platform.installDistribution(home.resolve("bundles"));
            framework.start();
        } catch (BundleException | IOException | RuntimeException e) {
            platform.close();
            throw e;
        }
        return platform;
    }

    /**
     * The system bundle's context.
     *
     * @return the context
     */
    public BundleContext context() {
        return framework.getBundleContext();
    }

    /**
     * Starts the bundles up to a level, in order, and returns when they have been started.
     *
     * @param level the level, such as {@link #DEVICES}
     * @throws InterruptedException if interrupted while waiting
     */
    public void startLevel(int level) throws InterruptedException {
        CountDownLatch reached = new CountDownLatch(1);
        framework.adapt(FrameworkStartLevel.class).setStartLevel(level, event -> {
            if (event.getType() == FrameworkEvent.STARTLEVEL_CHANGED) {
                reached.countDown();
            }
        });
        reached.await();
    }

    /**
     * Installs a user's bundle and starts it.
     *
     * @param file the bundle
     * @return the bundle
     * @throws BundleException if it is refused
     */
    public Bundle install(Path file) throws BundleException {
        Bundle bundle = context().installBundle(file.toUri().toString());
        bundle.start();
        return bundle;
    }

    /**
     * Waits until something stops the framework, such as the end of the shell.
     *
     * @throws InterruptedException if interrupted while waiting
     */
    public void awaitStop() throws InterruptedException {
        framework.waitForStop(0);
    }

    /** Stops the framework and removes its cache. May be called twice. */
    @Override
    public void close() {
        try {
            framework.stop();
            framework.waitForStop(0);
        } catch (BundleException e) {
            throw new IllegalStateException("the framework does not stop: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            remove(cache);
        }
    }

    private void installDistribution(Path folder) throws BundleException, IOException {
        List<Bundle> installed = new ArrayList<>();
        try (DirectoryStream<Path> levels = Files.newDirectoryStream(folder, "[1-9]-*")) {
            for (Path level : levels) {
                int number = Character.digit(level.getFileName().toString().charAt(0), 10);
                for (Path file : bundles(level)) {
                    // By reference: Felix opens the file where it lies and need not copy it.
                    Bundle bundle = context().installBundle("reference:" + file.toUri());
                    bundle.adapt(BundleStartLevel.class).setStartLevel(number);
                    installed.add(bundle);
                }
            }
        }
        for (Bundle bundle : installed) {
            if (bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null) {
                // Only marked here; the start level starts it.
                bundle.start(Bundle.START_ACTIVATION_POLICY);
            }
        }
    }

    /** The bundles of a folder, by name, so that every start installs them in the same order. */
    static List<Path> bundles(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }

    private static String systemPackages() throws IOException {
        Properties packages = new Properties();
        try (InputStream in = Platform.class.getResourceAsStream("system-packages.properties")) {
            packages.load(in);
        }
        return packages.stringPropertyNames().stream()
                .map(name -> name + ";version=\"" + packages.getProperty(name) + "\"")
                .sorted()
                .collect(Collectors.joining(","));
    }

    private static void remove(Path folder) {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                    Files.delete(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (java.nio.file.NoSuchFileException alreadyGone) {
            // Closed twice.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
