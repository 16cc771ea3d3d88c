package io.pagurus.cpu.ppc64.translator;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The thread that translates, for all CPUs. A region it has translated is called without doing anything until the JVM has
 * compiled it, and only then handed over: run by the JVM's interpreter it would be slower than tier 0. The thread ends
 * when there is nothing to do for a while.
 */
final class TranslationThread {
    private static final int QUEUE = 256;
    private static final int SECONDS_IDLE = 2;

    /** Milliseconds between two looks whether regions have been compiled. */
    private static final int LOOK_EVERY = 2;

    private static final BlockingQueue<Work> WAITING = new ArrayBlockingQueue<>(QUEUE);
    private static @Nullable Thread thread;

    /** A region on its way. */
    interface Work {
        /** {@return the translation, null if there is nothing to go on with} */
        @Nullable
        RegionCode translate();

        /** {@return whether the JVM has compiled the translation} */
        boolean compiled(RegionCode code);

        /** The JVM has compiled the translation. */
        void warm();
    }

    /** A translation that the JVM is to compile. */
    private record Cold(Work work, RegionCode code, long since) {
        /** Longest time for the JVM to compile it, in nanoseconds. */
        private static final long LONGEST = 2_000_000_000L;

        boolean done() {
            return work.compiled(code) || System.nanoTime() - since > LONGEST;
        }
    }

    private TranslationThread() {}

    /**
     * Has a region made soon.
     *
     * @return false if too much is waiting already
     */
    static synchronized boolean offer(Work work) {
        if (!WAITING.offer(work)) {
            return false;
        }
        if (thread == null) {
            thread = Thread.ofPlatform().name("ppc64-translator").daemon().start(TranslationThread::work);
        }
        return true;
    }

    private static void work() {
        List<Cold> cold = new ArrayList<>();
        try {
            while (true) {
                Work next = cold.isEmpty()
                        ? WAITING.poll(SECONDS_IDLE, TimeUnit.SECONDS)
                        : WAITING.poll(LOOK_EVERY, TimeUnit.MILLISECONDS);
                if (next != null) {
                    RegionCode code = next.translate();
                    if (code != null) {
                        cold.add(new Cold(next, code, System.nanoTime()));
                    }
                } else if (cold.isEmpty() && ended()) {
                    return;
                }
                cold.removeIf(one -> {
                    boolean done = one.done();
                    if (done) {
                        one.work.warm();
                    }
                    return done;
                });
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            ended();
        }
    }

    /** Ends the thread unless something has come meanwhile. */
    private static synchronized boolean ended() {
        if (WAITING.isEmpty()) {
            thread = null;
            return true;
        }
        return false;
    }
}
