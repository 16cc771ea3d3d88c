package io.pagurus.cpu;

import io.pagurus.cpu.CpuInspection.Instruction;
import io.pagurus.cpu.CpuInspection.Register;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/** A {@link VirtualCpu} that can tell of each instruction it runs, slowly. */
@ConsumerType
public interface CpuTracing {
    /**
     * Tells of each instruction from now on, or no longer. Called with the guest stopped.
     *
     * @param listener is told on the CPU's thread, or null to be told nothing more
     */
    void trace(@Nullable Listener listener);

    /** {@return who is told, or null} */
    @Nullable
    Listener tracedBy();

    /** Is told of instructions. */
    @FunctionalInterface
    interface Listener {
        /**
         * An instruction was completed or refused, or an interrupt was taken in its place.
         *
         * @param instruction which was to run
         * @param changed registers that are others now
         */
        void executed(Instruction instruction, List<Register> changed);
    }
}
