package io.pagurus.cpu.ppc64.exec;

/** What a CPU may ask of whoever runs it. */
public interface CpuEnvironment {
    /** {@return the guest's time base now: ticks of 512 MHz} */
    long timeBase();

    /**
     * Serves a hypercall: function in r3, arguments from r4; results go into the registers.
     *
     * @param cpu the CPU that called, between two instructions
     */
    void hypercall(Cpu cpu);
}
