package io.pagurus.migration.compat;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One direction between two implementations, over many states of the sender.
 *
 * @param from the sender's implementation
 * @param to the receiver's implementation
 * @param outcome the worst over all states
 * @param states how many states were tried
 * @param inStates in how many of them the outcome was this one
 * @param state name of the first state with this outcome
 * @param section the section that decided, or null if nothing was sent
 * @param conditions which {@code needed} predicates were met, and how
 * @param nanos time spent on judging, all states together
 */
public record Direction(
        int from,
        int to,
        Outcome outcome,
        int states,
        int inStates,
        String state,
        @Nullable SectionVerdict section,
        List<NeededCondition> conditions,
        long nanos) {
    /** Copies the list. */
    public Direction {
        conditions = List.copyOf(conditions);
    }
}
