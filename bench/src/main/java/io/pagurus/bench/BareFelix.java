package io.pagurus.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;

/** The peer of a start: the framework alone, without a bundle, up and down again. */
public final class BareFelix {
    private BareFelix() {}

    /**
     * Starts and stops it.
     *
     * @param arguments none
     * @throws Exception if it does not start
     */
    public static void main(String[] arguments) throws Exception {
        Path storage = Files.createTempDirectory("felix");
        Framework framework =
                new FrameworkFactory().newFramework(Map.of(Constants.FRAMEWORK_STORAGE, storage.toString()));
        framework.start();
        framework.stop();
        framework.waitForStop(0);
        List<Path> left;
        try (var files = Files.walk(storage)) {
            left = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : left) {
            Files.delete(file);
        }
    }
}
