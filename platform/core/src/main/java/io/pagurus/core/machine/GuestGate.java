package io.pagurus.core.machine;

import io.pagurus.machine.SafePoint;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The safe point. Each guest thread owns a counter that only it writes, so entering is one fenced store and one load and
 * shares no cache line with other guest threads; stopping pays for that by reading every counter.
 *
 * <p>Why nothing slips through: a guest stores its counter and then reads {@link #closed}; a stopper stores closed and
 * then reads the counters; both pairs are sequentially consistent, so at least one sees the other. A guest that sees
 * closed takes its counter back and waits on a condition whose state changes under its lock. A stopper that waits for a
 * counter looks again on its own after a short time, so that leaving needs no fence.
 */
public final class GuestGate implements SafePoint {
    private static final VarHandle DEPTH;
    private static final int FIRST_PURGE = 64;
    private static final long LONGEST_NAP_NANOS = 50_000;

    static {
        try {
            DEPTH = MethodHandles.lookup().findVarHandle(Visitor.class, "depth", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** One guest thread. Must not point at the gate: a thread's locals would then keep the gate alive. */
    private static final class Visitor {
        final Thread thread = Thread.currentThread();
        /** How often the thread is in guest context; written by it alone. */
        int depth;
    }

    private final ThreadLocal<@Nullable Visitor> mine = new ThreadLocal<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition opened = lock.newCondition();
    private final Condition ownerGone = lock.newCondition();

    /** Guarded by the lock. */
    private final List<Visitor> visitors = new ArrayList<>();

    private int purgeAt = FIRST_PURGE;
    private @Nullable Thread owner;
    private int ownerDepth;
    private int holds;

    /** Whether someone owns or holds the gate; written under the lock. */
    private volatile boolean closed;

    private volatile @Nullable Thread drainer;

    /** An open gate. */
    public GuestGate() {}

    @Override
    public void enterGuest() {
        Visitor me = visitor();
        int depth = me.depth;
        if (depth > 0) {
            me.depth = depth + 1;
            return;
        }
        DEPTH.setVolatile(me, 1);
        if (closed) {
            waitUntilOpen(me);
        }
    }

    @Override
    public void leaveGuest() {
        Visitor me = mine.get();
        if (me == null || me.depth == 0) {
            throw new IllegalStateException("this thread is not in guest context");
        }
        DEPTH.setRelease(me, me.depth - 1);
        if (closed) {
            LockSupport.unpark(drainer);
        }
    }

    @Override
    public Stopped stop() {
        refuseInGuest();
        Thread me = Thread.currentThread();
        List<Visitor> inside;
        lock.lock();
        try {
            while (owner != null && owner != me) {
                ownerGone.awaitUninterruptibly();
            }
            owner = me;
            ownerDepth++;
            closed = true;
            inside = List.copyOf(visitors);
        } finally {
            lock.unlock();
        }
        drain(inside);
        return once(this::disown);
    }

    /**
     * Keeps the guest stopped without owning the gate: others may stop it meanwhile. To be called while stopped.
     *
     * @return closing it, on any thread, lets the guest go on
     */
    Stopped hold() {
        lock.lock();
        try {
            if (owner != Thread.currentThread()) {
                throw new IllegalStateException("a hold is taken while the guest is stopped");
            }
            holds++;
        } finally {
            lock.unlock();
        }
        return once(() -> {
            holds--;
            openIfFree();
        });
    }

    /** {@return how many threads' counters are kept} */
    int visitors() {
        lock.lock();
        try {
            return visitors.size();
        } finally {
            lock.unlock();
        }
    }

    private void disown() {
        if (--ownerDepth == 0) {
            owner = null;
            ownerGone.signal();
            openIfFree();
        }
    }

    private void openIfFree() {
        if (owner == null && holds == 0) {
            closed = false;
            opened.signalAll();
        }
    }

    /** Runs the action once, under the lock, when first closed. */
    private Stopped once(Runnable action) {
        AtomicBoolean done = new AtomicBoolean();
        return () -> {
            if (!done.getAndSet(true)) {
                lock.lock();
                try {
                    action.run();
                } finally {
                    lock.unlock();
                }
            }
        };
    }

    private void waitUntilOpen(Visitor me) {
        do {
            lock.lock();
            try {
                if (owner == Thread.currentThread()) {
                    return; // Whoever stopped the guest may act for it.
                }
                DEPTH.setVolatile(me, 0);
                LockSupport.unpark(drainer);
                while (closed) {
                    opened.awaitUninterruptibly();
                }
            } finally {
                lock.unlock();
            }
            DEPTH.setVolatile(me, 1);
        } while (closed);
    }

    private void drain(List<Visitor> inside) {
        drainer = Thread.currentThread();
        for (Visitor visitor : inside) {
            for (int tries = 0; (int) DEPTH.getVolatile(visitor) > 0; tries++) {
                if (tries < 100) {
                    Thread.onSpinWait();
                } else if (!visitor.thread.isAlive()) {
                    break; // It died in guest context; nobody else will take its counter back.
                } else {
                    LockSupport.parkNanos(this, Math.min(LONGEST_NAP_NANOS, tries * 50L));
                }
            }
        }
        drainer = null;
    }

    private void refuseInGuest() {
        Visitor me = mine.get();
        if (me != null && me.depth > 0) {
            throw new IllegalStateException("a thread in guest context cannot stop the guest: it would wait for itself");
        }
    }

    private Visitor visitor() {
        Visitor me = mine.get();
        return me != null ? me : welcome();
    }

    private Visitor welcome() {
        Visitor me = new Visitor();
        lock.lock();
        try {
            if (visitors.size() >= purgeAt) {
                // Virtual threads come and go by the million; their counters must not stay.
                visitors.removeIf(v -> !v.thread.isAlive());
                purgeAt = Math.max(FIRST_PURGE, 2 * visitors.size());
            }
            visitors.add(me);
        } finally {
            lock.unlock();
        }
        mine.set(me);
        return me;
    }
}
