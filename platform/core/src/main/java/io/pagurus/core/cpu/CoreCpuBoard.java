package io.pagurus.core.cpu;

import io.pagurus.cpu.CpuBoard;
import io.pagurus.cpu.TimeBase;
import io.pagurus.cpu.VirtualCpu;
import io.pagurus.machine.SafePoint;
import io.pagurus.qdev.DeviceException;
import io.pagurus.qdev.Hook;
import io.pagurus.qdev.RealizeScope;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The CPUs of one machine and their threads. A place stays when its CPU is unplugged, for the one that follows. */
public final class CoreCpuBoard implements CpuBoard {
    private static final Logger log = LoggerFactory.getLogger(CoreCpuBoard.class);
    private static final long LAST_GOODBYE_MILLIS = 1_000;

    private final String machine;
    private final SafePoint gate;
    private final Consumer<End> onEnd;
    private final GuestTime time = new GuestTime(System::nanoTime);
    private final ConcurrentSkipListMap<Integer, CpuThread> places = new ConcurrentSkipListMap<>();
    private volatile boolean running;
    private volatile boolean closed;
    private @Nullable End end;

    /**
     * A board without CPUs.
     *
     * @param machine name of the machine, for the threads
     * @param gate its safe point
     * @param onEnd told on a CPU's thread when the guest ends; what it is to do is to say that the machine does not run
     */
    public CoreCpuBoard(String machine, SafePoint gate, Consumer<End> onEnd) {
        this.machine = machine;
        this.gate = gate;
        this.onEnd = onEnd;
    }

    @Override
    public void plug(RealizeScope scope, VirtualCpu cpu) {
        scope.hook(new Plug(cpu));
    }

    private final class Plug implements Hook {
        private final VirtualCpu cpu;

        Plug(VirtualCpu cpu) {
            this.cpu = cpu;
        }

        @Override
        public void activate() throws DeviceException {
            CpuThread place =
                    places.computeIfAbsent(cpu.index(), index -> new CpuThread(CoreCpuBoard.this, machine, index));
            VirtualCpu other = place.cpu();
            if (other != null && !other.equals(cpu)) {
                throw new DeviceException("CPU %d is plugged in already".formatted(cpu.index()));
            }
            place.plug(cpu);
        }

        @Override
        public void deactivate() {
            CpuThread place = places.get(cpu.index());
            if (place != null && cpu.equals(place.cpu())) {
                place.plug(null);
            }
        }
    }

    @Override
    public List<VirtualCpu> cpus() {
        return places.values().stream()
                .map(CpuThread::cpu)
                .flatMap(cpu -> Optional.ofNullable(cpu).stream())
                .toList();
    }

    @Override
    public Optional<VirtualCpu> cpu(int index) {
        return Optional.ofNullable(places.get(index)).map(CpuThread::cpu);
    }

    @Override
    public TimeBase timeBase() {
        return time;
    }

    @Override
    public void wake(VirtualCpu cpu) {
        CpuThread place = places.get(cpu.index());
        if (place != null) {
            place.wake();
        }
    }

    @Override
    public void execute(VirtualCpu cpu, Consumer<VirtualCpu> action) {
        CpuThread place = places.get(cpu.index());
        if (place == null || place.isCurrent()) {
            action.accept(cpu);
        } else {
            place.add(action);
        }
    }

    @Override
    public void forgetTranslations() {
        List<CpuThread> others =
                places.values().stream().filter(place -> !place.isCurrent()).toList();
        for (CpuThread place : places.values()) {
            VirtualCpu cpu = place.cpu();
            if (cpu != null) {
                cpu.forgetTranslations();
            }
        }
        for (CpuThread place : others) {
            VirtualCpu cpu = place.cpu();
            while (cpu != null && cpu.forgetting()) {
                Thread.onSpinWait();
            }
        }
    }

    @Override
    public void end(End how) {
        synchronized (this) {
            if (!running) {
                return;
            }
            end = how;
            onEnd.accept(how);
        }
        kick();
    }

    /** Waits for an end that is under way: who hears of it finds the machine in the state it has then. */
    @Override
    public synchronized @Nullable End ended() {
        return end;
    }

    void failed(CpuThread place, Throwable e) {
        log.error("{}: CPU {} failed", machine, place.index(), e);
        end(new End(End.Kind.CPU_FAILURE, "CPU %d failed: %s".formatted(place.index(), e)));
    }

    /**
     * Says whether the machine runs: its CPUs run and time passes, or not. CPUs that run stop soon after.
     *
     * @param runs whether it does
     */
    public synchronized void setRunning(boolean runs) {
        if (runs && !running) {
            end = null;
        }
        running = runs;
        time.pass(runs);
        notifyAll();
        places.values().forEach(CpuThread::wake);
    }

    @Override
    public synchronized boolean awaitStopped(long millis) throws InterruptedException {
        long until = System.nanoTime() + millis * 1_000_000;
        while (running && !closed) {
            long left = (until - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    /** Has every CPU return from guest code soon: somebody wants to stop the guest. */
    public void kick() {
        places.values().forEach(CpuThread::kick);
    }

    /** Does what was still to be done to CPUs; with the guest stopped. */
    public void settle() {
        for (CpuThread place : places.values()) {
            try {
                place.act();
            } catch (RuntimeException | Error e) {
                failed(place, e);
            }
        }
    }

    /** Ends the threads as soon as they come out of guest context. */
    public void close() {
        synchronized (this) {
            closed = true;
            running = false;
            notifyAll();
        }
        places.values().forEach(CpuThread::wake);
    }

    /** Waits a moment for the threads to end. */
    public void awaitClosed() {
        places.values().forEach(place -> place.join(LAST_GOODBYE_MILLIS));
    }

    boolean running() {
        return running;
    }

    boolean closed() {
        return closed;
    }

    SafePoint gate() {
        return gate;
    }
}
