package io.pagurus.spapr.machine.plan;

import io.pagurus.spapr.DrcType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The connectors that have a device, told by the device's own sections. */
final class Attachments {
    private final Set<Integer> attached = new HashSet<>();

    Attachments(List<Sent> sent, ConnectorLayout layout) {
        for (Sent section : sent) {
            if (section.is("cpu_common")) {
                attached.add(layout.cpus().connector(section.instanceId()));
            } else if (section.is("spapr_iommu")) {
                Liobn.of(section).ifPresent(liobn -> attached.add(DrcType.PHB.index(liobn.phb())));
            } else {
                PciPath.of(section.idstr()).flatMap(layout::slot).ifPresent(attached::add);
            }
        }
    }

    boolean has(int connector) {
        return attached.contains(connector);
    }
}
