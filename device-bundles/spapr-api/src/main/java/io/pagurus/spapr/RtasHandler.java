package io.pagurus.spapr;

/** What serves an RTAS function. Every argument is the guest's and hostile. */
@FunctionalInterface
public interface RtasHandler {
    /**
     * Serves a call, in guest context.
     *
     * @param arguments the nargs argument words
     * @param returns the nret return words; [0] is set to the status by the table
     * @return the status word, one of {@link RtasStatus} or of the function's own
     */
    int call(int[] arguments, int[] returns);
}
