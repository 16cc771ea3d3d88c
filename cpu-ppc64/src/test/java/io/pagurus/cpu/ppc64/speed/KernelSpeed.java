package io.pagurus.cpu.ppc64.speed;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.exec.Engine;
import io.pagurus.cpu.ppc64.interpreter.Interpreter;
import io.pagurus.cpu.ppc64.isa.Instructions;
import io.pagurus.cpu.ppc64.state.Spr;
import io.pagurus.cpu.ppc64.translator.TranslatingEngine;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a guest image for a number of iterations and prints its speed: {@code KernelSpeed TIER IMAGE ITERATIONS}. Steady is
 * the median of the second half of the run, beside it what the fastest tenth of that reaches: a host whose processors are
 * threads of one core slows down by half when others want it. Time is that of the guest's thread, so that other load on the host counts
 * little. To be run in the folder of this module.
 */
final class KernelSpeed {
    private static final long SLICE = 1_000_000;
    private static final long WINDOW = 50_000_000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private KernelSpeed() {}

    static void main(String[] args) throws IOException {
        int tier = Integer.parseInt(args[0]);
        Path image = Path.of(args[1]);
        int iterations = Integer.parseInt(args[2]);
        PrintStream out = System.out;
        Kernel kernel = Kernel.load(image, iterations);
        Cpu cpu = kernel.cpu();
        Console console = kernel.console();
        Engine engine = engine(tier, cpu);
        long wall = System.nanoTime();
        long busy = THREADS.getCurrentThreadCpuTime();
        long start = busy;
        long at = 0;
        List<Double> speeds = new ArrayList<>();
        while (!console.ended) {
            engine.run(SLICE);
            if (cpu.spr[Spr.SRR0] != 0x3000 && cpu.spr[Spr.SRR0] != 0) {
                console.text.append(
                        "interrupt %x, SRR0 %x, SRR1 %x%n".formatted(cpu.nip, cpu.spr[Spr.SRR0], cpu.spr[Spr.SRR1]));
                break;
            }
            if (cpu.completed - at >= WINDOW) {
                long now = THREADS.getCurrentThreadCpuTime();
                speeds.add(1e3 * (cpu.completed - at) / (now - busy));
                busy = now;
                at = cpu.completed;
            }
        }
        double thread = (THREADS.getCurrentThreadCpuTime() - start) / 1e9;
        double seconds = (System.nanoTime() - wall) / 1e9;
        double process = ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                        .getProcessCpuTime()
                / 1e9;
        List<Double> steady = speeds.subList(speeds.size() / 2, speeds.size()).stream()
                .sorted()
                .toList();
        out.print(console.text);
        out.printf(
                "%s tier %d: %d M instructions, %.2f s wall, %.2f s thread, %.2f s process; MIPS: steady %.0f, fastest tenth %.0f, whole %.0f%n",
                image.getFileName(),
                tier,
                cpu.completed / 1_000_000,
                seconds,
                thread,
                process,
                steady.isEmpty() ? 0 : steady.get(steady.size() / 2),
                steady.isEmpty() ? 0 : steady.get(steady.size() * 9 / 10),
                cpu.completed / 1e6 / thread);
        out.println(
                speeds.stream().limit(40).map(speed -> "%.0f".formatted(speed)).toList());
    }

    private static Engine engine(int tier, Cpu cpu) {
        return tier == 0
                ? new Interpreter(cpu, Instructions.table())
                : new TranslatingEngine(cpu, Instructions.table());
    }
}
