package io.pagurus.cpu.ppc64.command;

import io.pagurus.command.Arguments;
import io.pagurus.command.Block;
import io.pagurus.command.Command;
import io.pagurus.command.CommandException;
import io.pagurus.command.CommandSpec;
import io.pagurus.command.Completion;
import io.pagurus.command.RefusedException;
import io.pagurus.command.Report;
import io.pagurus.cpu.CpuInspection;
import io.pagurus.cpu.CpuInspection.Instruction;
import io.pagurus.cpu.CpuInspection.Register;
import io.pagurus.cpu.VirtualCpu;
import io.pagurus.machine.Machine;
import io.pagurus.machine.Machines;
import io.pagurus.machine.RunState;
import io.pagurus.machine.SafePoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code cpu:step}. */
@Component(service = Command.class)
public final class CpuStepCommand implements Command {
    private static final String COUNT = "N";
    private static final int MOST = 100_000;

    private final Machines machines;

    /**
     * The command.
     *
     * @param machines the machines of the runtime
     */
    @Activate
    public CpuStepCommand(@Reference Machines machines) {
        this.machines = machines;
    }

    /**
     * One instruction that was run.
     *
     * @param address effective address
     * @param text the instruction, or why it could not be fetched
     * @param changed registers that are others now, with their new values in hexadecimal
     */
    record Step(String address, String text, Map<String, String> changed) {}

    /**
     * What {@code --json} answers.
     *
     * @param cpu number of the CPU
     * @param steps what it ran
     * @param nip its next instruction
     * @param asleep whether it sleeps, so that it ran no more
     */
    record Steps(int cpu, List<Step> steps, String nip, boolean asleep) {}

    @Override
    public CommandSpec spec() {
        return Chosen.options(CommandSpec.of("cpu", "step"), machines)
                .summary("run a CPU of a stopped machine, instruction by instruction")
                .description("Shows each instruction and the registers that it changed. An interrupt counts as one."
                        + " The other CPUs stand still, and so does the guest's time.")
                .optional(COUNT, "how many instructions; 1 if left out", Completion.NONE)
                .example("cpu:step")
                .example("cpu:step 10 --cpu 1")
                .build();
    }

    @Override
    public Report run(Arguments arguments) throws CommandException {
        int count = Chosen.count(COUNT, arguments.find(COUNT).orElse("1"), MOST);
        Chosen chosen = Chosen.of(machines, arguments);
        Machine machine = chosen.machine();
        requireStopped(machine);
        List<Step> steps = new ArrayList<>();
        boolean asleep = false;
        String nip;
        try (SafePoint.Stopped _ = machine.safePoint().stop()) {
            requireStopped(machine);
            for (int i = 0; i < count && !asleep; i++) {
                asleep = step(chosen.cpu(), steps);
            }
            nip = "0x%016x".formatted(chosen.cpu().inspection().nextInstruction());
        }
        Block.TableBuilder table = Block.Table.of(null, "address", "instruction", "changed");
        steps.forEach(step -> table.row(step.address(), step.text(), words(step.changed())));
        return Report.of(
                new Steps(chosen.cpu().index(), steps, nip, asleep),
                table.build(),
                Block.Text.of(asleep ? "asleep; next is " + nip : "next is " + nip));
    }

    private static void requireStopped(Machine machine) throws RefusedException {
        if (machine.runState() == RunState.RUNNING || machine.runState() == RunState.PARKED) {
            throw new RefusedException("%s is %s; vm:stop stops it"
                    .formatted(machine.name(), machine.runState().text()));
        }
    }

    private static boolean step(VirtualCpu cpu, List<Step> steps) {
        CpuInspection inspection = cpu.inspection();
        long at = inspection.nextInstruction();
        String text = inspection.disassemble(at, 1).stream()
                .map(Instruction::text)
                .findFirst()
                .orElse("(not to be fetched)");
        List<Register> before = inspection.registers();
        long completed = cpu.completed();
        VirtualCpu.Exit exit = VirtualCpu.Exit.KICKED;
        while (exit == VirtualCpu.Exit.KICKED) {
            exit = cpu.run(1);
        }
        if (cpu.completed() != completed) {
            steps.add(new Step("0x%016x".formatted(at), text, changes(before, inspection.registers())));
        }
        return exit == VirtualCpu.Exit.HALTED;
    }

    /** {@return registers that are others now; where the CPU went is seen from the next line} */
    static Map<String, String> changes(List<Register> before, List<Register> after) {
        Map<String, String> changed = new LinkedHashMap<>();
        for (int i = 0; i < after.size(); i++) {
            Register register = after.get(i);
            if (!register.equals(before.get(i)) && !register.name().equals("nip")) {
                changed.put(register.name(), CpuRegsCommand.value(register));
            }
        }
        return changed;
    }

    static String words(Map<String, String> changed) {
        List<String> words = new ArrayList<>();
        changed.forEach((name, value) -> words.add(name + "=" + value));
        return String.join(" ", words);
    }
}
