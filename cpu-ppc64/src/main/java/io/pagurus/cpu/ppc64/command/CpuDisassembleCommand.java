package io.pagurus.cpu.ppc64.command;

import io.pagurus.command.Arguments;
import io.pagurus.command.Block;
import io.pagurus.command.Command;
import io.pagurus.command.CommandException;
import io.pagurus.command.CommandSpec;
import io.pagurus.command.Completion;
import io.pagurus.command.RefusedException;
import io.pagurus.command.Report;
import io.pagurus.cpu.CpuInspection.Instruction;
import io.pagurus.machine.Machines;
import io.pagurus.machine.SafePoint;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code cpu:disassemble}. */
@Component(service = Command.class)
public final class CpuDisassembleCommand implements Command {
    private static final String ADDRESS = "ADDR";
    private static final String COUNT = "COUNT";
    private static final String DEFAULT_COUNT = "16";
    private static final int MOST = 100_000;

    private final Machines machines;

    /**
     * The command.
     *
     * @param machines the machines of the runtime
     */
    @Activate
    public CpuDisassembleCommand(@Reference Machines machines) {
        this.machines = machines;
    }

    /**
     * An instruction.
     *
     * @param address effective address
     * @param code its word
     * @param text as an assembler takes it
     * @param next whether the CPU runs it next
     */
    record Line(String address, String code, String text, boolean next) {}

    @Override
    public CommandSpec spec() {
        return Chosen.options(CommandSpec.of("cpu", "disassemble"), machines)
                .summary("show instructions as the CPU would fetch them")
                .description("Addresses go through the CPU's MMU as it stands, and words are taken in its byte order.")
                .required(ADDRESS, "effective address, or a register that holds it", Completion.of("nip", "lr", "ctr"))
                .optional(COUNT, "how many instructions; 16 if left out", Completion.NONE)
                .example("cpu:disassemble nip")
                .example("cpu:disassemble 0xc000000000000100 32 --cpu 1")
                .build();
    }

    @Override
    public Report run(Arguments arguments) throws CommandException {
        int count = Chosen.count(COUNT, arguments.find(COUNT).orElse(DEFAULT_COUNT), MOST);
        Chosen chosen = Chosen.of(machines, arguments);
        long address;
        long nip;
        List<Instruction> instructions;
        try (SafePoint.Stopped _ = chosen.machine().safePoint().stop()) {
            address = chosen.address(arguments.get(ADDRESS));
            nip = chosen.cpu().inspection().nextInstruction();
            instructions = chosen.cpu().inspection().disassemble(address, count);
        }
        if (instructions.isEmpty()) {
            throw new RefusedException(
                    "CPU %d cannot fetch an instruction from 0x%x as it is now: the address is not mapped, or no memory is there"
                            .formatted(chosen.cpu().index(), address));
        }
        List<Line> lines = instructions.stream()
                .map(instruction -> new Line(
                        "0x%016x".formatted(instruction.address()),
                        "%08x".formatted(instruction.code()),
                        instruction.text(),
                        instruction.address() == nip))
                .toList();
        Block.TableBuilder table = Block.Table.of(null, "", "address", "code", "instruction");
        lines.forEach(line -> table.row(line.next() ? ">" : "", line.address(), line.code(), line.text()));
        return Report.of(lines, table.build());
    }
}
