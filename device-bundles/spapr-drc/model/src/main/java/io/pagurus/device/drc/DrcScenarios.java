package io.pagurus.device.drc;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.Consumer;

/** The transitional states of a connector: those in which its sections are sent. Each begins with a device attached. */
final class DrcScenarios {
    private static final int ISOLATION_STATE = 9001;
    private static final int DR_INDICATOR = 9002;
    private static final int ALLOCATION_STATE = 9003;
    private static final int IDENTIFY = 2;

    private DrcScenarios() {}

    static SequencedMap<String, Consumer<DrcModel>> of(DrcState drc) {
        SequencedMap<String, Consumer<DrcModel>> ways = new LinkedHashMap<>();
        if (!drc.attached()) {
            ways.put("hot-plugged, not yet configured", _ -> {});
            ways.put("hot-plugged, being configured", model -> unisolate(drc, model));
            return ways;
        }
        ways.put("unplug requested", DrcModel::requestUnplug);
        if (drc.type.physical()) {
            ways.put("identify indicator", model -> set(drc, model, DR_INDICATOR, IDENTIFY));
            ways.put("isolated by the guest", model -> set(drc, model, ISOLATION_STATE, 0));
        }
        return ways;
    }

    private static void unisolate(DrcState drc, DrcModel model) {
        if (!drc.type.physical()) {
            set(drc, model, ALLOCATION_STATE, 1);
        }
        set(drc, model, ISOLATION_STATE, 1);
    }

    private static void set(DrcState drc, DrcModel model, int indicator, int value) {
        model.setIndicator(new int[] {indicator, drc.index, value}, new int[1]);
    }
}
