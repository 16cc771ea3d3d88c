package io.pagurus.cpu.ppc64.device;

import io.pagurus.cpu.CpuInspection;
import io.pagurus.cpu.CpuInspection.Instruction;
import io.pagurus.cpu.CpuInspection.Register;
import io.pagurus.cpu.CpuTracing;
import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.exec.Engine;
import java.util.ArrayList;
import java.util.List;

/**
 * A way of running a CPU that tells of each instruction: what hangs on an address is fetched before, what has changed is
 * compared after.
 */
final class TracedRun {
    private static final String UNMAPPED = "(not to be fetched)";

    private final Cpu cpu;
    private final Engine engine;
    private final CpuInspection inspection;
    private final CpuTracing.Listener listener;

    TracedRun(Cpu cpu, Engine engine, CpuInspection inspection, CpuTracing.Listener listener) {
        this.cpu = cpu;
        this.engine = engine;
        this.inspection = inspection;
        this.listener = listener;
    }

    CpuTracing.Listener listener() {
        return listener;
    }

    /** As {@link Engine#run}. */
    void run(long instructions) {
        long end = cpu.completed + instructions;
        List<Register> before = inspection.registers();
        while (cpu.completed < end) {
            long at = cpu.nip;
            Instruction instruction = inspection.disassemble(at, 1).stream()
                    .findFirst()
                    .orElse(new Instruction(at, 0, Integer.BYTES, UNMAPPED));
            long completed = cpu.completed;
            engine.run(1);
            if (cpu.completed == completed) {
                return;
            }
            List<Register> after = inspection.registers();
            listener.executed(instruction, changed(before, after));
            before = after;
        }
    }

    private static List<Register> changed(List<Register> before, List<Register> after) {
        List<Register> changed = new ArrayList<>();
        for (int i = 0; i < after.size(); i++) {
            if (!after.get(i).equals(before.get(i)) && !after.get(i).name().equals("nip")) {
                changed.add(after.get(i));
            }
        }
        return changed;
    }
}
