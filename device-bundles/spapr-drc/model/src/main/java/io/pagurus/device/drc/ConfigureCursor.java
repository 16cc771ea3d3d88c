package io.pagurus.device.drc;

import io.pagurus.memory.GuestMemory;
import io.pagurus.memory.MemoryFaultException;
import io.pagurus.spapr.DeviceTreeNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Where ibm,configure-connector stands in the nodes of a device (LoPAR 13.5.3.5): each call gives the next name or
 * property through the guest's work area. The position itself is kept by the machine's slot.
 */
final class ConfigureCursor {
    /** The status words of the call. */
    static final int COMPLETE = 0;

    static final int NEXT_CHILD = 2;
    static final int NEXT_PROPERTY = 3;
    static final int PREVIOUS_PARENT = 4;
    static final int ERROR = -1;
    static final int NOT_CONFIGURABLE = -9003;

    /** Bytes of the work area. */
    private static final int WORK_AREA = 4096;

    /** Words of the work area: offset of a name, length of a property's value, offset of the value. */
    private static final int NAME_OFFSET = 2 * Integer.BYTES;

    private static final int VALUE_LENGTH = 3 * Integer.BYTES;
    private static final int VALUE_OFFSET = 4 * Integer.BYTES;

    /** Names and values begin here. */
    private static final int DATA = 5 * Integer.BYTES;

    private sealed interface Step {
        record Node(String name) implements Step {}

        /** Never compared. */
        @SuppressWarnings("ArrayRecordComponent")
        record Property(String name, byte[] value) implements Step {}

        record End() implements Step {}
    }

    private final List<Step> steps = new ArrayList<>();

    ConfigureCursor(DeviceTreeNode root) {
        unfold(root, steps);
        steps.removeLast();
    }

    private static void unfold(DeviceTreeNode node, List<Step> all) {
        all.add(new Step.Node(node.name()));
        node.properties().forEach((name, value) -> all.add(new Step.Property(name, value)));
        node.children().forEach(child -> unfold(child, all));
        all.add(new Step.End());
    }

    /**
     * Gives a step.
     *
     * @param at its number, from 0
     * @param memory the guest's memory
     * @param workArea guest real address of the work area
     * @return the call's status
     * @throws MemoryFaultException if the work area has no RAM behind it
     */
    int step(int at, GuestMemory memory, long workArea) throws MemoryFaultException {
        if (at >= steps.size()) {
            return COMPLETE;
        }
        return switch (steps.get(at)) {
            case Step.End() -> PREVIOUS_PARENT;
            case Step.Node(String name) -> {
                memory.storeU32(workArea + NAME_OFFSET, DATA);
                yield put(memory, workArea, DATA, terminated(name)) ? NEXT_CHILD : ERROR;
            }
            case Step.Property(String name, byte[] value) -> {
                byte[] text = terminated(name);
                memory.storeU32(workArea + NAME_OFFSET, DATA);
                memory.storeU32(workArea + VALUE_LENGTH, value.length);
                memory.storeU32(workArea + VALUE_OFFSET, DATA + text.length);
                boolean fits = put(memory, workArea, DATA, text) && put(memory, workArea, DATA + text.length, value);
                yield fits ? NEXT_PROPERTY : ERROR;
            }
        };
    }

    private static boolean put(GuestMemory memory, long workArea, int offset, byte[] bytes)
            throws MemoryFaultException {
        if (offset + bytes.length > WORK_AREA) {
            return false;
        }
        memory.write(workArea + offset, bytes, 0, bytes.length);
        return true;
    }

    private static byte[] terminated(String name) {
        return (name + '\0').getBytes(StandardCharsets.US_ASCII);
    }
}
