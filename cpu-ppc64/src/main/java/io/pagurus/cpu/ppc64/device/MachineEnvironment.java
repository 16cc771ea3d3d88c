package io.pagurus.cpu.ppc64.device;

import io.pagurus.cpu.CpuHost;
import io.pagurus.cpu.TimeBase;
import io.pagurus.cpu.VirtualCpu;
import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.exec.CpuEnvironment;
import org.jspecify.annotations.Nullable;

/** What a machine is to one of its CPUs: time, and who answers hypercalls. */
final class MachineEnvironment implements CpuEnvironment {
    /** Registers of the calling convention: r3 to r12 (LoPAR 14.5.2). */
    private static final int FIRST = 3;

    private static final int REGISTERS = 10;

    /** Answer where nobody serves hypercalls. */
    private static final long H_FUNCTION = -2;

    private final TimeBase time;
    private final @Nullable CpuHost host;
    private final long[] registers = new long[REGISTERS];
    private @Nullable VirtualCpu caller;

    MachineEnvironment(TimeBase time, @Nullable CpuHost host) {
        this.time = time;
        this.host = host;
    }

    /** Says who calls, once it is made. */
    void caller(VirtualCpu cpu) {
        caller = cpu;
    }

    @Override
    public long timeBase() {
        return time.ticks();
    }

    @Override
    public void hypercall(Cpu cpu) {
        if (host == null || caller == null) {
            cpu.gpr[FIRST] = H_FUNCTION;
            return;
        }
        System.arraycopy(cpu.gpr, FIRST, registers, 0, REGISTERS);
        host.hypercall(caller, registers);
        System.arraycopy(registers, 0, cpu.gpr, FIRST, REGISTERS);
    }
}
