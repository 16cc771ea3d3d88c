package io.pagurus.cpu.ppc64.command;

import io.pagurus.command.Arguments;
import io.pagurus.command.Block;
import io.pagurus.command.Command;
import io.pagurus.command.CommandException;
import io.pagurus.command.CommandSpec;
import io.pagurus.command.Completion;
import io.pagurus.command.RefusedException;
import io.pagurus.command.Report;
import io.pagurus.command.UsageException;
import io.pagurus.cpu.CpuTracing;
import io.pagurus.machine.Machines;
import io.pagurus.machine.SafePoint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code cpu:trace}. */
@Component(service = Command.class)
public final class CpuTraceCommand implements Command {
    private static final String SWITCH = "on|off";
    private static final String FILE = "file";

    private final Machines machines;

    /**
     * The command.
     *
     * @param machines the machines of the runtime
     */
    @Activate
    public CpuTraceCommand(@Reference Machines machines) {
        this.machines = machines;
    }

    /**
     * What {@code --json} answers.
     *
     * @param cpu number of the CPU
     * @param traced whether it is traced now
     * @param instructions how many the trace that has ended told of; 0 if none has
     */
    record Traced(int cpu, boolean traced, long instructions) {}

    @Override
    public CommandSpec spec() {
        return Chosen.options(CommandSpec.of("cpu", "trace"), machines)
                .summary("write down every instruction of a CPU with the registers it changes")
                .description(
                        "Each line has the CPU, the address, the word, the instruction and the registers that are others"
                                + " after it. The CPU is interpreted meanwhile, some thousand times slower than otherwise. Without"
                                + " --file the lines go to the log, under io.pagurus.cpu.trace.")
                .required(SWITCH, "whether to trace", Completion.of("on", "off"))
                .option(FILE, "FILE", "write to this file, which is overwritten", Completion.FILE)
                .example("cpu:trace on --file boot.trace")
                .example("cpu:trace off")
                .build();
    }

    @Override
    public Report run(Arguments arguments) throws CommandException {
        boolean on = switch (arguments.get(SWITCH)) {
            case "on" -> true;
            case "off" -> false;
            default -> throw new UsageException("on or off, not '%s'".formatted(arguments.get(SWITCH)));
        };
        Optional<String> file = arguments.option(FILE);
        if (!on && file.isPresent()) {
            throw new UsageException("--file goes with on");
        }
        Chosen chosen = Chosen.of(machines, arguments);
        int index = chosen.cpu().index();
        if (!(chosen.cpu() instanceof CpuTracing tracing)) {
            throw new RefusedException("CPU %d cannot be traced".formatted(index));
        }
        TraceLog next = on ? open(index, file.isPresent() ? arguments.file(file.get()) : null) : null;
        CpuTracing.Listener before;
        try (SafePoint.Stopped _ = chosen.machine().safePoint().stop()) {
            before = tracing.tracedBy();
            tracing.trace(next);
        }
        long lines = 0;
        if (before instanceof TraceLog ended) {
            ended.close();
            lines = ended.lines();
        }
        String ended = before == null ? "" : "; the trace before it told of %,d instructions".formatted(lines);
        return Report.of(
                new Traced(index, on, lines),
                Block.Text.of(on ? "CPU %d is traced%s".formatted(index, ended) : off(index, before != null, lines)));
    }

    private static String off(int index, boolean was, long lines) {
        return was
                ? "CPU %d is no longer traced; its trace has %,d instructions".formatted(index, lines)
                : "CPU %d was not traced".formatted(index);
    }

    private static TraceLog open(int index, @Nullable Path path) throws RefusedException {
        if (path == null) {
            return TraceLog.toLog(index);
        }
        try {
            return TraceLog.toFile(index, path);
        } catch (IOException e) {
            throw new RefusedException("%s cannot be written: %s".formatted(path, e.getMessage()), e);
        }
    }
}
