package io.pagurus.core.cpu;

import io.pagurus.cpu.VirtualCpu;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The place of one CPU and the thread that runs what is plugged in there. */
final class CpuThread implements Runnable {
    /** Long enough that its end costs nothing; a kick ends it at any time. */
    private static final long SLICE = 1L << 40;

    private final CoreCpuBoard board;
    private final int index;
    private final Thread thread;
    private final Queue<Consumer<VirtualCpu>> actions = new ConcurrentLinkedQueue<>();
    private volatile @Nullable VirtualCpu cpu;

    /** Something has happened since the CPU last began to run. */
    private volatile boolean woken;

    CpuThread(CoreCpuBoard board, String machine, int index) {
        this.board = board;
        this.index = index;
        this.thread = Thread.ofPlatform()
                .daemon()
                .name("%s-cpu%d".formatted(machine, index))
                .unstarted(this);
    }

    int index() {
        return index;
    }

    @Nullable
    VirtualCpu cpu() {
        return cpu;
    }

    /** Puts a CPU in the place, or takes it out; with the guest stopped. */
    void plug(@Nullable VirtualCpu other) {
        cpu = other;
        if (other != null && thread.getState() == Thread.State.NEW) {
            thread.start();
        }
        wake();
    }

    boolean isCurrent() {
        return Thread.currentThread() == thread;
    }

    /** Has the thread look after its CPU, wherever it is. */
    void wake() {
        woken = true;
        VirtualCpu now = cpu;
        if (now != null) {
            now.kick();
        }
        LockSupport.unpark(thread);
    }

    /** Has the CPU return from guest code, if it is there; one that sleeps goes on sleeping. */
    void kick() {
        VirtualCpu now = cpu;
        if (now != null) {
            now.kick();
        }
    }

    void add(Consumer<VirtualCpu> action) {
        actions.add(action);
        wake();
    }

    /** Does what was to be done to the CPU: on its thread, or with the guest stopped. */
    void act() {
        VirtualCpu now = cpu;
        if (now == null) {
            return;
        }
        for (Consumer<VirtualCpu> action = actions.poll(); action != null; action = actions.poll()) {
            action.accept(now);
        }
    }

    void join(long millis) {
        if (isCurrent() || thread.getState() == Thread.State.NEW) {
            return;
        }
        try {
            thread.join(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void run() {
        while (!board.closed()) {
            if (!board.running() || cpu == null) {
                LockSupport.park(this);
            } else {
                sleepUntil(visit());
            }
        }
    }

    /**
     * Runs the CPU in guest context.
     *
     * @return the time base until which it sleeps; one that has passed if it does not
     */
    private long visit() {
        board.gate().enterGuest();
        try {
            VirtualCpu now = cpu;
            if (now == null || !board.running()) {
                return 0;
            }
            woken = false;
            act();
            return now.run(SLICE) == VirtualCpu.Exit.HALTED ? now.nextDeadline() : 0;
        } catch (RuntimeException | Error e) {
            board.failed(this, e);
            return 0;
        } finally {
            board.gate().leaveGuest();
        }
    }

    private void sleepUntil(long deadline) {
        while (!woken && board.running() && !board.closed()) {
            if (deadline == VirtualCpu.NEVER) {
                LockSupport.park(this);
                continue;
            }
            long left = deadline - board.timeBase().ticks();
            if (left <= 0) {
                return;
            }
            LockSupport.parkNanos(this, GuestTime.nanosOf(left));
        }
    }
}
