package io.pagurus.spapr.machine.contract;

import io.pagurus.spapr.DeviceTreeNode;
import io.pagurus.spapr.DrcSlot;
import java.util.Optional;

/** What hangs at one connector. */
final class ConnectorSlot implements DrcSlot {
    private record Content(Occupancy occupancy, Optional<DeviceTreeNode> node) {}

    private volatile Content content = new Content(Occupancy.AS_BUILT, Optional.empty());

    @Override
    public Occupancy occupancy() {
        return content.occupancy();
    }

    @Override
    public Optional<DeviceTreeNode> node() {
        return content.node();
    }

    @Override
    public void occupy(DeviceTreeNode node) {
        content = new Content(Occupancy.OCCUPIED, Optional.of(node));
    }

    @Override
    public void vacate() {
        content = new Content(Occupancy.VACANT, Optional.empty());
    }
}
