package io.pagurus.migration.live;

import io.pagurus.vmstate.VmStateException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A receiver's refusal, as a record that outlives the exception.
 *
 * @param receiver what a QEMU 7.2 receiver prints, line by line, the final line included
 * @param where path of the field or section, may be empty
 * @param offset in the stream, or -1
 * @param problem what was wrong, in one clause
 * @param expected what should have come, if that can be said
 * @param found what came, if that can be said
 */
public record Refusal(
        List<String> receiver,
        String where,
        long offset,
        String problem,
        @Nullable String expected,
        @Nullable String found) {
    /** Copies the list. */
    public Refusal {
        receiver = List.copyOf(receiver);
    }

    /**
     * {@return the refusal that an exception tells of}
     *
     * @param e from loading
     */
    public static Refusal of(VmStateException e) {
        List<String> lines = new ArrayList<>(e.receiverLines());
        String last = "load of migration failed: " + e.errno().text();
        if (lines.isEmpty() || !lines.getLast().equals(last)) {
            lines.add(last);
        }
        return new Refusal(lines, e.path(), e.offset(), e.problem(), e.expected(), e.found());
    }

    /** {@return one sentence with place, expectation and finding} */
    public String sentence() {
        StringBuilder text = new StringBuilder();
        if (!where.isEmpty()) {
            text.append(where).append(": ");
        }
        text.append(problem);
        if (offset >= 0) {
            text.append(" at offset ").append(offset);
        }
        if (expected != null) {
            text.append("; expected ").append(expected);
        }
        if (found != null) {
            text.append(expected == null ? "; found " : ", found ").append(found);
        }
        return text.toString();
    }
}
