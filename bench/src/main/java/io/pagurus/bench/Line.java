package io.pagurus.bench;

import java.util.Locale;

/**
 * One line of a report.
 *
 * @param name what was measured
 * @param value how long it took, in {@code unit}
 * @param unit ns, us or ms
 * @param peer what the peer does
 * @param peerValue how long that took, in {@code unit}
 * @param aim largest good ratio, or 0
 * @param note further figures, or empty
 * @param cost what the time is spent on
 * @param why who would notice
 */
record Line(
        String name,
        double value,
        String unit,
        String peer,
        double peerValue,
        double aim,
        String note,
        String cost,
        String why) {
    private double ratio() {
        return value / peerValue;
    }

    private String verdict() {
        if (aim == 0) {
            return "no aim";
        }
        return String.format(Locale.ROOT, "aim %.2f: %s", aim, ratio() <= aim ? "met" : "MISSED");
    }

    /** {@return the line as text, its reasons below it} */
    String text() {
        return String.format(
                Locale.ROOT,
                "%-28s %,12.2f %s   %s: %,.2f %s   ratio %.2f (%s)%s%n    cost: %s%n    why:  %s",
                name,
                value,
                unit,
                peer,
                peerValue,
                unit,
                ratio(),
                verdict(),
                note.isEmpty() ? "" : "   " + note,
                cost,
                why);
    }
}
