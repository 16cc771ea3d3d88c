package io.pagurus.cpu.ppc64.command;

import io.pagurus.command.Arguments;
import io.pagurus.command.Block;
import io.pagurus.command.Command;
import io.pagurus.command.CommandException;
import io.pagurus.command.CommandSpec;
import io.pagurus.command.Report;
import io.pagurus.cpu.CpuBoard;
import io.pagurus.cpu.VirtualCpu;
import io.pagurus.machine.Machine;
import io.pagurus.machine.Machines;
import io.pagurus.machine.SafePoint;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code cpu:list}. */
@Component(service = Command.class)
public final class CpuListCommand implements Command {
    private final Machines machines;

    /**
     * The command.
     *
     * @param machines the machines of the runtime
     */
    @Activate
    public CpuListCommand(@Reference Machines machines) {
        this.machines = machines;
    }

    /**
     * A CPU.
     *
     * @param cpu its number
     * @param model its model
     * @param state what it is doing
     * @param nip its next instruction
     * @param completed instructions completed since it was made
     */
    record Row(int cpu, String model, String state, String nip, long completed) {
        static Row of(Machine machine, VirtualCpu cpu) {
            return new Row(
                    cpu.index(),
                    cpu.model(),
                    cpu.halted() ? "asleep" : machine.runState().text(),
                    "0x%016x".formatted(cpu.inspection().nextInstruction()),
                    cpu.completed());
        }
    }

    @Override
    public CommandSpec spec() {
        return Chosen.vm(CommandSpec.of("cpu", "list"), machines)
                .summary("list the CPUs of a machine")
                .example("cpu:list")
                .build();
    }

    @Override
    public Report run(Arguments arguments) throws CommandException {
        Machine machine = Chosen.machine(machines, arguments);
        CpuBoard board = Chosen.board(machine);
        List<Row> rows;
        try (SafePoint.Stopped _ = machine.safePoint().stop()) {
            rows = board.cpus().stream().map(cpu -> Row.of(machine, cpu)).toList();
        }
        Block.TableBuilder table = Block.Table.of(null, "cpu", "model", "state", "nip", "instructions");
        rows.forEach(
                row -> table.row(row.cpu(), row.model(), row.state(), row.nip(), "%,d".formatted(row.completed())));
        return Report.of(rows, table.build());
    }
}
