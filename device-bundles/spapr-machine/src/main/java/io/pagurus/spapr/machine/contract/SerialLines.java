package io.pagurus.spapr.machine.contract;

import io.pagurus.machine.SafePoint;
import io.pagurus.spapr.Chardevs;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** The serial lines of one machine. */
final class SerialLines implements Chardevs {
    private final SafePoint safePoint;
    private final Map<String, SerialLine> lines = new ConcurrentHashMap<>();

    SerialLines(SafePoint safePoint) {
        this.safePoint = safePoint;
    }

    @Override
    public SerialLine get(String id) {
        return lines.computeIfAbsent(id, _ -> new SerialLine(safePoint));
    }

    @Override
    public Set<String> ids() {
        return new TreeSet<>(lines.keySet());
    }
}
