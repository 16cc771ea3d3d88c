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
import io.pagurus.machine.Machine;
import io.pagurus.machine.Machines;
import io.pagurus.machine.SafePoint;
import io.pagurus.memory.MemoryFaultException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.OptionalLong;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code mem:read}. */
@Component(service = Command.class)
public final class MemReadCommand implements Command {
    private static final String ADDRESS = "ADDR";
    private static final String LENGTH = "LEN";
    private static final String REAL = "real";
    private static final int MOST = 1 << 20;
    private static final int PAGE = 4096;
    private static final int LINE = 16;

    private final Machines machines;

    /**
     * The command.
     *
     * @param machines the machines of the runtime
     */
    @Activate
    public MemReadCommand(@Reference Machines machines) {
        this.machines = machines;
    }

    /**
     * What {@code --json} answers.
     *
     * @param address of the first byte
     * @param bytes two hexadecimal digits each
     */
    record Bytes(String address, String bytes) {}

    @Override
    public CommandSpec spec() {
        return Chosen.options(CommandSpec.of("mem", "read"), machines)
                .summary("show guest memory")
                .description(
                        "An address is an effective one of the CPU, which goes through its MMU as for a load, unless"
                                + " --real makes it a guest real one. Bytes are shown in the order of their addresses.")
                .required(ADDRESS, "address of the first byte, or a register that holds it", Completion.of("nip", "r1"))
                .required(LENGTH, "how many bytes")
                .flag(REAL, "the address is a guest real one")
                .example("mem:read r1 0x100")
                .example("mem:read 0x100 256 --real")
                .build();
    }

    @Override
    public Report run(Arguments arguments) throws CommandException {
        int length = Chosen.count(LENGTH, arguments.get(LENGTH), MOST);
        byte[] bytes = new byte[length];
        long address;
        String text = arguments.get(ADDRESS);
        if (arguments.flag(REAL) && Character.isDigit(text.charAt(0))) {
            // RAM can be looked at without a CPU.
            Machine machine = Chosen.machine(machines, arguments);
            address = Chosen.number(text);
            try (SafePoint.Stopped _ = machine.safePoint().stop()) {
                real(machine, address, bytes, 0, length);
            }
        } else {
            Chosen chosen = Chosen.of(machines, arguments);
            try (SafePoint.Stopped _ = chosen.machine().safePoint().stop()) {
                address = chosen.address(text);
                if (arguments.flag(REAL)) {
                    real(chosen.machine(), address, bytes, 0, length);
                } else {
                    effective(chosen, address, bytes);
                }
            }
        }
        return Report.of(
                new Bytes("0x%016x".formatted(address), HexFormat.of().formatHex(bytes)), table(address, bytes));
    }

    private static void effective(Chosen chosen, long address, byte[] bytes) throws RefusedException {
        for (int done = 0; done < bytes.length; ) {
            long at = address + done;
            int here = Math.min(bytes.length - done, PAGE - (int) (at & PAGE - 1));
            OptionalLong real = chosen.cpu().inspection().translate(at, CpuInspection.Access.LOAD);
            if (real.isEmpty()) {
                throw new RefusedException("CPU %d cannot load from 0x%x as it is now: the address is not mapped"
                        .formatted(chosen.cpu().index(), at));
            }
            real(chosen.machine(), real.getAsLong(), bytes, done, here);
            done += here;
        }
    }

    private static void real(Machine machine, long address, byte[] bytes, int offset, int length)
            throws RefusedException {
        try {
            machine.memory().read(address, bytes, offset, length);
        } catch (MemoryFaultException e) {
            throw new RefusedException("no memory is there: " + e.getMessage(), e);
        }
    }

    private static Block table(long address, byte[] bytes) {
        Block.TableBuilder table = Block.Table.of(null, "address", "bytes", "text");
        HexFormat pairs = HexFormat.ofDelimiter(" ");
        for (int from = 0; from < bytes.length; from += LINE) {
            byte[] line = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + LINE));
            table.row("0x%016x".formatted(address + from), pairs.formatHex(line), printable(line));
        }
        return table.build();
    }

    private static String printable(byte[] line) {
        byte[] shown = line.clone();
        for (int i = 0; i < shown.length; i++) {
            if (shown[i] < ' ' || shown[i] == 0x7f) {
                shown[i] = '.';
            }
        }
        return new String(shown, StandardCharsets.US_ASCII);
    }
}
