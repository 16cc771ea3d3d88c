package io.pagurus.cpu;

import io.pagurus.qdev.RealizeScope;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Where the CPUs of a machine are plugged in and run: a contract every machine offers. Each CPU has a thread that runs it
 * while the machine is {@link io.pagurus.machine.RunState#RUNNING}; a CPU that takes another's place goes on in the same
 * thread.
 */
@ProviderType
public interface CpuBoard {
    /**
     * Plugs a CPU in while a scope is active.
     *
     * @param scope owns the connection; activation fails if a CPU of that index is plugged in
     * @param cpu the CPU
     */
    void plug(RealizeScope scope, VirtualCpu cpu);

    /** {@return the CPUs plugged in, by index} */
    List<VirtualCpu> cpus();

    /**
     * {@return the CPU of an index}
     *
     * @param index its index
     */
    Optional<VirtualCpu> cpu(int index);

    /** {@return the guest's time} */
    TimeBase timeBase();

    /**
     * Something has happened to a CPU that may sleep, or that must look up from its instructions: kicks it and has its thread run
     * it. What has happened must be visible to the CPU before this is called. From any thread.
     *
     * @param cpu the CPU
     */
    void wake(VirtualCpu cpu);

    /**
     * Does something to a CPU that may be running: at once if the caller is its thread, otherwise on
     * that thread between two instructions, and at the latest before the guest counts as stopped.
     *
     * @param cpu the CPU
     * @param action gets the CPU that is in its place by then
     */
    void execute(VirtualCpu cpu, Consumer<VirtualCpu> action);

    /**
     * Has every CPU forget its translations, and returns when none can use an old one any more. From a CPU's own thread, while
     * it is served, or from any other.
     */
    void forgetTranslations();

    /**
     * The guest ends itself, or the machine must stop on its own: all CPUs stop at the next instruction, and the machine
     * becomes {@link io.pagurus.machine.RunState#SHUTDOWN} or {@link io.pagurus.machine.RunState#PAUSED}. From any thread,
     * in guest context too; returns at once.
     *
     * @param end how
     */
    void end(End end);

    /** {@return how the guest ended, null while it has not since it was started} */
    @Nullable
    End ended();

    /**
     * Waits until the machine does not run.
     *
     * @param millis how long at most
     * @return whether it does not run
     * @throws InterruptedException if the thread is interrupted
     */
    boolean awaitStopped(long millis) throws InterruptedException;

    /**
     * An end.
     *
     * @param kind what it was
     * @param message one line, for people
     */
    record End(Kind kind, String message) {
        /** Kinds of ends. */
        public enum Kind {
            /** The guest switched itself off. */
            POWER_OFF,
            /** The guest asked for a reset, which this machine does not carry out. */
            RESET,
            /** The guest gave up, or cannot go on. */
            GUEST_PANIC,
            /** A CPU failed in a way that is no guest's fault. */
            CPU_FAILURE
        }
    }
}
