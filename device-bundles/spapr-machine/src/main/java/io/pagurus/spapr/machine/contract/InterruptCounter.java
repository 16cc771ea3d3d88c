package io.pagurus.spapr.machine.contract;

import io.pagurus.spapr.Interrupts;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntConsumer;

/** The interrupt sources of one machine: counts pulses and tells whoever listens. */
final class InterruptCounter implements Interrupts {
    private final Map<Integer, Long> counts = new ConcurrentHashMap<>();
    private final List<IntConsumer> listeners = new CopyOnWriteArrayList<>();

    @Override
    public void pulse(int irq) {
        counts.merge(irq, 1L, Long::sum);
        listeners.forEach(listener -> listener.accept(irq));
    }

    @Override
    public long pulses(int irq) {
        return counts.getOrDefault(irq, 0L);
    }

    @Override
    public AutoCloseable listen(IntConsumer listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
