package io.pagurus.cpu;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * One CPU of a machine. The machine's {@link CpuBoard} calls {@link #run} on a thread of its own, in guest context (see {@link
 * io.pagurus.machine.SafePoint}); with the guest stopped, whoever stopped it may run it and look into it. Only {@link #kick}
 * and {@link #forgetTranslations} may be called at any time from any thread.
 */
@ConsumerType
public interface VirtualCpu {
    /** A deadline that never comes. */
    long NEVER = Long.MAX_VALUE;

    /** Why {@link #run} has returned. */
    enum Exit {
        /** All instructions that it was to run are run. */
        BUDGET,
        /** Somebody asked by {@link #kick}. */
        KICKED,
        /** The CPU sleeps and nothing that would wake it is pending. */
        HALTED
    }

    /** {@return its number in the machine, 0 and up} */
    int index();

    /** {@return name of its model, such as {@code POWER8}} */
    String model();

    /**
     * Runs on the calling thread until so many instructions have been completed or refused (an interrupt taken counts as
     * one), it is kicked, or it sleeps. A CPU that sleeps and has been woken meanwhile goes on.
     *
     * @param instructions how many at most, exactly that many if the answer is {@link Exit#BUDGET}; 1 or more
     * @return why it has returned
     */
    Exit run(long instructions);

    /**
     * Has {@link #run} return soon: within microseconds of guest code, never in the middle of an instruction. A kick that comes
     * before a run ends that run at its beginning; kicks are not counted.
     */
    void kick();

    /** {@return whether it sleeps, and would go on sleeping if it were run now} */
    boolean halted();

    /**
     * {@return the time base at which something in the CPU (a decrementer) wakes it from sleep, in ticks of {@link
     * TimeBase}; {@link #NEVER} if nothing will}
     */
    long nextDeadline();

    /** {@return instructions completed and interrupts taken since it was made; not saved} */
    long completed();

    /**
     * {@return how it runs the guest's instructions and how far that has come, for people to read, with the guest stopped;
     * empty if there is nothing to say}
     */
    default String engine() {
        return "";
    }

    /**
     * Has it forget every translation of addresses before it runs another instruction: the tables they came from have
     * changed. {@link CpuBoard#forgetTranslations} waits until it has.
     */
    void forgetTranslations();

    /**
     * {@return whether it has yet to forget what {@link #forgetTranslations} asked for and may use it meanwhile}; a CPU that runs
     * no instruction, or is being served by its host, may not
     */
    boolean forgetting();

    /** {@return what a debugger may see and change, with the guest stopped} */
    CpuInspection inspection();
}
