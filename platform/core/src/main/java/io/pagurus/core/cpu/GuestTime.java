package io.pagurus.core.cpu;

import io.pagurus.cpu.TimeBase;
import java.util.function.LongSupplier;

/** The time base of one machine, on the host's monotonic clock. */
final class GuestTime implements TimeBase {
    /** {@link #FREQUENCY} ticks are a second, so 64 ticks are 125 nanoseconds. */
    private static final long TICKS = 64;

    private static final long NANOS = 125;

    private final LongSupplier nanos;

    /** @param base ticks at host time {@code since}; {@code since} means nothing while time stands */
    private record Epoch(boolean passes, long base, long since) {}

    private volatile Epoch epoch = new Epoch(false, 0, 0);

    /**
     * Time that stands at zero.
     *
     * @param nanos the host's clock, as {@link System#nanoTime}
     */
    GuestTime(LongSupplier nanos) {
        this.nanos = nanos;
    }

    @Override
    public long ticks() {
        return at(epoch);
    }

    private long at(Epoch now) {
        return now.passes() ? now.base() + ticksOf(nanos.getAsLong() - now.since()) : now.base();
    }

    @Override
    public synchronized void set(long ticks) {
        epoch = new Epoch(epoch.passes(), ticks, nanos.getAsLong());
    }

    @Override
    public boolean passes() {
        return epoch.passes();
    }

    synchronized void pass(boolean passes) {
        if (passes != epoch.passes()) {
            epoch = new Epoch(passes, at(epoch), nanos.getAsLong());
        }
    }

    static long ticksOf(long nanos) {
        return nanos / NANOS * TICKS + nanos % NANOS * TICKS / NANOS;
    }

    /** {@return nanoseconds until so many ticks have passed, rounded up} */
    static long nanosOf(long ticks) {
        return ticks / TICKS * NANOS + (ticks % TICKS * NANOS + TICKS - 1) / TICKS;
    }
}
