package io.pagurus.device.iommu;

import io.pagurus.qdev.DeviceConfig;
import io.pagurus.qdev.DeviceException;
import io.pagurus.qdev.PropertySpec;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Properties of spapr-iommu, understood.
 *
 * @param liobn logical I/O bus number
 * @param entries TCEs of the window at power-on, 0 for a window that its owner opens later
 * @param pageShift log2 of the IOMMU page size at power-on
 * @param busOffset first I/O bus address at power-on
 * @param defWin whether def_win travels: version 3 of the section (QEMU 7.1), else version 2
 * @param faults whether an implementation that counts faults may send the count
 */
record IommuConfig(int liobn, int entries, int pageShift, long busOffset, boolean defWin, boolean faults) {
    static final String LIOBN = "liobn";
    static final String ENTRIES = "nb-table";
    static final String PAGE_SHIFT = "page-shift";
    static final String BUS_OFFSET = "bus-offset";
    static final String MIGRATE_DEF_WIN = "x-migrate-def-win";
    static final String MIGRATE_FAULTS = "x-migrate-faults";

    /** QEMU's {@code SPAPR_PCI_LIOBN}: bit 31, PHB index, window number in the low byte. */
    private static final int PCI_LIOBN = 0x80000000;

    private static final int WINDOW_MASK = 0xff;
    private static final int PAGE_SHIFT_4K = 12;

    static final List<PropertySpec> PROPERTIES = List.of(
            new PropertySpec(LIOBN, "uint32", "", "logical I/O bus number"),
            new PropertySpec(ENTRIES, "uint32", "0", "TCEs of the window at power-on; 0: opened later"),
            new PropertySpec(PAGE_SHIFT, "uint32", "12, or 0 for dynamic windows", "log2 of the IOMMU page size"),
            new PropertySpec(BUS_OFFSET, "uint64", "0", "first I/O bus address of the window"),
            new PropertySpec(
                    MIGRATE_DEF_WIN, "bool", "on", "send def_win (version 3); off: version 2, as QEMU up to 7.0"),
            new PropertySpec(
                    MIGRATE_FAULTS,
                    "bool",
                    "on",
                    "send counted faults, where the implementation counts them compatibly"));

    private static final Set<String> NAMES =
            new HashSet<>(PROPERTIES.stream().map(PropertySpec::name).toList());

    static IommuConfig of(DeviceConfig config) throws DeviceException {
        for (String name : config.values().keySet()) {
            if (!NAMES.contains(name)) {
                throw new DeviceException("spapr-iommu has no property '%s'".formatted(name));
            }
        }
        if (config.get(LIOBN).isEmpty()) {
            throw new DeviceException("spapr-iommu needs the property 'liobn'");
        }
        int liobn = (int) within(config, LIOBN, 0, 0xffffffffL);
        return new IommuConfig(
                liobn,
                (int) within(config, ENTRIES, 0, TceArray.MAX_ENTRIES),
                (int) within(config, PAGE_SHIFT, dynamic(liobn) ? 0 : PAGE_SHIFT_4K, 63),
                config.number(BUS_OFFSET, 0),
                config.flag(MIGRATE_DEF_WIN, true),
                config.flag(MIGRATE_FAULTS, true));
    }

    private static long within(DeviceConfig config, String name, long absent, long max) throws DeviceException {
        long value = config.number(name, absent);
        if (value < 0 || value > max) {
            throw new DeviceException("property '%s' must lie between 0 and %d, not %s"
                    .formatted(name, max, config.get(name).orElse("")));
        }
        return value;
    }

    /** {@return whether a guest opens the window by ibm,create-pe-dma-window} */
    static boolean dynamic(int liobn) {
        return (liobn & PCI_LIOBN) != 0 && (liobn & WINDOW_MASK) != 0;
    }

    /** {@return whether a PHB opens the window at reset} */
    boolean defaultWindow() {
        return (liobn & PCI_LIOBN) != 0 && !dynamic(liobn);
    }

    /** {@return whether the LIOBN is a VIO device's unit address} */
    boolean vio() {
        return (liobn & PCI_LIOBN) == 0;
    }
}
