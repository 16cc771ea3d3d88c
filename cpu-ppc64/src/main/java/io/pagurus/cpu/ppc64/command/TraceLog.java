package io.pagurus.cpu.ppc64.command;

import io.pagurus.cpu.CpuInspection.Instruction;
import io.pagurus.cpu.CpuInspection.Register;
import io.pagurus.cpu.CpuTracing;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes a line for each instruction, to a file or to the log. */
final class TraceLog implements CpuTracing.Listener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("io.pagurus.cpu.trace");

    private final int cpu;
    private final @Nullable BufferedWriter file;
    private long lines;
    private boolean closed;

    private TraceLog(int cpu, @Nullable BufferedWriter file) {
        this.cpu = cpu;
        this.file = file;
    }

    static TraceLog toLog(int cpu) {
        return new TraceLog(cpu, null);
    }

    static TraceLog toFile(int cpu, Path path) throws IOException {
        return new TraceLog(cpu, Files.newBufferedWriter(path, StandardCharsets.US_ASCII));
    }

    @Override
    public synchronized void executed(Instruction instruction, List<Register> changed) {
        String registers = changed.stream()
                .map(register -> register.name() + "=" + CpuRegsCommand.value(register))
                .collect(Collectors.joining(" "));
        String line = "cpu%d %016x %08x %-32s %s"
                .formatted(cpu, instruction.address(), instruction.code(), instruction.text(), registers)
                .stripTrailing();
        if (file == null) {
            LOG.info("{}", line);
        } else if (!closed) {
            write(file, line);
        }
        lines++;
    }

    /** A full disk ends the trace and not the guest. */
    private void write(BufferedWriter to, String line) {
        try {
            to.write(line);
            to.write('\n');
        } catch (IOException e) {
            closed = true;
            LOG.error("the trace of CPU {} ends here", cpu, e);
        }
    }

    synchronized long lines() {
        return lines;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (file != null) {
            try {
                file.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
