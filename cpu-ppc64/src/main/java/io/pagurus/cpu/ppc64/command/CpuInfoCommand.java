package io.pagurus.cpu.ppc64.command;

import io.pagurus.command.Arguments;
import io.pagurus.command.Block;
import io.pagurus.command.Command;
import io.pagurus.command.CommandException;
import io.pagurus.command.CommandSpec;
import io.pagurus.command.Report;
import io.pagurus.cpu.CpuInspection;
import io.pagurus.cpu.CpuInspection.Instruction;
import io.pagurus.cpu.CpuInspection.Register;
import io.pagurus.cpu.CpuTracing;
import io.pagurus.cpu.VirtualCpu;
import io.pagurus.cpu.ppc64.inspection.MsrText;
import io.pagurus.machine.Machines;
import io.pagurus.machine.SafePoint;
import java.util.LinkedHashMap;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code cpu:info}. */
@Component(service = Command.class)
public final class CpuInfoCommand implements Command {
    private static final String NUMBER = "N";

    private final Machines machines;

    /**
     * The command.
     *
     * @param machines the machines of the runtime
     */
    @Activate
    public CpuInfoCommand(@Reference Machines machines) {
        this.machines = machines;
    }

    @Override
    public CommandSpec spec() {
        return Chosen.vm(CommandSpec.of("cpu", "info"), machines)
                .summary("show what a CPU is and what it is doing")
                .optional(NUMBER, "number of the CPU; 0 if left out", Chosen.numbers(machines))
                .example("cpu:info")
                .example("cpu:info 1")
                .build();
    }

    @Override
    public Report run(Arguments arguments) throws CommandException {
        Chosen chosen = Chosen.of(machines, arguments, arguments.find(NUMBER).orElse("0"));
        Map<String, String> values;
        try (SafePoint.Stopped _ = chosen.machine().safePoint().stop()) {
            values = values(chosen);
        }
        return Report.of(values, new Block.Properties(null, values));
    }

    private static Map<String, String> values(Chosen chosen) {
        VirtualCpu cpu = chosen.cpu();
        CpuInspection inspection = cpu.inspection();
        long nip = inspection.nextInstruction();
        long msr = register(inspection, "msr");
        Map<String, String> values = new LinkedHashMap<>();
        values.put("machine", chosen.machine().name());
        values.put("cpu", Integer.toString(cpu.index()));
        values.put("model", cpu.model());
        values.put("pvr", "0x%08x".formatted(register(inspection, "pvr")));
        values.put(
                "state", cpu.halted() ? "asleep" : chosen.machine().runState().text());
        values.put("nip", "0x%016x".formatted(nip));
        values.put(
                "next",
                inspection.disassemble(nip, 1).stream()
                        .map(Instruction::text)
                        .findFirst()
                        .orElse("not to be fetched: the address is not mapped"));
        values.put("msr", "0x%016x %s".formatted(msr, MsrText.of(msr)));
        values.put("lr", "0x%016x".formatted(register(inspection, "lr")));
        values.put("byte order", inspection.littleEndian() ? "little-endian" : "big-endian");
        values.put("lpcr", "0x%016x".formatted(register(inspection, "lpcr")));
        values.put("instructions", Long.toString(cpu.completed()));
        String engine = cpu.engine();
        if (!engine.isEmpty()) {
            values.put("engine", engine);
        }
        long deadline = cpu.nextDeadline();
        values.put("wakes at", deadline == VirtualCpu.NEVER ? "never" : "tick " + deadline);
        values.put("time base", Long.toString(chosen.board().timeBase().ticks()));
        boolean traced = cpu instanceof CpuTracing tracing && tracing.tracedBy() != null;
        values.put("traced", traced ? "on" : "off");
        return values;
    }

    private static long register(CpuInspection inspection, String name) {
        return inspection.register(name).map(Register::low).orElse(0L);
    }
}
