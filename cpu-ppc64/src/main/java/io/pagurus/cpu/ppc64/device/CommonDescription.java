package io.pagurus.cpu.ppc64.device;

import io.pagurus.cpu.ppc64.state.PpcState;
import io.pagurus.vmstate.VmStateBuilder;
import io.pagurus.vmstate.VmStateDescription;
import java.lang.invoke.MethodHandles;

/** Section {@code cpu_common}: what CPUs of any architecture send. */
final class CommonDescription {
    /** Bit of {@code interrupt_request} that old senders set and that means nothing any more. */
    private static final int EXIT = 1;

    /** {@code exception_index} when nothing is to be delivered. */
    private static final int NONE = -1;

    static final VmStateDescription<CpuRecord> COMMON = vmsd("cpu_common")
            .newState(() -> CpuRecord.scratch(ModelIdentity.POWER9, SectionRules.NEWEST))
            .preLoad(cpu -> clear(cpu.env))
            .preSave(cpu -> cpu.owner().stateNeeded())
            .postLoad((cpu, _) -> {
                cpu.env.interruptRequest &= ~EXIT;
                cpu.owner().stateChanged();
            })
            .uint32("halted", f -> f.as("env.halted"))
            .uint32("interrupt_request", f -> f.as("env.interruptRequest"))
            .subsection(vmsd("cpu_common/exception_index")
                    .needed(cpu -> cpu.env.exceptionIndex != NONE)
                    .int32("exception_index", f -> f.as("env.exceptionIndex"))
                    .build())
            .subsection(vmsd("cpu_common/crash_occurred")
                    .needed(cpu -> cpu.env.crashOccurred)
                    .bool("crash_occurred", f -> f.as("env.crashOccurred"))
                    .build())
            .build();

    private CommonDescription() {}

    private static VmStateBuilder<CpuRecord> vmsd(String name) {
        return VmStateDescription.builder(name, CpuRecord.class, MethodHandles.lookup())
                .version(1)
                .minimumVersion(1);
    }

    /** What a subsection that does not come would have said. */
    private static void clear(PpcState env) {
        env.exceptionIndex = NONE;
        env.crashOccurred = false;
    }
}
