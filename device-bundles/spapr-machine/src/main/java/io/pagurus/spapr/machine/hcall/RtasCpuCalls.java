package io.pagurus.spapr.machine.hcall;

import static io.pagurus.spapr.RtasStatus.HARDWARE_ERROR;
import static io.pagurus.spapr.RtasStatus.PARAMETER_ERROR;
import static io.pagurus.spapr.RtasStatus.SUCCESS;

import io.pagurus.spapr.HcallOpcode;
import io.pagurus.spapr.RtasCall;
import io.pagurus.spapr.SpaprCpu;
import io.pagurus.spapr.machine.contract.RtasDispatcher;
import java.util.Map;
import java.util.Optional;

/** RTAS functions on CPUs (LoPAR 7.3.8), and the hypercall that makes RTAS calls, which knows the caller. */
final class RtasCpuCalls {
    private static final ScopedValue<SpaprCpu> CALLER = ScopedValue.newInstance();

    /** MSR[SF] and MSR[ME]: how a CPU begins. */
    private static final long FIRST_MSR = (1L << 63) | (1L << 12);

    /** LPCR bits that a new CPU takes from the one that starts it: ILE, UPRT, HR and GTSE. */
    private static final long INHERITED = (1L << 25) | (1L << 22) | (1L << 20) | (1L << 10);

    private static final int STOPPED = 0;
    private static final int NOT_STOPPED = 2;

    private final Processors processors;
    private final RtasDispatcher rtas;

    RtasCpuCalls(Processors processors, RtasDispatcher rtas) {
        this.processors = processors;
        this.rtas = rtas;
    }

    Map<Long, CpuHypercall> calls() {
        return Map.of(HcallOpcode.H_RTAS, this::call);
    }

    void register() {
        rtas.registerPlatform(RtasCall.START_CPU, this::start);
        rtas.registerPlatform(RtasCall.STOP_SELF, this::stopSelf);
        rtas.registerPlatform(RtasCall.QUERY_CPU_STOPPED_STATE, this::query);
    }

    private long call(SpaprCpu caller, long[] registers) {
        return ScopedValue.where(CALLER, caller).call(() -> rtas.callFromMemory(registers[0]));
    }

    /** Arguments: CPU, address, r3. */
    private int start(int[] arguments, int[] returns) {
        if (arguments.length != 3 || returns.length != 1) {
            return PARAMETER_ERROR;
        }
        Optional<SpaprCpu> target = processors.find(Integer.toUnsignedLong(arguments[0]));
        if (target.isEmpty()) {
            return PARAMETER_ERROR;
        }
        if (!target.get().stoppedByRtas()) {
            return HARDWARE_ERROR;
        }
        boolean known = CALLER.isBound();
        long lpcr = known ? CALLER.get().spr(Processors.LPCR) & INHERITED : 0;
        int mode = known ? CALLER.get().compatPvr() : 0;
        long entry = Integer.toUnsignedLong(arguments[1]);
        long argument = Integer.toUnsignedLong(arguments[2]);
        processors.execute(target.get(), cpu -> {
            cpu.setMsr(FIRST_MSR);
            cpu.setSpr(Processors.LPCR, (cpu.spr(Processors.LPCR) & ~INHERITED) | lpcr);
            cpu.setCompatPvr(mode);
            cpu.setNip(entry);
            cpu.setGpr(3, argument);
            cpu.setGpr(4, 0);
            cpu.setStoppedByRtas(false);
        });
        return SUCCESS;
    }

    private int stopSelf(int[] arguments, int[] returns) {
        if (CALLER.isBound()) {
            CALLER.get().setStoppedByRtas(true);
        }
        return SUCCESS;
    }

    /** Argument: CPU. Returns: status, state. */
    private int query(int[] arguments, int[] returns) {
        if (arguments.length != 1 || returns.length != 2) {
            return PARAMETER_ERROR;
        }
        Optional<SpaprCpu> target = processors.find(Integer.toUnsignedLong(arguments[0]));
        if (target.isEmpty()) {
            return PARAMETER_ERROR;
        }
        returns[1] = target.get().stoppedByRtas() ? STOPPED : NOT_STOPPED;
        return SUCCESS;
    }
}
