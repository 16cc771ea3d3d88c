package io.pagurus.spapr.machine.contract;

import io.pagurus.spapr.DeviceTreeNode;
import io.pagurus.spapr.DrcSlot;
import java.util.Optional;

/** What hangs at one connector. */
final class ConnectorSlot implements DrcSlot {
    private record Content(Occupancy occupancy, Optional<DeviceTreeNode> node, int steps) {}

    private volatile Content content = new Content(Occupancy.AS_BUILT, Optional.empty(), 0);

    @Override
    public Occupancy occupancy() {
        return content.occupancy();
    }

    @Override
    public Optional<DeviceTreeNode> node() {
        return content.node();
    }

    @Override
    public int configureSteps() {
        return content.steps();
    }

    @Override
    public void configureSteps(int steps) {
        Content now = content;
        content = new Content(now.occupancy(), now.node(), steps);
    }

    @Override
    public void occupy(DeviceTreeNode node) {
        content = new Content(Occupancy.OCCUPIED, Optional.of(node), 0);
    }

    @Override
    public void vacate() {
        content = new Content(Occupancy.VACANT, Optional.empty(), 0);
    }
}
