package io.pagurus.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Runs cases in two threads, one QEMU each, and shows each as a test of its own in the given order. */
final class TwoAtATime {
    private TwoAtATime() {}

    /** Judges a case; throws if it fails. */
    @FunctionalInterface
    interface Judge<T> {
        void judge(T item) throws Exception;
    }

    static <T> Stream<DynamicTest> of(List<T> cases, Judge<T> judge) {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        List<DynamicTest> tests = new ArrayList<>();
        for (T item : cases) {
            Future<?> judged = threads.submit(() -> {
                judge.judge(item);
                return null;
            });
            tests.add(DynamicTest.dynamicTest(item.toString(), () -> finish(judged)));
        }
        threads.shutdown();
        return tests.stream();
    }

    private static void finish(Future<?> judged) throws Throwable {
        try {
            judged.get();
        } catch (ExecutionException e) {
            throw e.getCause();
        }
    }
}
