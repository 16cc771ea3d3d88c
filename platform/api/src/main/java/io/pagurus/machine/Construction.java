package io.pagurus.machine;

import io.pagurus.qdev.DeviceConfig;
import java.util.List;

/**
 * What a machine is to be built with, when it is not derived from a stream.
 *
 * @param cpuType name of the device type of its CPUs
 * @param cpuModel name of their model
 * @param cpus how many, 1 or more
 * @param cpuProperties further properties that every CPU gets
 * @param memory bytes of RAM
 */
public record Construction(String cpuType, String cpuModel, int cpus, DeviceConfig cpuProperties, long memory) {
    /**
     * What a machine type makes of it.
     *
     * @param ram migration name of the block that is mapped at 0, as long as the memory asked for
     * @param devices in construction order
     */
    public record Blueprint(String ram, List<Part> devices) {
        /** Copies the list. */
        public Blueprint {
            devices = List.copyOf(devices);
        }
    }

    /**
     * A device to be built. Of several implementations the first is taken.
     *
     * @param type name of its device type
     * @param config its properties, without the machine type's own
     */
    public record Part(String type, DeviceConfig config) {}
}
