package io.pagurus.cpu.ppc64.command;

import io.pagurus.command.Arguments;
import io.pagurus.command.Block;
import io.pagurus.command.Command;
import io.pagurus.command.CommandException;
import io.pagurus.command.CommandSpec;
import io.pagurus.command.Completion;
import io.pagurus.command.Report;
import io.pagurus.command.UsageException;
import io.pagurus.cpu.CpuInspection.Register;
import io.pagurus.machine.Machines;
import io.pagurus.machine.SafePoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code cpu:regs}. */
@Component(service = Command.class)
public final class CpuRegsCommand implements Command {
    private static final String NUMBER = "N";
    private static final String GROUP = "group";
    private static final String ALL = "all";
    private static final List<String> GROUPS = List.of("gpr", "special", "fp", "vector", "mmu");
    private static final List<String> SHOWN = List.of("gpr", "special");
    private static final int COLUMNS = 3;

    private final Machines machines;

    /**
     * The command.
     *
     * @param machines the machines of the runtime
     */
    @Activate
    public CpuRegsCommand(@Reference Machines machines) {
        this.machines = machines;
    }

    /**
     * What {@code --json} answers.
     *
     * @param cpu number of the CPU
     * @param registers value by name, as hexadecimal text, by group
     */
    record Registers(int cpu, Map<String, Map<String, String>> registers) {}

    @Override
    public CommandSpec spec() {
        return Chosen.vm(CommandSpec.of("cpu", "regs"), machines)
                .summary("show the registers of a CPU")
                .description(
                        "Shows gpr and special registers; those that are zero are left out of the special, vector and"
                                + " mmu groups unless --all asks for them. A running machine stands still while they are read.")
                .optional(NUMBER, "number of the CPU; 0 if left out", Chosen.numbers(machines))
                .option(
                        GROUP,
                        "GROUP",
                        "show this group instead; may be repeated: " + String.join(", ", GROUPS),
                        Completion.of(GROUPS.toArray(String[]::new)))
                .flag(ALL, "every register of every group")
                .example("cpu:regs")
                .example("cpu:regs 1 --group fp --group vector")
                .build();
    }

    @Override
    public Report run(Arguments arguments) throws CommandException {
        List<String> groups = groups(arguments);
        boolean all = arguments.flag(ALL);
        Chosen chosen = Chosen.of(machines, arguments, arguments.find(NUMBER).orElse("0"));
        List<Register> registers;
        try (SafePoint.Stopped _ = chosen.machine().safePoint().stop()) {
            registers = chosen.cpu().inspection().registers();
        }
        Map<String, Map<String, String>> values = new LinkedHashMap<>();
        groups.forEach(group -> values.put(group, new LinkedHashMap<>()));
        for (Register register : registers) {
            Map<String, String> group = values.get(register.group());
            if (group != null && (all || shown(register))) {
                group.put(register.name(), value(register));
            }
        }
        List<Block> blocks = new ArrayList<>();
        values.forEach((group, of) -> blocks.add(table(group, of)));
        return Report.of(new Registers(chosen.cpu().index(), values), blocks.toArray(Block[]::new));
    }

    private static List<String> groups(Arguments arguments) throws UsageException {
        List<String> wanted = arguments.options(GROUP);
        for (String group : wanted) {
            if (!GROUPS.contains(group)) {
                throw new UsageException(
                        "there is no group '%s'; there are %s".formatted(group, String.join(", ", GROUPS)));
            }
        }
        if (!wanted.isEmpty()) {
            return wanted;
        }
        return arguments.flag(ALL) ? GROUPS : SHOWN;
    }

    private static boolean shown(Register register) {
        boolean named = List.of("gpr", "fp").contains(register.group())
                || List.of("nip", "msr", "cr", "lr", "ctr", "xer").contains(register.name());
        return named || register.low() != 0 || register.high() != 0;
    }

    /** {@return the value in hexadecimal, as wide as the register} */
    static String value(Register register) {
        int digits = (register.bits() + Byte.SIZE / 2 - 1) / (Byte.SIZE / 2);
        String low = "%016x".formatted(register.low());
        return register.bits() > Long.SIZE
                ? "%016x %s".formatted(register.high(), low)
                : low.substring(low.length() - digits);
    }

    private static Block table(String group, Map<String, String> values) {
        Block.TableBuilder table = Block.Table.of(group, "name", "value", "name", "value", "name", "value");
        List<Map.Entry<String, String>> entries = new ArrayList<>(values.entrySet());
        int rows = (entries.size() + COLUMNS - 1) / COLUMNS;
        for (int row = 0; row < rows; row++) {
            Object[] cells = new Object[2 * COLUMNS];
            for (int column = 0; column < COLUMNS; column++) {
                int at = column * rows + row;
                cells[2 * column] = at < entries.size() ? entries.get(at).getKey() : "";
                cells[2 * column + 1] = at < entries.size() ? entries.get(at).getValue() : "";
            }
            table.row(cells);
        }
        return table.build();
    }
}
