package io.pagurus.shell;

import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Process;
import org.jline.terminal.Terminal;

/** How many columns an answer may take. */
final class Width {
    /** When nobody looks, wide enough for most tables and narrow enough for a mail. */
    static final int WITHOUT_TERMINAL = 100;

    private Width() {}

    static int of(CommandSession session, Process process) {
        if (session.get(".terminal") instanceof Terminal terminal && process.isTty(1) && terminal.getWidth() > 0) {
            return terminal.getWidth();
        }
        String columns = System.getenv("COLUMNS");
        if (columns != null && columns.matches("[1-9]\\d{0,3}")) {
            return Integer.parseInt(columns);
        }
        return WITHOUT_TERMINAL;
    }
}
