package io.pagurus.core.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which devices people are spared: a pseries machine has hundreds of connectors that rest and send nothing. Programs get
 * them all.
 *
 * @param shown the devices to show
 * @param left a line for each type of which devices were left out
 */
record Silence(List<DeviceRow> shown, List<String> left) {
    /** The flag that shows everything. */
    static final String ALL = "all";

    private static final int FEW = 8;

    static Silence of(List<DeviceRow> rows, boolean all) {
        Map<String, Integer> silent = new LinkedHashMap<>();
        rows.stream().filter(DeviceRow::silent).forEach(row -> silent.merge(row.type(), 1, Integer::sum));
        silent.values().removeIf(count -> all || count <= FEW);
        List<DeviceRow> shown = new ArrayList<>();
        for (DeviceRow row : rows) {
            if (!row.silent() || !silent.containsKey(row.type())) {
                shown.add(row);
            }
        }
        List<String> left = new ArrayList<>();
        silent.forEach((type, count) ->
                left.add("%d more of %s, which would send nothing now; --%s shows them".formatted(count, type, ALL)));
        return new Silence(shown, left);
    }
}
