package io.pagurus.cpu.ppc64.command;

import io.pagurus.command.Arguments;
import io.pagurus.command.CommandSpec;
import io.pagurus.command.Completion;
import io.pagurus.command.RefusedException;
import io.pagurus.command.UsageException;
import io.pagurus.cpu.CpuBoard;
import io.pagurus.cpu.VirtualCpu;
import io.pagurus.machine.Machine;
import io.pagurus.machine.Machines;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The CPU that a command means.
 *
 * @param machine its machine
 * @param board where it is plugged in
 * @param cpu the CPU
 */
record Chosen(Machine machine, CpuBoard board, VirtualCpu cpu) {
    static final String VM = "vm";
    static final String CPU = "cpu";

    private static final int HEXADECIMAL = 16;

    /** Adds the option that names a machine. */
    static CommandSpec.Builder vm(CommandSpec.Builder spec, Machines machines) {
        return spec.option(
                VM,
                "VM",
                "name of a machine; the one made last if left out",
                Completion.from(
                        () -> machines.list().stream().map(Machine::name).toList()));
    }

    /** Adds the options that name a machine and a CPU. */
    static CommandSpec.Builder options(CommandSpec.Builder spec, Machines machines) {
        return vm(spec.option(CPU, "N", "number of the CPU; 0 if left out", numbers(machines)), machines);
    }

    static Completion numbers(Machines machines) {
        return Completion.from(() -> machines.current().flatMap(machine -> machine.contract(CpuBoard.class)).stream()
                .flatMap(board -> board.cpus().stream())
                .map(cpu -> Integer.toString(cpu.index()))
                .toList());
    }

    static Machine machine(Machines machines, Arguments arguments) throws RefusedException {
        List<Machine> all = machines.list();
        if (all.isEmpty()) {
            throw new RefusedException("there is no machine; make one with vm:create or load one with vm:load FILE");
        }
        String name = arguments.option(VM).orElse(null);
        if (name == null) {
            return machines.current().orElseThrow(() -> new RefusedException("the machine has just been closed"));
        }
        return machines.find(name)
                .orElseThrow(() -> new RefusedException("no machine is called '%s'; there is %s"
                        .formatted(name, all.stream().map(Machine::name).collect(Collectors.joining(", ")))));
    }

    static CpuBoard board(Machine machine) throws RefusedException {
        return machine.contract(CpuBoard.class)
                .filter(board -> !board.cpus().isEmpty())
                .orElseThrow(
                        () -> new RefusedException("%s has no CPU that could be looked into; dev:list shows its devices"
                                .formatted(machine.name())));
    }

    /** The CPU that option {@link #CPU} names. */
    static Chosen of(Machines machines, Arguments arguments) throws RefusedException, UsageException {
        return of(machines, arguments, arguments.option(CPU).orElse("0"));
    }

    static Chosen of(Machines machines, Arguments arguments, String number) throws RefusedException, UsageException {
        Machine machine = machine(machines, arguments);
        CpuBoard board = board(machine);
        int index;
        try {
            index = Integer.parseUnsignedInt(number);
        } catch (NumberFormatException e) {
            throw new UsageException("a CPU is named by its number, not by '%s'".formatted(number), e);
        }
        VirtualCpu cpu = board.cpu(index)
                .orElseThrow(() -> new RefusedException("%s has no CPU %d; it has %s"
                        .formatted(
                                machine.name(),
                                index,
                                board.cpus().stream()
                                        .map(each -> Integer.toString(each.index()))
                                        .collect(Collectors.joining(", ")))));
        return new Chosen(machine, board, cpu);
    }

    /** An address: a number, or a register that holds one. */
    long address(String text) throws UsageException {
        String word = text.toLowerCase(Locale.ROOT);
        if (!word.isEmpty() && Character.isDigit(word.charAt(0))) {
            return number(text);
        }
        return cpu.inspection()
                .register(word)
                .filter(register -> register.bits() <= Long.SIZE)
                .map(register -> register.low())
                .orElseThrow(() -> new UsageException(
                        "'%s' is neither a number, such as 0xc000000000000100, nor a register, such as nip"
                                .formatted(text)));
    }

    static long number(String text) throws UsageException {
        try {
            return text.startsWith("0x") || text.startsWith("0X")
                    ? Long.parseUnsignedLong(text.substring(2), HEXADECIMAL)
                    : Long.parseUnsignedLong(text);
        } catch (NumberFormatException e) {
            throw new UsageException("'%s' is no number; 0x begins a hexadecimal one".formatted(text), e);
        }
    }

    /** A number of things, from 1 to a limit. */
    static int count(String what, String text, int most) throws UsageException {
        long count = number(text);
        if (count < 1 || count > most) {
            throw new UsageException("%s is from 1 to %,d, not %s".formatted(what, most, text));
        }
        return (int) count;
    }
}
