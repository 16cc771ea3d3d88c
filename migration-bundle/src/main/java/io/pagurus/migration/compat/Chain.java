package io.pagurus.migration.compat;

import java.util.List;

/**
 * A journey over several implementations.
 *
 * @param hops implementation numbers in order
 * @param outcome the worst hop; for a journey that returns, also what became of the state as a whole
 * @param note where it went wrong or what was lost; empty if nothing
 */
public record Chain(List<Integer> hops, Outcome outcome, String note) {
    /** Copies the list. */
    public Chain {
        hops = List.copyOf(hops);
    }

    /** {@return the hops as {@code 1->2->1}} */
    public String path() {
        return String.join("->", hops.stream().map(String::valueOf).toList());
    }
}
