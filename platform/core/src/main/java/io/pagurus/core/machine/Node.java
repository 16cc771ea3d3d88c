package io.pagurus.core.machine;

import io.pagurus.machine.DeviceNode;
import io.pagurus.qdev.Device;
import io.pagurus.qdev.DeviceConfig;
import io.pagurus.qdev.DeviceType;
import io.pagurus.qdev.Placement;
import org.jspecify.annotations.Nullable;

/** A place in a machine. What is in charge of it changes as a whole, so that a reader never sees half a swap. */
final class Node implements DeviceNode {
    private volatile Occupant occupant;

    /** What is in charge; the scope is null while the device is parked. */
    private record Occupant(
            Placement placement,
            DeviceType type,
            DeviceConfig config,
            Device device,
            @Nullable Scope scope) {}

    Node(Realized realized) {
        occupant = occupantOf(realized);
    }

    private static Occupant occupantOf(Realized r) {
        return new Occupant(r.placement(), r.type(), r.config(), r.device(), r.scope());
    }

    void put(Realized realized) {
        occupant = occupantOf(realized);
    }

    void park() {
        Occupant o = occupant;
        DeviceType absent = new AbsentType(o.type().name(), o.type().implementation(), o.placement());
        occupant = new Occupant(o.placement(), absent, o.config(), AbsentType.AbsentDevice.INSTANCE, null);
    }

    /** {@return the scope in charge, or null while parked} */
    @Nullable
    Scope scope() {
        return occupant.scope();
    }

    @Override
    public Placement placement() {
        return occupant.placement();
    }

    @Override
    public DeviceConfig config() {
        return occupant.config();
    }

    @Override
    public DeviceType type() {
        return occupant.type();
    }

    @Override
    public Device device() {
        return occupant.device();
    }

    @Override
    public boolean parked() {
        return occupant.scope() == null;
    }

    @Override
    public String toString() {
        return path();
    }
}
