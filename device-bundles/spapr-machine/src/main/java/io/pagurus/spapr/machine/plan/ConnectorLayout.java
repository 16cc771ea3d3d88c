package io.pagurus.spapr.machine.plan;

import io.pagurus.machine.MachineOutline;
import io.pagurus.spapr.DrcType;
import io.pagurus.spapr.machine.PseriesVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where the sender's connectors stand among its section_ids: they are registered at fixed places of the construction, and
 * the numbers they took are missing from the stream as long as they send nothing.
 */
final class ConnectorLayout {
    /** Connectors for PCI host bridges (QEMU's {@code SPAPR_MAX_PHBS}). */
    private static final int PHBS = 31;

    /** Slots of a PCI bus: every devfn. */
    private static final int SLOTS = 256;

    /** Entries of a physical connector: spapr_drc and spapr_drc/physical. */
    private static final int PHYSICAL_ENTRIES = 2;

    /**
     * Most cores a machine may grow to where no device tree says how many: the most CPUs of the machine types that sent
     * none (up to 3.1). What a hostile stream makes of a gap ends here.
     */
    private static final int MAX_CORES = 1024;

    private static final long GIB = 1L << 30;

    private final PseriesVersion version;
    private final MachineOutline outline;
    private final List<Sent> anchors;
    private final CpuTopology cpus;
    private final NavigableMap<Long, Integer> layout = new TreeMap<>();
    private final Map<PciPath, Integer> chassisByBridge = new HashMap<>();

    ConnectorLayout(PseriesVersion version, MachineOutline outline, List<Sent> sent) {
        this.version = version;
        this.outline = outline;
        this.anchors = sent.stream().filter(section -> !section.ofConnector()).toList();
        this.cpus = CpuTopology.of(version, anchors);
        sent.forEach(section ->
                Bridge.of(section).ifPresent(bridge -> chassisByBridge.put(bridge.path(), bridge.chassis())));
        for (int i = 1; i < anchors.size(); i++) {
            between(i);
        }
    }

    /** {@return DRC index by the section_id of the connector's (first) entry} */
    NavigableMap<Long, Integer> bySectionId() {
        return layout;
    }

    /** {@return what the stream tells of the CPUs} */
    CpuTopology cpus() {
        return cpus;
    }

    /**
     * {@return the DRC index of a PCI slot; empty if its bridge is not known}
     *
     * @param path of the device in the slot
     */
    Optional<Integer> slot(PciPath path) {
        if (path.onRootBus()) {
            return Optional.of(slot(path.phb(), 0, path.devfn()));
        }
        return Optional.ofNullable(chassisByBridge.get(path.bridge()))
                .map(chassis -> slot(path.phb(), chassis, path.devfn()));
    }

    private static int slot(int phb, int chassis, int devfn) {
        return DrcType.PCI.index((phb << 16) | (chassis << 8) | devfn);
    }

    private void between(int next) {
        Sent before = anchors.get(next - 1);
        Sent after = anchors.get(next);
        long first = before.sectionId() + 1;
        long end = after.sectionId();
        if (before.is("PCIBUS") && next >= 2) {
            first = bridgeSlots(anchors.get(next - 2), first, end);
        }
        if (after.is("cpu_common")) {
            if (end > first && !version.upTo("2.6")) {
                layout.put(end - 1, cpus.connector(after.instanceId()));
            }
        } else if (after.is("spapr/rtc")) {
            pluggable(first, end);
        } else if (after.is("spapr_iommu")) {
            Liobn.of(after).filter(liobn -> liobn.window() == 0).ifPresent(liobn -> phbSlots(liobn.phb(), before, end));
        }
    }

    private long bridgeSlots(Sent bridge, long first, long end) {
        Integer chassis = PciPath.of(bridge.idstr())
                .filter(_ -> Bridge.isOne(bridge))
                .map(chassisByBridge::get)
                .orElse(null);
        if (chassis == null || end - first < SLOTS * PHYSICAL_ENTRIES) {
            return first;
        }
        int phb = PciPath.of(bridge.idstr()).map(PciPath::phb).orElse(0);
        slots(phb, chassis, first);
        return first + SLOTS * PHYSICAL_ENTRIES;
    }

    private void phbSlots(int phb, Sent before, long end) {
        long floor = before.sectionId() + 1;
        long slotsFrom = end - SLOTS * PHYSICAL_ENTRIES;
        if (slotsFrom < floor) {
            return;
        }
        slots(phb, 0, slotsFrom);
        long phbsFrom = slotsFrom - PHBS;
        if (phb == 0 && !version.upTo("3.1") && phbsFrom >= floor) {
            for (int i = 0; i < PHBS; i++) {
                layout.put(phbsFrom + i, DrcType.PHB.index(i));
            }
        }
    }

    private void slots(int phb, int chassis, long from) {
        for (int devfn = 0; devfn < SLOTS; devfn++) {
            layout.put(from + (long) PHYSICAL_ENTRIES * devfn, slot(phb, chassis, devfn));
        }
    }

    /** CPU cores that may be plugged, then logical memory blocks, then slots for persistent memory. */
    private void pluggable(long first, long end) {
        Optional<Capacity> capacity = anchors.stream()
                .filter(section -> section.is("spapr"))
                .findFirst()
                .flatMap(Capacity::of);
        List<Integer> connectors = new ArrayList<>();
        long room = Math.min(end - first, 1 << 16);
        long cores = capacity.map(c -> (long) cpus.cores(c.maxCpus()) - cpus.coldCores())
                .orElse((long) MAX_CORES);
        for (int i = 0; i < Math.min(cores, room); i++) {
            connectors.add(cpus.connectorOfCore(cpus.coldCores() + i));
        }
        capacity.ifPresent(c -> memory(c, room, connectors));
        for (int i = 0; i < connectors.size(); i++) {
            layout.put(first + i, connectors.get(i));
        }
    }

    private void memory(Capacity capacity, long room, List<Integer> connectors) {
        long ram = outline.ram().isEmpty() ? 0 : outline.ram().getFirst().usedLength();
        long base = (ram + GIB - 1) / GIB * GIB;
        for (long at = base; at < capacity.maxAddress() && connectors.size() < room; at += capacity.lmbSize()) {
            connectors.add(DrcType.LMB.index((int) (at / capacity.lmbSize())));
        }
        for (int i = 0; connectors.size() < room; i++) {
            connectors.add(DrcType.PMEM.index(i));
        }
    }
}
