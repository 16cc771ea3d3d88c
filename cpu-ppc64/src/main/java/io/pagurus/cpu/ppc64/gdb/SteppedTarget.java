package io.pagurus.cpu.ppc64.gdb;

import io.pagurus.cpu.ppc64.exec.Cpu;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A guest that runs by itself while there is nothing to stop at, and otherwise one instruction of each CPU after the other,
 * looked at before and after each. Slow, and exact: no translated code has to know of breakpoints.
 */
public final class SteppedTarget implements DebugTarget {
    /** How often a guest that runs by itself is looked at for its end, in milliseconds. */
    private static final long GLANCE = 20;

    private final Supplier<List<DebuggedCpu>> present;
    private final Lifecycle lifecycle;
    private @Nullable Thread runner;
    private volatile boolean halting;

    /**
     * A target.
     *
     * @param present gives its CPUs as they are now, at least one
     * @param lifecycle who else runs it
     */
    public SteppedTarget(Supplier<List<DebuggedCpu>> present, Lifecycle lifecycle) {
        this.present = present;
        this.lifecycle = lifecycle;
    }

    @Override
    public int cpus() {
        return present.get().size();
    }

    @Override
    public Cpu cpu(int index) {
        return present.get().get(index).registers();
    }

    @Override
    public boolean read(int index, long ea, byte[] to) {
        return present.get().get(index).read(ea, to);
    }

    @Override
    public boolean write(int index, long ea, byte[] from) {
        return present.get().get(index).write(ea, from);
    }

    @Override
    public synchronized void halt() {
        Thread running = runner;
        if (running != null) {
            halting = true;
            boolean interrupted = false;
            while (running.isAlive()) {
                try {
                    running.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            runner = null;
        }
        lifecycle.takeOver();
    }

    @Override
    public synchronized void resume(StopPoints points, Consumer<Stop> report) {
        start(points.isEmpty() ? () -> freely() : () -> all(points), report);
    }

    @Override
    public synchronized void step(int index, StopPoints points, Consumer<Stop> report) {
        start(
                () -> {
                    Stop stop = one(index, points);
                    return stop != null ? stop : new Stop(index, Stop.Reason.TRAP, 0);
                },
                report);
    }

    @Override
    public synchronized void detach() {
        lifecycle.giveBack();
    }

    @Override
    public synchronized void kill() {
        lifecycle.end();
        lifecycle.giveBack();
    }

    /** What runs until there is something to report, or null if it was halted. */
    @FunctionalInterface
    private interface Going {
        @Nullable
        Stop run() throws InterruptedException;
    }

    private void start(Going going, Consumer<Stop> report) {
        halting = false;
        runner = Thread.ofPlatform().name("gdb-guest").daemon().start(() -> {
            try {
                Stop stop = going.run();
                if (stop != null) {
                    report.accept(stop);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private @Nullable Stop freely() throws InterruptedException {
        lifecycle.giveBack();
        while (!halting) {
            if (lifecycle.ended()) {
                return new Stop(0, Stop.Reason.EXITED, 0);
            }
            Thread.sleep(GLANCE);
        }
        return null;
    }

    private @Nullable Stop all(StopPoints points) {
        List<DebuggedCpu> cpus = present.get();
        while (!halting) {
            for (int i = 0; i < cpus.size(); i++) {
                Stop stop = one(i, points);
                if (stop != null) {
                    return stop;
                }
                if (points.breaksAt(cpus.get(i).registers().nip)) {
                    return new Stop(i, Stop.Reason.TRAP, 0);
                }
            }
        }
        return null;
    }

    /** Runs one instruction; gives the watchpoint it met, or the end. */
    private @Nullable Stop one(int index, StopPoints points) {
        DebuggedCpu cpu = present.get().get(index);
        Stop[] met = new Stop[1];
        if (points.watching()) {
            cpu.watch((ea, bytes, kind) -> {
                Optional<Stop> stop = points.access(index, ea, bytes, kind);
                if (met[0] == null && stop.isPresent()) {
                    met[0] = stop.get();
                }
            });
        }
        try {
            cpu.step();
        } finally {
            if (points.watching()) {
                cpu.watch(null);
            }
        }
        return lifecycle.ended() ? new Stop(index, Stop.Reason.EXITED, 0) : met[0];
    }
}
