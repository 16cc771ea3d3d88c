package io.pagurus.cpu;

import org.osgi.annotation.versioning.ProviderType;

/**
 * The hypervisor under a CPU: what answers when the guest calls it. A contract of machines whose type has CPUs. Called by all
 * CPUs at once, each on its thread in guest context.
 */
@ProviderType
public interface CpuHost {
    /**
     * Serves a hypercall.
     *
     * @param cpu the caller, between two instructions; its state is complete and may be changed, but for the registers that
     *     are in the array
     * @param registers of the calling convention; for ppc64 r3 to r12: function in [0], arguments from [1]; receives the
     *     answer, status in [0], which the caller puts into the registers
     */
    void hypercall(VirtualCpu cpu, long[] registers);
}
