package io.pagurus.spapr;

/** A dynamic reconfiguration connector as whoever plugs devices sees it (LoPAR 13). */
public interface DrConnector {
    /** {@return its index, unsigned} */
    int index();

    /** {@return its type} */
    DrcType type();

    /** {@return whether a device is attached} */
    boolean attached();

    /** {@return its state in words, such as {@code physical: unisolated}} */
    String state();

    /**
     * Plugs a device into the running machine: the guest has yet to configure it.
     *
     * @param node what ibm,configure-connector tells of it
     * @return false if a device is attached already
     */
    boolean attach(DeviceTreeNode node);

    /**
     * Asks for the device back; it goes when the guest has let go of it, or at once if the guest never took it.
     *
     * @return false if no device is attached
     */
    boolean requestUnplug();
}
