package io.pagurus.migration.compat;

/**
 * Both directions between two implementations of a device.
 *
 * @param type name of the device
 * @param machineType machine type that both sides run
 * @param forward from the first to the second
 * @param backward from the second to the first
 */
public record Check(String type, String machineType, Direction forward, Direction backward) {
    /** {@return whether either direction is broken} */
    public boolean broken() {
        return !forward.outcome().loads() || !backward.outcome().loads();
    }
}
