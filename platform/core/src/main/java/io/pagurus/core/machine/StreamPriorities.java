package io.pagurus.core.machine;

import io.pagurus.machine.MachineOutline;
import io.pagurus.vmstate.Priority;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells the priorities of sections that nobody describes from the order in which they came. Inside one priority
 * section_ids rise, so that wherever they fall the priority falls too: a stream is a few rising runs, and the longest is
 * the default one.
 */
final class StreamPriorities {
    private final Map<String, Priority> known;

    /**
     * Knows what installed devices describe.
     *
     * @param known priority by name of the vmsd
     */
    StreamPriorities(Map<String, Priority> known) {
        this.known = known;
    }

    /** A rising run of sections. */
    private static final class Run {
        final int first;
        int end;

        @Nullable
        Priority priority;

        Run(int first) {
            this.first = first;
            this.end = first + 1;
        }

        int length() {
            return end - first;
        }
    }

    /** {@return a priority for each section of the outline} */
    List<Priority> of(MachineOutline outline) {
        List<Run> runs = runs(outline);
        runs.stream()
                .max((a, b) -> Integer.compare(a.length(), b.length()))
                .filter(longest -> longest.priority == null)
                .ifPresent(longest -> longest.priority = Priority.DEFAULT);
        Priority following = null;
        for (Run run : runs.reversed()) {
            if (run.priority == null && following != null) {
                run.priority = step(following, 1);
            }
            following = run.priority;
        }
        List<Priority> priorities = new ArrayList<>();
        Priority preceding = Priority.DEFAULT;
        for (Run run : runs) {
            // What is still unknown comes after every known run, so below it.
            Priority priority = run.priority != null ? run.priority : step(preceding, -1);
            priorities.addAll(Collections.nCopies(run.length(), priority));
            preceding = priority;
        }
        return priorities;
    }

    private List<Run> runs(MachineOutline outline) {
        List<Run> runs = new ArrayList<>();
        for (int i = 0; i < outline.sections().size(); i++) {
            boolean rises = i > 0
                    && Integer.compareUnsigned(
                                    outline.sectionIds().get(i - 1),
                                    outline.sectionIds().get(i))
                            < 0;
            if (rises) {
                runs.getLast().end = i + 1;
            } else {
                runs.add(new Run(i));
            }
            Run run = runs.getLast();
            if (run.priority == null) {
                run.priority = knownOf(outline.sections().get(i).id().idstr()).orElse(null);
            }
        }
        return runs;
    }

    /** The priority of the vmsd that the idstr ends with; names have slashes of their own. */
    private Optional<Priority> knownOf(String idstr) {
        for (int from = 0; from >= 0; ) {
            Priority priority = known.get(idstr.substring(from));
            if (priority != null) {
                return Optional.of(priority);
            }
            int slash = idstr.indexOf('/', from);
            from = slash < 0 ? -1 : slash + 1;
        }
        return Optional.empty();
    }

    private static Priority step(Priority from, int by) {
        List<Priority> all = List.of(Priority.values());
        return all.get(Math.clamp(all.indexOf(from) + by, 0, all.size() - 1));
    }
}
