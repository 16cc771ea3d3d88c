package io.pagurus.qdev;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.osgi.annotation.versioning.ConsumerType;

/** One device of one machine. Its state is a plain object beside it; save and load touch that object only. */
@ConsumerType
public interface Device {
    /**
     * Comes to life: registers its descriptions and hooks in the scope. While a swap is being prepared the scope is
     * hidden from the guest; hooks take effect when it is activated.
     *
     * @param scope owns everything that the device installs
     * @throws DeviceException if it cannot; whatever the scope holds is undone by the caller
     */
    void realize(RealizeScope scope) throws DeviceException;

    /** Puts the state back to what it is after power-on. */
    default void reset() {}

    /** {@return ways to bring a freshly realized device into states worth checking, most common first} */
    default List<Scenario> scenarios() {
        return List.of();
    }

    /**
     * Says how a device that is to take this one's state must be configured: what was plugged into it since it was made
     * must be on the destination's command line too.
     *
     * @param config how this device was configured
     * @return how its counterpart on the destination must be
     */
    default DeviceConfig destination(DeviceConfig config) {
        return config;
    }

    /** {@return run-time facts that {@code dev:tree} shows, by name; not migrated as such} */
    default SortedMap<String, String> facts() {
        return new TreeMap<>();
    }

    /**
     * A named state of a device.
     *
     * @param name what the state is, such as {@code hot-plugged, not yet configured}
     * @param enter brings the device there through its own behaviour
     */
    record Scenario(String name, Runnable enter) {}
}
