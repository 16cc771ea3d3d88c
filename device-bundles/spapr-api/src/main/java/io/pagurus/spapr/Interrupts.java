package io.pagurus.spapr;

import java.util.function.IntConsumer;

/** The interrupt sources of one machine as devices drive them; an interrupt controller listens. */
public interface Interrupts {
    /**
     * Pulses an edge-triggered source.
     *
     * @param irq its number
     */
    void pulse(int irq);

    /**
     * {@return how often a source was pulsed since the machine was made}
     *
     * @param irq its number
     */
    long pulses(int irq);

    /**
     * Hears every pulse.
     *
     * @param listener told on the device's thread
     * @return ends it
     */
    AutoCloseable listen(IntConsumer listener);
}
