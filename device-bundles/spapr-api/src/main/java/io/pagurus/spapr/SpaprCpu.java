package io.pagurus.spapr;

import io.pagurus.cpu.VirtualCpu;

/**
 * A CPU of a pseries machine, as hypercalls and RTAS see it: architected registers by number. Called for the CPU that is being
 * served on its own thread, for others only while they are {@link #stoppedByRtas} or the guest is stopped. Writes have the
 * effect the instruction would have in hypervisor state: caches that hang on a register follow.
 */
public interface SpaprCpu extends VirtualCpu {
    /**
     * {@return a general purpose register}
     *
     * @param number 0 to 31
     */
    long gpr(int number);

    /**
     * Writes a general purpose register.
     *
     * @param number 0 to 31
     * @param value new value
     */
    void setGpr(int number, long value);

    /** {@return effective address of the next instruction} */
    long nip();

    /**
     * Sets the next instruction.
     *
     * @param address its effective address
     */
    void setNip(long address);

    /** {@return the MSR} */
    long msr();

    /**
     * Sets the MSR.
     *
     * @param value new value
     */
    void setMsr(long value);

    /**
     * {@return a special purpose register}
     *
     * @param number 0 to 1023
     */
    long spr(int number);

    /**
     * Writes a special purpose register, hypervisor's ones too.
     *
     * @param number 0 to 1023
     * @param value new value
     */
    void setSpr(int number, long value);

    /**
     * Puts it to sleep until an interrupt that it may take is pending (H_CEDE): external, decrementer or doorbell. With one
     * pending it does not sleep. MSR[EE] is the caller's business.
     */
    void sleep();

    /** Wakes it if it sleeps, whatever is pending (H_PROD); from any thread. */
    void rouse();

    /** {@return whether RTAS has stopped it, or not yet started it: no interrupt wakes it} */
    boolean stoppedByRtas();

    /**
     * Stops it (stop-self), or makes it ready to run from {@link #nip} (start-cpu).
     *
     * @param stopped whether it is to be stopped
     */
    void setStoppedByRtas(boolean stopped);

    /** {@return logical PVR of the compatibility mode; 0 for none} */
    int compatPvr();

    /**
     * Has it be an older model for the guest.
     *
     * @param pvr logical PVR; 0 for none
     * @return whether the model can do that
     */
    boolean setCompatPvr(int pvr);

    /**
     * Sets the level of the external interrupt line; from any thread.
     *
     * @param asserted whether an external interrupt is pending
     */
    void setExternal(boolean asserted);
}
