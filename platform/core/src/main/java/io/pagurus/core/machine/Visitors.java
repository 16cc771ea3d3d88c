package io.pagurus.core.machine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The counters of the threads that have been in guest context, kept without a lock. Virtual threads come and go by the
 * million, so counters of threads that have ended are thrown out whenever there are twice as many as were left the last
 * time.
 */
final class Visitors {
    /** {@link Visitor#depth}, for those who need an order on it. */
    static final VarHandle DEPTH;

    private static final int FIRST_PURGE = 64;

    static {
        try {
            DEPTH = MethodHandles.lookup().findVarHandle(Visitor.class, "depth", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** One guest thread. Must not point at the gate: a thread's locals would then keep the gate alive. */
    static final class Visitor {
        final Thread thread = Thread.currentThread();

        /** How often the thread is in guest context; written by it alone. */
        int depth;

        /** Keeps the counters of two threads out of one cache line, wherever the collector puts them. */
        @SuppressWarnings("unused")
        private long pad0;

        @SuppressWarnings("unused")
        private long pad1;

        @SuppressWarnings("unused")
        private long pad2;

        @SuppressWarnings("unused")
        private long pad3;

        @SuppressWarnings("unused")
        private long pad4;

        @SuppressWarnings("unused")
        private long pad5;

        @SuppressWarnings("unused")
        private long pad6;
    }

    private final Queue<Visitor> all = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicBoolean purging = new AtomicBoolean();
    private volatile int purgeAt = FIRST_PURGE;

    /** Adds the current thread, which is not in it. */
    Visitor welcome() {
        Visitor me = new Visitor();
        all.add(me);
        if (count.incrementAndGet() >= purgeAt && purging.compareAndSet(false, true)) {
            for (Iterator<Visitor> each = all.iterator(); each.hasNext(); ) {
                if (!each.next().thread.isAlive()) {
                    each.remove();
                    count.decrementAndGet();
                }
            }
            purgeAt = Math.max(FIRST_PURGE, 2 * count.get());
            purging.set(false);
        }
        return me;
    }

    /** Visits every thread that was added before this was called. */
    void forEach(Consumer<Visitor> action) {
        all.forEach(action);
    }

    int count() {
        return count.get();
    }
}
