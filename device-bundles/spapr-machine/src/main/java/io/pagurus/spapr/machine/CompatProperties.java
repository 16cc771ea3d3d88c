package io.pagurus.spapr.machine;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What older machine types set for a device so that it stays what it was (QEMU's {@code hw_compat_*} and
 * {@code spapr_compat_*}), as far as it changes a stream.
 */
final class CompatProperties {
    /**
     * One property.
     *
     * @param upTo newest version that sets it
     * @param device name of the device
     * @param property its property
     * @param value what it is set to
     */
    private record Rule(String upTo, String device, String property, String value) {}

    /** Oldest first: of two rules for one property the older version's holds. */
    private static final List<Rule> RULES = List.of(
            new Rule("2.3", "spapr-pci-host-bridge", "dynamic-reconfiguration", "off"),
            new Rule("2.4", "virtio-pci", "migrate-extra", "off"),
            new Rule("2.4", "virtio-pci", "x-disable-pcie", "on"),
            new Rule("2.5", "spapr-vlan", "use-rx-buffer-pools", "off"),
            new Rule("2.6", "spapr-pci-host-bridge", "ddw", "off"),
            new Rule("2.6", "virtio-pci", "disable-modern", "on"),
            new Rule("2.6", "virtio-pci", "disable-legacy", "off"),
            new Rule("2.7", "powerpc64-cpu", "pre-2.8-migration", "on"),
            new Rule("2.7", "spapr-pci-host-bridge", "pre-2.8-migration", "on"),
            new Rule("2.7", "virtio-pci", "page-per-vq", "on"),
            new Rule("2.8", "spapr-pci-host-bridge", "pcie-extended-configuration-space", "off"),
            new Rule("2.9", "powerpc64-cpu", "pre-2.10-migration", "on"),
            new Rule("2.11", "virtio-blk-pci", "vectors", "2"),
            new Rule("2.12", "powerpc64-cpu", "pre-3.0-migration", "on"),
            new Rule("2.12", "spapr-cpu-core", "pre-3.0-migration", "on"),
            new Rule("2.12", "VGA", "global-vmstate", "on"),
            new Rule("4.0", "virtio-device", "use-started", "off"),
            new Rule("4.1", "virtio-pci", "x-pcie-flr-init", "off"),
            new Rule("4.2", "virtio-blk-device", "queue-size", "128"),
            new Rule("4.2", "virtio-scsi-device", "virtqueue_size", "128"),
            new Rule("4.2", "virtio-device", "use-disabled-flag", "off"),
            new Rule("5.0", "virtio-balloon-device", "page-poison", "off"),
            new Rule("5.1", "virtio-blk-device", "num-queues", "1"),
            new Rule("5.1", "virtio-scsi-device", "num_queues", "1"),
            new Rule("5.2", "virtio-net-pci", "vectors", "3"),
            new Rule("7.1", "virtio-device", "queue_reset", "off"),
            new Rule("7.1", "virtio-rng-pci", "vectors", "0"),
            new Rule("7.2", "spapr-iommu", "x-migrate-faults", "off"),
            new Rule("7.2", "powerpc64-cpu", "x-sections", "7.2"),
            new Rule("7.2", "virtio-mem", "x-early-migration", "off"),
            new Rule("8.1", "virtio-net-device", "host_uso", "off"),
            new Rule("9.0", "scsi-disk-base", "migrate-emulated-scsi-request", "off"),
            new Rule("9.1", "powerpc64-cpu", "x-sections", "8.1"),
            new Rule("9.2", "virtio-balloon-pci", "vectors", "0"),
            new Rule("9.2", "virtio-mem-pci", "vectors", "0"),
            new Rule("10.0", "powerpc64-cpu", "rtas-stopped-state", "off"));

    private CompatProperties() {}

    static Map<String, String> of(PseriesVersion version, String device) {
        Map<String, String> properties = new TreeMap<>();
        for (Rule rule : RULES) {
            if (rule.device.equals(device) && version.upTo(rule.upTo)) {
                properties.putIfAbsent(rule.property, rule.value);
            }
        }
        return properties;
    }
}
