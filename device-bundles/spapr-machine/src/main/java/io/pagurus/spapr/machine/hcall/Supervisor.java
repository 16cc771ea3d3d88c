package io.pagurus.spapr.machine.hcall;

import static io.pagurus.spapr.HcallStatus.H_FUNCTION;
import static io.pagurus.spapr.HcallStatus.H_PRIVILEGE;

import io.pagurus.cpu.CpuBoard;
import io.pagurus.cpu.CpuHost;
import io.pagurus.cpu.VirtualCpu;
import io.pagurus.machine.Machine;
import io.pagurus.spapr.Chardevs;
import io.pagurus.spapr.HypercallTable;
import io.pagurus.spapr.SpaprCpu;
import io.pagurus.spapr.machine.contract.RtasDispatcher;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The hypervisor of one machine: its own functions first, then those that devices have registered. */
public final class Supervisor implements CpuHost {
    /** MSR[PR], problem state. */
    private static final long PROBLEM = 1L << 14;

    private final HypercallTable table;
    private final Processors processors;
    private final Map<Long, CpuHypercall> functions = new HashMap<>();

    /**
     * The hypervisor.
     *
     * @param machine the machine
     * @param board its CPUs
     * @param table functions of devices and of the machine's tables
     * @param rtas RTAS; gets the machine's own functions here
     * @param consoles where display-character writes
     */
    public Supervisor(Machine machine, CpuBoard board, HypercallTable table, RtasDispatcher rtas, Chardevs consoles) {
        this.table = table;
        processors = new Processors(board);
        functions.putAll(new ProcessorCalls(processors).calls());
        functions.putAll(new ModeCalls(processors).calls());
        functions.putAll(new AreaCalls(processors, machine.memory()).calls());
        functions.putAll(new MemoryCalls(machine.memory()).calls());
        RtasCpuCalls rtasCalls = new RtasCpuCalls(processors, rtas);
        functions.putAll(rtasCalls.calls());
        rtasCalls.register();
        new RtasPlatformCalls(board, consoles).register(rtas);
    }

    /**
     * Changes LPCR of every CPU: of one that runs, between two of its next instructions.
     *
     * @param value new value of the bits in the mask
     * @param mask which bits
     */
    public void changeLpcr(long value, long mask) {
        processors.changeLpcr(value, mask);
    }

    @Override
    public void hypercall(VirtualCpu cpu, long[] registers) {
        if (!(cpu instanceof SpaprCpu caller)) {
            registers[0] = H_FUNCTION;
            return;
        }
        if ((caller.msr() & PROBLEM) != 0) {
            registers[0] = H_PRIVILEGE;
            return;
        }
        long[] arguments = Arrays.copyOfRange(registers, 1, 1 + HypercallTable.REGISTERS);
        CpuHypercall own = functions.get(registers[0]);
        registers[0] = own != null ? own.call(caller, arguments) : table.call(registers[0], arguments);
        System.arraycopy(arguments, 0, registers, 1, arguments.length);
    }
}
