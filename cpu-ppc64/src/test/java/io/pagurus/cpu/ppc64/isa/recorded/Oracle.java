package io.pagurus.cpu.ppc64.isa.recorded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Runs cases on the oracle: qemu-ppc64 or qemu-ppc64le with the oracle runner in it. */
final class Oracle {
    private static final int REGISTERS = 8 * (38 + 128) + InstructionCase.WINDOW_SIZE;
    private static final int WORDS = 32;
    private static final int TRAP = 0x7fe00008;

    private final List<String> command;
    private final ByteOrder order;

    /**
     * An oracle.
     *
     * @param command the emulator, its options, and the runner
     * @param order byte order of the target
     */
    Oracle(List<String> command, ByteOrder order) {
        this.command = command;
        this.order = order;
    }

    /** {@return what each case leaves} */
    List<String> run(List<InstructionCase> cases) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Thread writer = Thread.ofVirtual().start(() -> {
            try (OutputStream out = process.getOutputStream()) {
                for (InstructionCase one : cases) {
                    out.write(request(one));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        List<String> lines = new ArrayList<>();
        try (BufferedInputStream in = new BufferedInputStream(process.getInputStream())) {
            for (InstructionCase one : cases) {
                byte[] result = in.readNBytes(REGISTERS + 16);
                if (result.length < REGISTERS + 16) {
                    throw new IOException("the oracle ended at " + one.name() + " %08x".formatted(one.words()[0]));
                }
                lines.add(line(one, ByteBuffer.wrap(result).order(order)));
            }
            writer.join();
        } catch (InterruptedException e) {
            throw new IOException(e);
        } finally {
            process.destroyForcibly();
        }
        return lines;
    }

    private byte[] request(InstructionCase one) {
        ByteBuffer buffer = ByteBuffer.allocate(REGISTERS + 4 * WORDS).order(order);
        InstructionCase.Registers in = one.registers();
        for (long value : in.gpr) {
            buffer.putLong(value);
        }
        buffer.putLong(in.cr & 0xffff_ffffL);
        buffer.putLong(in.xer).putLong(in.lr).putLong(in.ctr);
        buffer.position(8 * (38 + 128));
        buffer.put(in.window);
        for (int k = 0; k < WORDS; k++) {
            buffer.putInt(k < one.words().length ? one.words()[k] : TRAP);
        }
        return buffer.array();
    }

    private static String line(InstructionCase one, ByteBuffer buffer) {
        InstructionCase.Registers out = new InstructionCase.Registers();
        for (int n = 0; n < 32; n++) {
            out.gpr[n] = buffer.getLong();
        }
        out.cr = (int) buffer.getLong();
        out.xer = buffer.getLong();
        out.lr = buffer.getLong();
        out.ctr = buffer.getLong();
        buffer.position(8 * (38 + 128));
        buffer.get(out.window);
        long offset = buffer.getLong();
        int signal = (int) buffer.getLong();
        boolean inside = offset >= 0 && offset < 4L * one.words().length;
        String end = !inside
                ? "on"
                : switch (signal) {
                    case 4 -> "illegal";
                    case 5 -> "trap";
                    case 7 -> "alignment";
                    case 11 -> "storage";
                    default -> "signal " + signal;
                };
        return Outcome.line(one, end, InstructionCase.CODE + offset, out);
    }
}
