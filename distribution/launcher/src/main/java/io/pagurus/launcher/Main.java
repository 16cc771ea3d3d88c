package io.pagurus.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** The launcher's entry point. The {@code pagurus} script finds the JDK and calls it. */
public final class Main {
    private static final int REFUSED = 1;
    private static final int WRONG_USE = 2;

    private Main() {}

    /**
     * Opens the shell, or runs commands and exits with their status.
     *
     * @param args {@code [exec SCRIPT] [--bundle FILE]... [--deploy DIR] [--trace]}
     */
    public static void main(String[] args) {
        int status;
        try {
            status = run(LaunchOptions.parse(args), Path.of(System.getProperty("pagurus.home")));
        } catch (LaunchOptions.WrongUse e) {
            System.err.println("pagurus: " + e.getMessage());
            status = WRONG_USE;
        } catch (BundleException | IOException e) {
            System.err.println("pagurus: " + e.getMessage());
            status = REFUSED;
        } catch (InterruptedException e) {
            status = REFUSED;
        }
        System.out.flush();
        // Explicitly: not every thread of a bundle is a daemon.
        System.exit(status);
    }

    private static int run(LaunchOptions options, Path home) throws BundleException, IOException, InterruptedException {
        System.setProperty("pagurus.trace", Boolean.toString(options.trace()));
        boolean oneShot = options.script().isPresent();
        if (oneShot) {
            // No line is read, so no terminal need be prepared; and a dumb one says nothing about itself.
            System.setProperty("org.jline.terminal.provider", "dumb");
            System.setProperty("org.jline.terminal.dumb", "true");
        }
        // In a one-shot run the console's bundle offers its commands, but opens no console.
        Map<String, String> properties = Map.of(
                "gosh.home", home.toString(), "gosh.args", oneShot ? "--nointeractive --noshutdown --nohistory" : "");
        try (Platform platform = Platform.start(home, properties)) {
            platform.startLevel(Platform.DEVICES);
            for (Path bundle : options.bundles()) {
                platform.install(bundle);
            }
            if (options.deploy().isEmpty()) {
                return runIn(platform, options);
            }
            try (DeployFolder deploy =
                    new DeployFolder(platform, options.deploy().get())) {
                deploy.installAll();
                if (!oneShot) {
                    deploy.follow();
                }
                return runIn(platform, options);
            }
        }
    }

    private static int runIn(Platform platform, LaunchOptions options) throws InterruptedException {
        platform.startLevel(Platform.CONSOLE);
        if (options.script().isPresent()) {
            return oneShot(platform.context()).applyAsInt(options.script().get());
        }
        platform.awaitStop();
        return 0;
    }

    /** The shell bundle offers this under a type of the JDK, so that no class need be shared with it. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    private static ToIntFunction<String> oneShot(BundleContext context) {
        try {
            Collection<ServiceReference<ToIntFunction>> found =
                    context.getServiceReferences(ToIntFunction.class, "(pagurus.shell=one-shot)");
            return context.getService(found.iterator().next());
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
