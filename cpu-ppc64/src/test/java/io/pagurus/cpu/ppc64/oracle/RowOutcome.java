package io.pagurus.cpu.ppc64.oracle;

import java.util.HexFormat;

/** What one instruction left, as a line of text that names only what has changed. */
final class RowOutcome {
    private RowOutcome() {}

    /** {@return the line} */
    static String line(Sequence in, Outcome outcome) {
        StringBuilder line = new StringBuilder("%08x".formatted(in.words()[0]));
        boolean completed = outcome.signal() == 5 && outcome.offset() == 4;
        line.append(completed ? "" : " signal %d at %d".formatted(outcome.signal(), outcome.offset()));
        Registers before = in.in();
        Registers after = outcome.out();
        for (int n = 0; n < 32; n++) {
            changed(line, "r" + n, before.gpr[n], after.gpr[n]);
        }
        changed(line, "cr", before.cr, after.cr);
        changed(line, "xer", before.xer, after.xer);
        changed(line, "fpscr", before.fpscr, after.fpscr);
        changed(line, "vscr", before.vscr, after.vscr);
        for (int n = 0; n < 128; n++) {
            changed(line, "v" + n / 2 + (n % 2 == 0 ? "h" : "l"), before.vsr[n], after.vsr[n]);
        }
        for (int at = 0; at < Registers.WINDOW_SIZE; at++) {
            if (before.window[at] != after.window[at]) {
                int to = at;
                while (to < Registers.WINDOW_SIZE && before.window[to] != after.window[to]) {
                    to++;
                }
                line.append(" m%x=".formatted(at)).append(HexFormat.of().formatHex(after.window, at, to));
                at = to;
            }
        }
        return line.toString();
    }

    private static void changed(StringBuilder line, String name, long before, long after) {
        if (before != after) {
            line.append(" %s=%x".formatted(name, after));
        }
    }
}
