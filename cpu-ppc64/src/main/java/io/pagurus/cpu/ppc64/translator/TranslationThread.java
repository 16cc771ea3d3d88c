package io.pagurus.cpu.ppc64.translator;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The thread that translates, for all CPUs. It ends when there is nothing to do for a while. */
final class TranslationThread {
    private static final int QUEUE = 256;

    private static final ThreadPoolExecutor EXECUTOR = new ThreadPoolExecutor(
            1,
            1,
            1,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(QUEUE),
            work -> Thread.ofPlatform()
                    .name("ppc64-translator")
                    .daemon()
                    .priority(Thread.MIN_PRIORITY)
                    .unstarted(work));

    static {
        EXECUTOR.allowCoreThreadTimeOut(true);
    }

    private TranslationThread() {}

    /**
     * Has something done soon.
     *
     * @throws RejectedExecutionException if too much is waiting already
     */
    static void execute(Runnable work) {
        EXECUTOR.execute(work);
    }
}
