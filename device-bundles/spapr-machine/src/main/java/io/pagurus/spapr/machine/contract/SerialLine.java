package io.pagurus.spapr.machine.contract;

import io.pagurus.machine.GuestConsole;
import io.pagurus.machine.SafePoint;
import io.pagurus.qdev.DeviceException;
import io.pagurus.qdev.Hook;
import io.pagurus.qdev.RealizeScope;
import io.pagurus.spapr.Chardev;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A serial line that lives in memory: bounded input that waits for the device, bounded output that can be read back. */
final class SerialLine implements Chardev {
    private static final int BOUND = 64 * 1024;
    private static final int UNHEARD_BOUND = 1024 * 1024;

    private final SafePoint safePoint;
    private final List<Consumer<byte[]>> sinks = new CopyOnWriteArrayList<>();
    private final Backlog waiting = new Backlog(BOUND);
    private final Backlog written = new Backlog(BOUND);

    /** Who follows, and what nobody heard; the lock keeps what they hear in order. */
    private final List<Consumer<byte[]>> followers = new ArrayList<>();

    private final Backlog unheard = new Backlog(UNHEARD_BOUND);
    private volatile @Nullable Frontend frontend;

    SerialLine(SafePoint safePoint) {
        this.safePoint = safePoint;
    }

    @Override
    public void attach(RealizeScope scope, Frontend device) {
        scope.hook(new Hook() {
            @Override
            public void activate() throws DeviceException {
                Frontend other = frontend;
                if (other != null && !other.equals(device)) {
                    throw new DeviceException("another device is connected to this chardev");
                }
                frontend = device;
            }

            @Override
            public void deactivate() {
                if (device.equals(frontend)) {
                    frontend = null;
                }
            }
        });
    }

    @Override
    public void write(byte[] bytes) {
        written.add(bytes);
        sinks.forEach(sink -> sink.accept(bytes.clone()));
        synchronized (followers) {
            if (followers.isEmpty()) {
                unheard.add(bytes);
            } else {
                followers.forEach(follower -> follower.accept(bytes.clone()));
            }
        }
    }

    /** Hears what the guest writes, from where the last follower left. */
    GuestConsole.Following follow(Consumer<byte[]> sink) {
        synchronized (followers) {
            byte[] before = unheard.take(UNHEARD_BOUND);
            if (before.length > 0) {
                sink.accept(before);
            }
            followers.add(sink);
        }
        return () -> {
            synchronized (followers) {
                followers.remove(sink);
            }
        };
    }

    @Override
    public void acceptInput() {
        Frontend device = frontend;
        if (device == null) {
            return;
        }
        synchronized (waiting) {
            byte[] next = waiting.take(device.room());
            if (next.length > 0) {
                device.receive(next);
            }
        }
    }

    @Override
    public void input(byte[] bytes) {
        safePoint.enterGuest();
        try {
            waiting.add(bytes);
            acceptInput();
        } finally {
            safePoint.leaveGuest();
        }
    }

    @Override
    public byte[] output() {
        return written.all();
    }

    @Override
    public AutoCloseable listen(Consumer<byte[]> sink) {
        sinks.add(sink);
        return () -> sinks.remove(sink);
    }

    /** The newest bytes of a flow, up to the bound. */
    private static final class Backlog {
        private final int bound;
        private byte[] bytes = new byte[0];

        Backlog(int bound) {
            this.bound = bound;
        }

        synchronized void add(byte[] more) {
            int kept = Math.min(bytes.length, Math.max(0, bound - more.length));
            int taken = Math.min(more.length, bound);
            byte[] joined = Arrays.copyOfRange(bytes, bytes.length - kept, bytes.length + taken);
            System.arraycopy(more, more.length - taken, joined, kept, taken);
            bytes = joined;
        }

        synchronized byte[] take(int most) {
            int count = Math.min(bytes.length, Math.max(0, most));
            byte[] head = Arrays.copyOf(bytes, count);
            bytes = Arrays.copyOfRange(bytes, count, bytes.length);
            return head;
        }

        synchronized byte[] all() {
            return bytes.clone();
        }
    }
}
