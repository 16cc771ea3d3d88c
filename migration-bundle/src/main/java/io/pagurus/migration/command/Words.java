package io.pagurus.migration.command;

import io.pagurus.migration.compat.Cause;
import io.pagurus.migration.compat.Direction;
import io.pagurus.migration.compat.SectionVerdict;
import io.pagurus.migration.compat.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Words verdicts for people. */
final class Words {
    private Words() {}

    static String cause(@Nullable SectionVerdict section) {
        if (section == null) {
            return "";
        }
        Cause cause = section.cause();
        if (cause != null) {
            return cause.toString();
        }
        return String.join("; ", section.notes());
    }

    static String cause(Verdict verdict) {
        return cause(verdict.decisive().orElse(null));
    }

    /** What stands below the table for a direction that is not identical. */
    static List<String> details(String title, @Nullable SectionVerdict section) {
        List<String> lines = new ArrayList<>();
        if (section == null) {
            return lines;
        }
        lines.add("%s, section %s version %d:".formatted(title, section.section(), section.versionId()));
        section.receiver().forEach(line -> lines.add("  receiver: " + line));
        if (section.matched() != null && !section.matched().equals(section.section())) {
            lines.add("  found:    %s by %s".formatted(section.matched(), section.matchedBy()));
        }
        section.notes().forEach(note -> lines.add("  note:     " + note));
        Cause cause = section.cause();
        if (cause != null) {
            lines.add("  cause:    " + cause);
            lines.add("  repair:   " + cause.repair());
        }
        return lines;
    }

    /** A warning: a file that holds one connection of several looks complete. */
    static String pagesNeverSent(long pages) {
        return ("%,d pages were never sent and read as zeros: right if the guest had declared them free, wrong if this is "
                        + "only the main channel of a multifd migration")
                .formatted(pages);
    }

    static String states(Direction direction) {
        return direction.inStates() + " of " + direction.states();
    }
}
