package io.pagurus.device.drc;

import static io.pagurus.spapr.RtasStatus.HARDWARE_ERROR;
import static io.pagurus.spapr.RtasStatus.NO_SUCH_INDICATOR;
import static io.pagurus.spapr.RtasStatus.PARAMETER_ERROR;
import static io.pagurus.spapr.RtasStatus.SUCCESS;

import io.pagurus.memory.GuestMemory;
import io.pagurus.memory.MemoryFaultException;
import io.pagurus.spapr.DeviceTreeNode;
import io.pagurus.spapr.DrConnector;
import io.pagurus.spapr.DrConnectors;
import io.pagurus.spapr.DrcSlot;
import io.pagurus.spapr.DrcType;
import io.pagurus.spapr.RtasStatus;
import java.util.Locale;

/**
 * Behaviour of one connector: the state machines of LoPAR 13.4 driven by set-indicator, get-sensor-state and
 * ibm,configure-connector. RTAS calls may come from several virtual CPUs; one at a time gets through.
 */
final class DrcModel implements DrConnector {
    /** Indicators and sensors (LoPAR 7.3.5.4, table "defined indicators"). */
    private static final int ISOLATION_STATE = 9001;

    private static final int DR_INDICATOR = 9002;
    private static final int ALLOCATION_STATE = 9003;
    private static final int DR_ENTITY_SENSE = 9003;

    /** dr-entity-sense values (LoPAR 13.5.3.3). */
    private static final int ENTITY_EMPTY = 0;

    private static final int ENTITY_PRESENT = 1;
    private static final int ENTITY_UNUSABLE = 2;

    private final DrcState drc;
    private final DrConnectors connectors;
    private final DrcSlot slot;
    private final GuestMemory memory;

    DrcModel(DrcState drc, DrConnectors connectors, GuestMemory memory) {
        this.drc = drc;
        this.connectors = connectors;
        this.slot = connectors.slot(drc.index);
        this.memory = memory;
        drc.join(slot);
    }

    /** set-indicator: indicator, index, state. */
    synchronized int setIndicator(int[] arguments, int[] returns) {
        if (arguments.length != 3 || returns.length != 1) {
            return PARAMETER_ERROR;
        }
        int value = arguments[2];
        return switch (arguments[0]) {
            case ISOLATION_STATE ->
                switch (value) {
                    case 0 -> drc.type.physical() ? isolatePhysical() : isolateLogical();
                    case 1 -> drc.type.physical() ? unisolatePhysical() : unisolateLogical();
                    default -> PARAMETER_ERROR;
                };
            case DR_INDICATOR -> indicate(value);
            case ALLOCATION_STATE ->
                switch (value) {
                    case 0 -> drc.type.physical() ? NO_SUCH_INDICATOR : makeUnusable();
                    case 1 -> drc.type.physical() ? NO_SUCH_INDICATOR : makeUsable();
                    default -> PARAMETER_ERROR;
                };
            default -> PARAMETER_ERROR;
        };
    }

    private int isolatePhysical() {
        return switch (drc.state) {
            case DrcStates.PHYSICAL_POWERON -> SUCCESS;
            case DrcStates.PHYSICAL_CONFIGURED -> {
                drc.state = DrcStates.PHYSICAL_POWERON;
                if (drc.unplugRequested) {
                    release();
                }
                yield SUCCESS;
            }
            default -> PARAMETER_ERROR;
        };
    }

    private int unisolatePhysical() {
        return switch (drc.state) {
            case DrcStates.PHYSICAL_UNISOLATE, DrcStates.PHYSICAL_CONFIGURED -> SUCCESS;
            case DrcStates.PHYSICAL_POWERON -> {
                if (!drc.attached() || drc.unplugRequested) {
                    yield NO_SUCH_INDICATOR;
                }
                drc.state = DrcStates.PHYSICAL_UNISOLATE;
                slot.configureSteps(0);
                yield SUCCESS;
            }
            default -> PARAMETER_ERROR;
        };
    }

    private int isolateLogical() {
        return switch (drc.state) {
            case DrcStates.LOGICAL_AVAILABLE, DrcStates.LOGICAL_UNUSABLE -> SUCCESS;
            case DrcStates.LOGICAL_CONFIGURED -> {
                if (drc.type == DrcType.LMB && !drc.unplugRequested) {
                    yield HARDWARE_ERROR;
                }
                drc.state = DrcStates.LOGICAL_AVAILABLE;
                yield SUCCESS;
            }
            default -> PARAMETER_ERROR;
        };
    }

    private int unisolateLogical() {
        return switch (drc.state) {
            case DrcStates.LOGICAL_UNISOLATE -> SUCCESS;
            case DrcStates.LOGICAL_CONFIGURED -> {
                if (drc.unplugRequested) {
                    drc.unplugRequested = false;
                    connectors.tell(DrConnectors.Event.UNPLUG_REFUSED, drc.index);
                }
                yield SUCCESS;
            }
            case DrcStates.LOGICAL_AVAILABLE -> {
                if (!drc.attached()) {
                    yield NO_SUCH_INDICATOR;
                }
                drc.state = DrcStates.LOGICAL_UNISOLATE;
                slot.configureSteps(0);
                yield SUCCESS;
            }
            case DrcStates.LOGICAL_UNUSABLE -> NO_SUCH_INDICATOR;
            default -> PARAMETER_ERROR;
        };
    }

    private int makeUsable() {
        return switch (drc.state) {
            case DrcStates.LOGICAL_AVAILABLE, DrcStates.LOGICAL_UNISOLATE, DrcStates.LOGICAL_CONFIGURED -> SUCCESS;
            case DrcStates.LOGICAL_UNUSABLE -> {
                if (!drc.attached() || drc.unplugRequested) {
                    yield NO_SUCH_INDICATOR;
                }
                drc.state = DrcStates.LOGICAL_AVAILABLE;
                yield SUCCESS;
            }
            default -> PARAMETER_ERROR;
        };
    }

    private int makeUnusable() {
        return switch (drc.state) {
            case DrcStates.LOGICAL_UNUSABLE -> SUCCESS;
            case DrcStates.LOGICAL_AVAILABLE -> {
                drc.state = DrcStates.LOGICAL_UNUSABLE;
                if (drc.unplugRequested) {
                    release();
                }
                yield SUCCESS;
            }
            case DrcStates.LOGICAL_UNISOLATE, DrcStates.LOGICAL_CONFIGURED -> NO_SUCH_INDICATOR;
            default -> PARAMETER_ERROR;
        };
    }

    private int indicate(int value) {
        if (!drc.type.physical()) {
            return NO_SUCH_INDICATOR;
        }
        if (value < DrcState.INDICATOR_INACTIVE || value > DrcState.INDICATOR_ACTION) {
            return PARAMETER_ERROR;
        }
        drc.drIndicator = value;
        return SUCCESS;
    }

    /** get-sensor-state: sensor, index; the sensor's value returns in the second word. */
    synchronized int getSensorState(int[] arguments, int[] returns) {
        if (arguments.length != 2 || returns.length != 2 || arguments[0] != DR_ENTITY_SENSE) {
            return PARAMETER_ERROR;
        }
        if (drc.type.physical()) {
            returns[1] = drc.attached() ? ENTITY_PRESENT : ENTITY_EMPTY;
        } else {
            returns[1] = switch (drc.state) {
                case DrcStates.LOGICAL_AVAILABLE, DrcStates.LOGICAL_UNISOLATE, DrcStates.LOGICAL_CONFIGURED ->
                    ENTITY_PRESENT;
                default -> ENTITY_UNUSABLE;
            };
        }
        return SUCCESS;
    }

    /** ibm,configure-connector: low and high word of the work area's address. */
    synchronized int configure(int[] arguments, int[] returns) {
        if (arguments.length != 2 || returns.length != 1) {
            return PARAMETER_ERROR;
        }
        if (!DrcStates.unisolated(drc.state) || !drc.attached()) {
            return ConfigureCursor.NOT_CONFIGURABLE;
        }
        ConfigureCursor cursor = new ConfigureCursor(slot.node().orElseGet(this::plainNode));
        long workArea = Integer.toUnsignedLong(arguments[0]) | ((long) arguments[1] << Integer.SIZE);
        try {
            int at = slot.configureSteps();
            int status = cursor.step(at, memory, workArea);
            if (status == ConfigureCursor.COMPLETE) {
                drc.state = DrcStates.ready(drc.type.physical());
                slot.configureSteps(0);
                connectors.tell(DrConnectors.Event.CONFIGURED, drc.index);
            } else {
                slot.configureSteps(at + 1);
            }
            return status;
        } catch (MemoryFaultException e) {
            return RtasStatus.PARAMETER_ERROR;
        }
    }

    private DeviceTreeNode plainNode() {
        return DeviceTreeNode.named("%s@%x".formatted(drc.type.text().toLowerCase(Locale.ROOT), DrcType.id(drc.index)));
    }

    @Override
    public int index() {
        return drc.index;
    }

    @Override
    public DrcType type() {
        return drc.type;
    }

    @Override
    public boolean attached() {
        return drc.attached();
    }

    @Override
    public synchronized String state() {
        return DrcStates.text(drc.state) + (drc.unplugRequested ? ", unplug requested" : "");
    }

    @Override
    public synchronized boolean attach(DeviceTreeNode node) {
        if (drc.attached()) {
            return false;
        }
        slot.occupy(node);
        drc.unplugRequested = false;
        connectors.tell(DrConnectors.Event.ATTACHED, drc.index);
        return true;
    }

    @Override
    public synchronized boolean requestUnplug() {
        if (!drc.attached()) {
            return false;
        }
        drc.unplugRequested = true;
        connectors.tell(DrConnectors.Event.UNPLUG_REQUESTED, drc.index);
        if (drc.state == DrcStates.empty(drc.type.physical())) {
            release();
        }
        return true;
    }

    private void release() {
        drc.unplugRequested = false;
        slot.vacate();
        connectors.tell(DrConnectors.Event.RELEASED, drc.index);
    }

    /** A reset completes what the guest had left open: a device wanted back goes, one that is there is ready. */
    synchronized void reset() {
        if (drc.unplugRequested && drc.attached()) {
            release();
        }
        slot.configureSteps(0);
        drc.powerOn();
    }
}
