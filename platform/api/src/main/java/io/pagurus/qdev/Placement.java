package io.pagurus.qdev;

import org.jspecify.annotations.Nullable;

/**
 * Where a device stands in the machine.
 *
 * @param bus the bus, such as {@code vio} or {@code sysbus}
 * @param name unique on the bus, such as {@code vty@71000000}
 * @param busPath what {@code get_dev_path} of the bus says, prefixed to idstr; null for a bus without paths
 */
public record Placement(String bus, String name, @Nullable String busPath) {
    /**
     * {@return a place on the system bus, which gives no path}
     *
     * @param name unique on the bus
     */
    public static Placement sysbus(String name) {
        return new Placement("sysbus", name, null);
    }

    /** {@return the device's path in the machine} */
    public String path() {
        return "/" + bus + "/" + name;
    }
}
