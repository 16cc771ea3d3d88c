package io.pagurus.bench;

import io.pagurus.core.machine.GuestGate;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;

/** The gate between guest and changes, beside the lock that would do the same. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SafePointBenchmark {
    private final GuestGate gate = new GuestGate();
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

    /** Into guest context and out of it. */
    @Benchmark
    public void enterAndLeave() {
        gate.enterGuest();
        gate.leaveGuest();
    }

    /** Takes a read lock and gives it back. */
    @Benchmark
    @SuppressWarnings("LockNotBeforeTry") // Nothing happens between the two.
    public void readLock() {
        lock.readLock().lock();
        lock.readLock().unlock();
    }

    /** Into guest context and out of it, beside another who does the same. */
    @Benchmark
    @Threads(2)
    public void enterAndLeaveByTwo() {
        enterAndLeave();
    }

    /** Takes a read lock and gives it back, beside another who does the same. */
    @Benchmark
    @Threads(2)
    public void readLockByTwo() {
        readLock();
    }
}
