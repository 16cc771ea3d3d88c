package io.pagurus.shell;

import io.pagurus.command.Progress;
import java.io.PrintStream;

/** One line of standard error that is written over and over, and gone when the command ends. */
final class ProgressLine implements Progress, AutoCloseable {
    private static final long BETWEEN_NANOS = 100_000_000;
    private static final String CLEAR = "\r\u001b[K";

    private final PrintStream out;
    private final boolean shown;
    private long last = System.nanoTime();
    private boolean dirty;

    private ProgressLine(PrintStream out, boolean shown) {
        this.out = out;
        this.shown = shown;
    }

    /** The {@code pagurus} script knows whether standard error is a terminal, which the JVM cannot tell. */
    static ProgressLine on(PrintStream out) {
        return new ProgressLine(out, Boolean.getBoolean("pagurus.stderr.terminal"));
    }

    @Override
    public synchronized void at(String message) {
        long now = System.nanoTime();
        // Work that ends quickly shows nothing, and a busy loop costs no more than a comparison.
        if (!shown || now - last < BETWEEN_NANOS) {
            return;
        }
        last = now;
        dirty = true;
        out.print(CLEAR + message);
        out.flush();
    }

    @Override
    public synchronized void close() {
        if (dirty) {
            out.print(CLEAR);
            out.flush();
            dirty = false;
        }
    }
}
