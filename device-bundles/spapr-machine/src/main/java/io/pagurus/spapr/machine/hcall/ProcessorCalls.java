package io.pagurus.spapr.machine.hcall;

import static io.pagurus.spapr.HcallStatus.H_BAD_MODE;
import static io.pagurus.spapr.HcallStatus.H_CONTINUE;
import static io.pagurus.spapr.HcallStatus.H_HARDWARE;
import static io.pagurus.spapr.HcallStatus.H_PARAMETER;
import static io.pagurus.spapr.HcallStatus.H_SUCCESS;

import io.pagurus.spapr.HcallOpcode;
import io.pagurus.spapr.SpaprCpu;
import java.util.Map;
import java.util.Optional;

/** Sleeping, waking and yielding (LoPAR 14.11.3), and registers that are the hypervisor's to write. */
final class ProcessorCalls {
    private static final long EXTERNAL_ENABLED = 1L << 15;
    private static final long ALL = -1;
    private static final int SPRG0 = 272;

    /** What the guest is told: speculation is not held back, and branch hints are honoured (LoPAR 14.5.3.5). */
    private static final long CHARACTERISTICS = 1L << (63 - 5);

    private static final long BEHAVIOUR = 1L << 63;

    private final Processors processors;

    ProcessorCalls(Processors processors) {
        this.processors = processors;
    }

    Map<Long, CpuHypercall> calls() {
        return Map.of(
                HcallOpcode.H_CEDE, this::cede,
                HcallOpcode.H_CONFER, this::confer,
                HcallOpcode.H_PROD, this::prod,
                HcallOpcode.H_JOIN, this::join,
                HcallOpcode.H_SET_SPRG0, ProcessorCalls::setSprg0,
                HcallOpcode.H_SET_DABR, ProcessorCalls::noBreakpoint,
                HcallOpcode.H_SET_XDABR, ProcessorCalls::noBreakpoint,
                HcallOpcode.H_GET_CPU_CHARACTERISTICS, ProcessorCalls::characteristics);
    }

    private long cede(SpaprCpu caller, long[] registers) {
        caller.setMsr(caller.msr() | EXTERNAL_ENABLED);
        return sleep(caller);
    }

    private long sleep(SpaprCpu caller) {
        if (!processors.kept(caller).prodded.getAndSet(false)) {
            caller.sleep();
        }
        return H_SUCCESS;
    }

    /** Giving time to another CPU is giving it up: each has a thread of the host's. */
    @SuppressWarnings("ThreadPriorityCheck") // A hint is what the guest gives, and a hint is what the host gets.
    private long confer(SpaprCpu caller, long[] registers) {
        if (registers[0] != ALL) {
            Optional<SpaprCpu> target = processors.find(registers[0]);
            if (target.isEmpty()) {
                return H_PARAMETER;
            }
            if (target.get().index() == caller.index()) {
                return sleep(caller);
            }
        }
        Thread.yield();
        return H_SUCCESS;
    }

    private long prod(SpaprCpu caller, long[] registers) {
        Optional<SpaprCpu> target = processors.find(registers[0]);
        if (target.isEmpty()) {
            return H_PARAMETER;
        }
        processors.kept(target.get()).prodded.set(true);
        processors.execute(target.get(), SpaprCpu::rouse);
        return H_SUCCESS;
    }

    /** Sleeps with interrupts off until it is prodded; the last one that is awake does not. */
    private long join(SpaprCpu caller, long[] registers) {
        if ((caller.msr() & EXTERNAL_ENABLED) != 0) {
            return H_BAD_MODE;
        }
        boolean last = processors.all().stream()
                .filter(cpu -> cpu.index() != caller.index())
                .allMatch(cpu -> cpu.halted() && !processors.kept(cpu).prodded.get());
        return last ? H_CONTINUE : sleep(caller);
    }

    private static long setSprg0(SpaprCpu caller, long[] registers) {
        caller.setSpr(SPRG0, registers[0]);
        return H_SUCCESS;
    }

    /** POWER8 and later have DAWR instead of DABR. */
    private static long noBreakpoint(SpaprCpu caller, long[] registers) {
        return H_HARDWARE;
    }

    private static long characteristics(SpaprCpu caller, long[] registers) {
        registers[0] = CHARACTERISTICS;
        registers[1] = BEHAVIOUR;
        return H_SUCCESS;
    }
}
