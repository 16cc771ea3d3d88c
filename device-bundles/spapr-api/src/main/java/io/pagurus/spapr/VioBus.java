package io.pagurus.spapr;

import io.pagurus.qdev.RealizeScope;
import java.util.Set;

/** The bus of virtual I/O devices (LoPAR 16): each stands at a unit address, the {@code reg} of its node. */
public interface VioBus {
    /** The first unit address QEMU gives out by itself. */
    int FIRST_UNIT = 0x71000000;

    /**
     * Puts a device on the bus while its scope is active.
     *
     * @param scope owns the registration; activation fails if the unit address is taken
     * @param unit unit address
     * @param device the device
     */
    void attach(RealizeScope scope, int unit, VioUnit device);

    /** {@return the unit addresses taken now} */
    Set<Integer> units();

    /**
     * {@return the interrupt a device has unless it was given another one}
     *
     * @param unit unit address
     */
    int defaultIrq(int unit);
}
