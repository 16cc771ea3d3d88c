package io.pagurus.cpu.ppc64.exec;

/**
 * A way of running a CPU. All ways leave the same state after the same number of instructions; what an engine keeps
 * beyond the CPU's state is derived and can be dropped at any time between two runs.
 *
 * <p>Belongs to the thread that runs the CPU.
 */
public interface Engine {
    /**
     * Runs until so many instructions have been completed or refused (an interrupt counts as one), the CPU is asked for
     * attention, or it sleeps.
     *
     * @param instructions how many, exactly; zero or more
     */
    void run(long instructions);

    /** {@return which way this is and how far it has come, for people to read} */
    String description();

    /** Drops all code derived from memory: memory was written in ways the CPU was not told of, by a load or a debugger. */
    void forget();
}
