package io.pagurus.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the launcher was asked to do.
 *
 * @param script the commands to run before exiting, or empty to open the shell
 * @param bundles bundle files to install besides the distribution's
 * @param deploy a folder whose bundles are installed, and followed while the shell is open
 * @param trace whether the migration trace is shown
 */
record LaunchOptions(Optional<String> script, List<Path> bundles, Optional<Path> deploy, boolean trace) {

    /** The line was not understood; the message says why. */
    static final class WrongUse extends Exception {
        private static final long serialVersionUID = 1L;

        WrongUse(String message) {
            super(message);
        }
    }

    /**
     * Reads the command line.
     *
     * @param args the words after the program's name
     * @return the options
     * @throws WrongUse if a word is unknown or lacks its value
     */
    static LaunchOptions parse(String... args) throws WrongUse {
        Optional<String> script = Optional.empty();
        List<Path> bundles = new ArrayList<>();
        Optional<Path> deploy = Optional.empty();
        boolean trace = false;
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "exec" -> script = Optional.of(value(args, ++i, "exec 'CMD; CMD; ...'"));
                case "help" -> script = Optional.of("pagurus:help");
                case "--bundle" -> bundles.add(Path.of(value(args, ++i, "--bundle FILE")));
                case "--deploy" -> deploy = Optional.of(Path.of(value(args, ++i, "--deploy DIR")));
                case "--trace" -> trace = true;
                default -> throw new WrongUse("unknown argument '" + args[i] + "'; see ./pagurus --help");
            }
        }
        return new LaunchOptions(script, List.copyOf(bundles), deploy, trace);
    }

    private static String value(String[] args, int at, String form) throws WrongUse {
        if (at >= args.length) {
            throw new WrongUse("missing value: " + form);
        }
        return args[at];
    }
}
