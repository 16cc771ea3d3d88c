package io.pagurus.spapr.machine.hcall;

import io.pagurus.spapr.SpaprCpu;

/** A hypercall that does something to its caller. Every argument is the guest's and hostile. */
@FunctionalInterface
interface CpuHypercall {
    /**
     * Serves a call, in guest context on the caller's thread.
     *
     * @param caller the CPU
     * @param registers r4 to r12; receives the output values
     * @return the status (r3)
     */
    long call(SpaprCpu caller, long[] registers);
}
