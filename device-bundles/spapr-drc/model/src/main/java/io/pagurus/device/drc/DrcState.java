package io.pagurus.device.drc;

import io.pagurus.spapr.DrcSlot;
import io.pagurus.spapr.DrcType;
import org.jspecify.annotations.Nullable;

/** State of one connector (QEMU's {@code SpaprDrc} and {@code SpaprDrcPhysical}). */
final class DrcState {
    /** dr-indicator values (LoPAR 7.3.5.3, indicator 9002). */
    static final int INDICATOR_INACTIVE = 0;

    static final int INDICATOR_ACTIVE = 1;
    static final int INDICATOR_ACTION = 3;

    final DrcType type;
    final int index;
    private final boolean builtWithDevice;
    private @Nullable DrcSlot slot;

    /** One of {@link DrcStates}; a stream may bring anything. */
    int state;
    /** Whether the device is wanted back. */
    boolean unplugRequested;
    /** The indicator of a physical connector. */
    int drIndicator;

    DrcState(DrcType type, int index, boolean builtWithDevice) {
        this.type = type;
        this.index = index;
        this.builtWithDevice = builtWithDevice;
        powerOn();
    }

    /** Joins the machine's slot, which knows better than the property whether a device is there. */
    void join(DrcSlot machineSlot) {
        slot = machineSlot;
        powerOn();
    }

    /** The long-term state: ready with a device, empty without. */
    void powerOn() {
        boolean device = attached();
        state = device ? DrcStates.ready(type.physical()) : DrcStates.empty(type.physical());
        drIndicator = restingIndicator();
        unplugRequested = false;
    }

    boolean attached() {
        DrcSlot known = slot;
        return switch (known == null ? DrcSlot.Occupancy.AS_BUILT : known.occupancy()) {
            case AS_BUILT -> builtWithDevice;
            case OCCUPIED -> true;
            case VACANT -> false;
        };
    }

    private int restingIndicator() {
        return attached() ? INDICATOR_ACTIVE : INDICATOR_INACTIVE;
    }

    /** {@return whether the section is sent: a device is there and not in its long-term state} */
    boolean needed() {
        return attached() && (state != DrcStates.ready(type.physical()) || unplugRequested);
    }

    /** {@return whether the physical section is sent: the indicator says something else than expected} */
    boolean physicalNeeded() {
        return drIndicator != restingIndicator();
    }
}
