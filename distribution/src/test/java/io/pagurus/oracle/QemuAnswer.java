package io.pagurus.oracle;

import java.util.ArrayList;
import java.util.List;

/**
 * What QEMU made of a stream.
 *
 * @param status of {@code query-migrate}, or {@code exited N} if QEMU is gone
 * @param words what it printed as errors, line by line, without the program's name
 * @param warnings what it printed as warnings and information, likewise
 * @param millis from the start of the process to the answer
 */
record QemuAnswer(String status, List<String> words, List<String> warnings, long millis) {
    QemuAnswer {
        words = List.copyOf(words);
        warnings = List.copyOf(warnings);
    }

    /** {@return an answer} Lines that do not begin with the program's name are not QEMU's. */
    static QemuAnswer of(String status, String program, List<String> errorLines, long millis) {
        List<String> words = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        for (String line : errorLines) {
            if (line.startsWith(program + ": ")) {
                String said = line.substring(program.length() + 2);
                (said.startsWith("warning: ") || said.contains(": info: ") ? warnings : words).add(said);
            }
        }
        return new QemuAnswer(status, words, warnings, millis);
    }

    boolean completed() {
        return status.equals("completed");
    }
}
