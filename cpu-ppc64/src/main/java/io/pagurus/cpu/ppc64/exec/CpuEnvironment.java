package io.pagurus.cpu.ppc64.exec;

/** What a CPU may ask of whoever runs it. */
public interface CpuEnvironment {
    /** What {@link #instructionsTo} says where time does not follow the instructions. */
    long UNKNOWN = -1;

    /** {@return the guest's time base now: ticks of 512 MHz} */
    long timeBase();

    /**
     * {@return for a time base that follows {@link Cpu#completed}, how many instructions are to be completed until {@link
     * #timeBase} is at least so much; {@link #UNKNOWN} where time passes by itself} With such a time base a run is the
     * same each time, however it is divided.
     *
     * @param ticks a value of the time base
     */
    default long instructionsTo(long ticks) {
        return UNKNOWN;
    }

    /**
     * Serves a hypercall: function in r3, arguments from r4; results go into the registers. Not asked for problem state.
     *
     * @param cpu the CPU that called, between two instructions
     */
    void hypercall(Cpu cpu);
}
