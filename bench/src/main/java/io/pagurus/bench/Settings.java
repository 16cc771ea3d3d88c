package io.pagurus.bench;

import java.nio.file.Path;
import java.util.List;

/**
 * What a run is told.
 *
 * @param root of the repository
 * @param pattern regular expression found in the names of the rows wanted
 * @param file a stream to be read beside the others, or empty
 * @param quick whether to measure briefly and roughly
 */
record Settings(Path root, String pattern, String file, boolean quick) {
    /** {@return the settings that a command line asks for: {@code [--quick] [--file FILE] [PATTERN]}} */
    static Settings of(String[] arguments) {
        String pattern = "";
        String file = "";
        boolean quick = false;
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--quick" -> quick = true;
                case "--file" -> {
                    if (++i == arguments.length) {
                        throw new IllegalArgumentException("--file needs a file");
                    }
                    file = arguments[i];
                }
                default -> pattern = arguments[i];
            }
        }
        return new Settings(Path.of(System.getProperty("pagurus.root")), pattern, file, quick);
    }

    /** {@return names of the streams that are read} */
    List<String> files() {
        return file.isEmpty() ? List.of("small", "synthetic") : List.of("small", "synthetic", StreamFiles.GIVEN);
    }

    /** {@return JMH's iterations before measuring} */
    int warmUps() {
        return quick ? 5 : 15;
    }

    /** {@return JMH's iterations that count; many, since their median is taken} */
    int measurements() {
        return quick ? 7 : 25;
    }

    /** {@return length of an iteration in milliseconds} */
    int millis() {
        return 200;
    }

    /** {@return swaps measured} */
    int swaps() {
        return quick ? 200 : 2000;
    }

    /** {@return processes started of each kind} */
    int starts() {
        return quick ? 3 : 11;
    }
}
