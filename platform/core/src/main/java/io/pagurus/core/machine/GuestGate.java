package io.pagurus.core.machine;

import io.pagurus.machine.SafePoint;
import java.lang.invoke.VarHandle;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The safe point. Each guest thread owns a counter that only it writes, so entering is one fenced store and one load and
 * shares no cache line with other guest threads; stopping pays for that by reading every counter.
 *
 * <p>Why nothing slips through: a guest stores its counter and then reads {@link #closing}; a stopper stores closing and
 * then reads the counters; both pairs are sequentially consistent, so at least one sees the other. A guest that sees
 * closing takes its counter back and waits for the future of that very closing, which is completed once and stays so.
 * A stopper that waits for a counter looks again on its own after a short time, so that leaving needs no fence.
 *
 * <p>Guests never hold or queue for a lock. A stopper would otherwise stand behind a virtual thread that has been woken
 * but finds all carriers taken by other guests.
 */
public final class GuestGate implements SafePoint {
    private static final VarHandle DEPTH = Visitors.DEPTH;
    private static final long LONGEST_NAP_NANOS = 50_000;

    /**
     * Why the gate is shut.
     *
     * @param reasons how many stop it, wait to stop it, or hold it
     * @param opened completed when no reason is left
     */
    private record Closing(int reasons, CompletableFuture<@Nullable Void> opened) {}

    @SuppressWarnings("ThreadLocalUsage") // A thread may be in the guest context of several machines.
    private final ThreadLocal<Visitors.@Nullable Visitor> mine = new ThreadLocal<>();

    private final Visitors visitors = new Visitors();

    /** Null while the gate is open. */
    private final AtomicReference<@Nullable Closing> closing = new AtomicReference<>();

    /** Held by the one thread that owns the gate; fair, so that stoppers take turns. */
    private final Semaphore ownership = new Semaphore(1, true);

    private final AtomicInteger ownerDepth = new AtomicInteger();
    private volatile @Nullable Thread owner;

    private volatile Hurry hurry = Hurry.NONE;

    /** An open gate. */
    public GuestGate() {}

    /** What helps guests that run for long to come to the gate. */
    interface Hurry {
        /** There are none. */
        Hurry NONE = new Hurry() {};

        /** Somebody stops the guest: those who run are to come soon. */
        default void close() {}

        /** The guest is stopped; nothing has been changed yet. */
        default void stopped() {}
    }

    /** Sets who is told, before there are guests. */
    void hurry(Hurry told) {
        hurry = told;
    }

    @Override
    public void enterGuest() {
        Visitors.Visitor me = mine.get();
        if (me == null) {
            me = visitors.welcome();
            mine.set(me);
        }
        int depth = me.depth;
        if (depth > 0) {
            me.depth = depth + 1;
            return;
        }
        DEPTH.setVolatile(me, 1);
        if (closing.get() != null) {
            waitUntilOpen(me);
        }
    }

    @Override
    public void leaveGuest() {
        Visitors.Visitor me = mine.get();
        if (me == null || me.depth == 0) {
            throw new IllegalStateException("this thread is not in guest context");
        }
        DEPTH.setRelease(me, me.depth - 1);
        if (closing.get() != null) {
            LockSupport.unpark(owner);
        }
    }

    private void waitUntilOpen(Visitors.Visitor me) {
        for (Closing now = closing.get(); now != null; now = closing.get()) {
            if (owner == Thread.currentThread()) {
                return; // Whoever stopped the guest may act for it.
            }
            DEPTH.setVolatile(me, 0);
            LockSupport.unpark(owner);
            now.opened().join();
            DEPTH.setVolatile(me, 1);
        }
    }

    /** Stops the guest. A thread closes what it got in any order, one at a time; another thread may do it in its place. */
    @Override
    public Stopped stop() {
        Visitors.Visitor visitor = mine.get();
        if (visitor != null && visitor.depth > 0) {
            throw new IllegalStateException(
                    "a thread in guest context cannot stop the guest: it would wait for itself");
        }
        if (owner == Thread.currentThread()) {
            ownerDepth.incrementAndGet();
        } else {
            // Shut before queueing: guests that spin give up their carriers, which a waiting stopper may need.
            shut();
            hurry.close();
            ownership.acquireUninterruptibly();
            owner = Thread.currentThread();
            ownerDepth.set(1);
            visitors.forEach(this::awaitLeft);
            hurry.stopped();
        }
        return once(this::disown);
    }

    private void disown() {
        if (ownerDepth.decrementAndGet() == 0) {
            owner = null;
            ownership.release();
            open();
        }
    }

    /**
     * Keeps the guest stopped without owning the gate: others may stop it meanwhile. To be called while stopped.
     *
     * @return closing it, on any thread, lets the guest go on
     */
    Stopped hold() {
        if (owner != Thread.currentThread()) {
            throw new IllegalStateException("a hold is taken while the guest is stopped");
        }
        shut();
        return once(this::open);
    }

    private void shut() {
        closing.updateAndGet(now ->
                now == null ? new Closing(1, new CompletableFuture<>()) : new Closing(now.reasons() + 1, now.opened()));
    }

    private void open() {
        Closing before = closing.getAndUpdate(
                now -> now == null || now.reasons() == 1 ? null : new Closing(now.reasons() - 1, now.opened()));
        if (before != null && before.reasons() == 1) {
            before.opened().complete(null);
        }
    }

    /** Runs the action when first closed. */
    private static Stopped once(Runnable action) {
        AtomicBoolean done = new AtomicBoolean();
        return () -> {
            if (!done.getAndSet(true)) {
                action.run();
            }
        };
    }

    private void awaitLeft(Visitors.Visitor visitor) {
        for (int tries = 0; (int) DEPTH.getVolatile(visitor) > 0; tries++) {
            if (tries < 100) {
                Thread.onSpinWait();
            } else if (!visitor.thread.isAlive()) {
                return; // It died in guest context; nobody else will take its counter back.
            } else {
                LockSupport.parkNanos(this, Math.min(LONGEST_NAP_NANOS, tries * 50L));
            }
        }
    }

    /** {@return how many threads' counters are kept} */
    int visitors() {
        return visitors.count();
    }
}
