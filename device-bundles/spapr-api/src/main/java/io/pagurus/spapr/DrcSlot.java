package io.pagurus.spapr;

import java.util.Optional;

/**
 * What hangs at a dynamic reconfiguration connector. It belongs to the machine, not to the connector: it stays while the
 * connector's implementation changes, as a plugged device stays.
 */
public interface DrcSlot {
    /** {@return what is known of it} */
    Occupancy occupancy();

    /** {@return what ibm,configure-connector tells of the device; empty if there is none or nothing is known} */
    Optional<DeviceTreeNode> node();

    /** {@return how many answers of ibm,configure-connector the guest has had since it last began; 0 if none} */
    int configureSteps();

    /**
     * Remembers how far the guest is with ibm,configure-connector. It is not migrated, as in QEMU, but a guest in the
     * middle of it must not notice that the connector's implementation changes.
     *
     * @param steps answers given since it began; 0 to begin again
     */
    void configureSteps(int steps);

    /**
     * Plugs a device; ibm,configure-connector begins again.
     *
     * @param node what ibm,configure-connector tells of it
     */
    void occupy(DeviceTreeNode node);

    /** Takes the device away; ibm,configure-connector begins again. */
    void vacate();

    /** Whether a device hangs at a connector. */
    enum Occupancy {
        /** Nothing was plugged or taken away in this machine: the connector's own property decides. */
        AS_BUILT,
        /** A device was plugged. */
        OCCUPIED,
        /** The device was taken away. */
        VACANT
    }
}
