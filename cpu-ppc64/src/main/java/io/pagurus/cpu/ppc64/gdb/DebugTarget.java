package io.pagurus.cpu.ppc64.gdb;

import io.pagurus.cpu.ppc64.exec.Cpu;
import java.util.function.Consumer;

/**
 * A guest as a debugger sees it: CPUs that stop and go together, and their memory. Registers and memory are looked at and
 * changed only while it stands still.
 */
public interface DebugTarget {
    /** {@return how many CPUs it has, at least one; they are numbered from 0} */
    int cpus();

    /**
     * {@return the registers of a CPU; who changes them calls {@link Cpu#stateChanged}}
     *
     * @param index which CPU
     */
    Cpu cpu(int index);

    /**
     * Reads guest memory as a CPU sees it; nothing changes, no interrupt is taken.
     *
     * @param index which CPU
     * @param ea effective address of the first byte
     * @param to receives the bytes
     * @return whether all of them are mapped
     */
    boolean read(int index, long ea, byte[] to);

    /**
     * Writes guest memory as a CPU sees it, protected or not.
     *
     * @param index which CPU
     * @param ea effective address of the first byte
     * @param from the bytes
     * @return whether all of them are mapped; if not, nothing was written
     */
    boolean write(int index, long ea, byte[] from);

    /** Has the guest stand still; returns when it does. What is under way stops without a report. */
    void halt();

    /**
     * Lets the guest go on, and returns at once. The report comes from another thread, once, unless {@link #halt} is called.
     *
     * @param points where to stop
     * @param report hears why it stopped
     */
    void resume(StopPoints points, Consumer<Stop> report);

    /**
     * Runs one instruction on one CPU, the others standing still, and reports as {@link #resume} does.
     *
     * @param index which CPU
     * @param points watchpoints are heeded
     * @param report hears why it stopped
     */
    void step(int index, StopPoints points, Consumer<Stop> report);

    /** Lets the guest go on without a debugger. */
    void detach();

    /** Ends the guest. */
    void kill();
}
