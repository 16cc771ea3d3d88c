package io.pagurus.spapr;

/** What serves a hypercall. Everything in the registers is the guest's and hostile. */
@FunctionalInterface
public interface Hypercall {
    /**
     * Serves a call, in guest context, possibly on several threads at once.
     *
     * @param registers r4 to r12: arguments on entry, output values on return
     * @return the status for r3, one of {@link HcallStatus}
     */
    long call(long[] registers);
}
