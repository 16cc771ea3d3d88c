package io.pagurus.command;

/** Where long work says how far it is. A face shows it on the side, or not at all; it is never part of the answer. */
@FunctionalInterface
public interface Progress {
    /** Shows nothing. */
    Progress NONE = message -> {};

    /**
     * Says what is going on. Quick, may be called from any thread, and as often as is convenient.
     *
     * @param message a few words, such as {@code loading spapr_iommu}
     */
    void at(String message);

    /**
     * Says how far the work is.
     *
     * @param done how much is done
     * @param total how much there is
     * @param message a few words
     */
    default void at(long done, long total, String message) {
        at(done + "/" + total + " " + message);
    }
}
